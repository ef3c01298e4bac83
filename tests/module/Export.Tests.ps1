BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VaultSupport.psm1" -Force
    Import-Module "$PSScriptRoot/CrashSupport.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 5000 -Parameter @{ DataPath = Join-Path $TestDrive 'data' }
    $job = Get-SalesNavLeadList -Name 'Engineering*' | Select-Object -First 1 |
        Start-ProspectingJob -MaxResults 300 -SearchEmails -AudienceName 'Export test' | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60
    $audience = Get-Audience -AudienceId $job.AudienceId
    $people = @(Get-AudienceProspect $audience.AudienceId)
    $expected = Join-Path $TestDrive 'expected.csv'
    $null = Export-AudienceProspect $audience.AudienceId $expected
    $expectedHash = (Get-FileHash -LiteralPath $expected).Hash

    function New-ExportPath {
        # A path that no test has used yet.
        param([string] $Extension = 'csv')
        Join-Path $TestDrive "$([guid]::NewGuid().ToString('N')).$Extension"
    }

    function Get-Rest {
        # What an export left beside its file.
        param([string] $Path)
        @(Get-ChildItem -Path "$Path.*" -Force | ForEach-Object Name | Sort-Object)
    }
}

AfterAll {
    Stop-TestService
}

Describe 'The file' {
    It 'is the text without a name where <What> come from the pipeline' -ForEach @(
        @{ What = 'audiences'; Of = { $args[0] } }
        @{ What = 'ids'; Of = { $args[0].AudienceId } }
        @{ What = 'rows with an id'; Of = { $args[0] | Select-Object AudienceId, Name } }
        @{ What = 'dictionaries'; Of = { [pscustomobject]@{ audienceid = $args[0].AudienceId } } }
    ) {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        foreach ($name in 'out.csv', 'plain', 'out.jsonl') {
            $path = Join-Path $folder $name
            (& $Of $audience | Export-AudienceProspect $path).Path | Should -Be $path
            (& $Of $audience | Export-AudienceProspect -Force $path).Rows | Should -BeGreaterThan 0
        }
        (& $Of $audience | Export-AudienceProspect $folder).Path | Should -BeLike "$folder*.csv"
        Push-Location $folder
        try { (& $Of $audience | Export-AudienceReport report.html).Name | Should -Be 'report.html' } finally { Pop-Location }
    }

    It 'is needed, and an error says so' {
        { Export-AudienceProspect $audience.AudienceId } | Should -Throw '*-Path*'
        { $audience | Export-AudienceProspect } | Should -Throw '*-Path*'
        { Export-AudienceReport $audience.AudienceId } | Should -Throw '*-Path*'
    }

    It 'is a CSV sheet that Import-Csv reads back, one row a prospect' {
        $rows = @(Import-Csv -LiteralPath $expected)
        $rows.Count | Should -Be $people.Count
        $rows.ProspectId | Should -Be $people.ProspectId
        $rows.Name | Should -Be $people.Name
        $rows.CompanyName | Should -Be $people.Company.Name
        $rows[0].About | Should -Be $people[0].About
        @($rows.Email | Where-Object { $_ }).Count | Should -BeGreaterThan 50
        @($rows.Email | Where-Object { $_ }) | Should -Be @($people.Email | Where-Object { $_ })
        (Get-Content -LiteralPath $expected -TotalCount 1) | Should -BeLike 'ProspectId,Name,FirstName,LastName,Title,*'
    }

    It 'is JSON Lines with every field as it came' {
        $path = New-ExportPath jsonl
        $summary = Export-AudienceProspect $audience.AudienceId $path
        $summary.Format | Should -Be 'JsonLines'
        $lines = [IO.File]::ReadAllLines($path)
        $lines.Count | Should -Be $people.Count
        $first = $lines[0] | ConvertFrom-Json
        $first.id | Should -Be $people[0].ProspectId
        $first.company.name | Should -Be $people[0].Company.Name
        $first.emails[0].email | Should -Be $people[0].Emails[0].Email
    }

    It 'has the same bytes whatever the page size' {
        $path = New-ExportPath
        $null = Export-AudienceProspect $audience.AudienceId $path -PageSize 7
        (Get-FileHash -LiteralPath $path).Hash | Should -Be $expectedHash
    }

    It 'begins with a byte order mark when Excel shall read it' {
        $path = New-ExportPath
        $null = Export-AudienceProspect $audience.AudienceId $path -Encoding Utf8BOM
        $bytes = [IO.File]::ReadAllBytes($path)
        $bytes[0..2] | Should -Be 0xEF, 0xBB, 0xBF
        [IO.File]::ReadAllBytes($expected)[0] | Should -Be ([byte][char] 'P')
    }

    It 'can be read by its owner only' -Tag NeedsUnix {
        $path = New-ExportPath
        $null = Export-AudienceProspect $audience.AudienceId $path
        [IO.File]::GetUnixFileMode($path) | Should -Be ([IO.UnixFileMode]'UserRead, UserWrite')
    }

    It 'grants nobody but its owner anything on Windows' -Tag NeedsWindows {
        $path = New-ExportPath
        $null = Export-AudienceProspect $audience.AudienceId $path
        $acl = Get-Acl -LiteralPath $path
        $acl.AreAccessRulesProtected | Should -BeTrue
        @($acl.Access).Count | Should -Be 1
    }

    It 'leaves nothing else behind, and says what it wrote' {
        $path = New-ExportPath
        $summary = Export-AudienceProspect $audience.AudienceId $path
        Get-Rest $path | Should -BeNullOrEmpty
        $summary.Path | Should -Be $path
        $summary.Rows | Should -Be $people.Count
        $summary.Bytes | Should -Be (Get-Item -LiteralPath $path).Length
        $summary.Duration | Should -BeGreaterThan ([timespan]::Zero)
        $summary.RowsPerSecond | Should -BeGreaterThan 0
        $summary.Resumed | Should -BeFalse
        $summary.AudienceId | Should -Be $audience.AudienceId
    }

    It 'of an empty audience is a sheet with headings only' {
        $empty = New-Audience "Empty $([guid]::NewGuid())"
        $path = New-ExportPath
        (Export-AudienceProspect $empty.AudienceId $path).Rows | Should -Be 0
        [IO.File]::ReadAllLines($path).Count | Should -Be 1
    }
}

Describe 'Input' {
    It 'takes an audience, a job and their ids from the pipeline' {
        $byAudience = New-ExportPath
        $byJob = New-ExportPath
        $byJobId = New-ExportPath
        $null = Get-Audience -AudienceId $audience.AudienceId | Export-AudienceProspect -Path $byAudience
        $null = $job | Export-AudienceProspect -Path $byJob
        $null = Export-AudienceProspect -JobId $job.JobId -Path $byJobId
        (Get-FileHash $byAudience, $byJob, $byJobId).Hash | Select-Object -Unique | Should -Be $expectedHash
    }

    It 'gives each of several audiences its own file in a folder' {
        $other = New-TestAudience -Count 20
        $folder = New-Item -ItemType Directory -Path (New-ExportPath dir)
        $summaries = @($audience, $other | Export-AudienceProspect -Path $folder)
        $summaries.Count | Should -Be 2
        (Get-FileHash (Join-Path $folder 'Export test.csv')).Hash | Should -Be $expectedHash
        Join-Path $folder "$($other.Name).csv" | Should -Exist
    }

    It 'refuses to put a second audience into the same file, even with -Force' {
        $other = New-TestAudience -Count 20
        $path = New-ExportPath
        $summaries = @($audience, $other | Export-AudienceProspect -Path $path -Force -ErrorAction SilentlyContinue -ErrorVariable problem)
        $summaries.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ParameterInvalid,*'
        (Get-FileHash $path).Hash | Should -Be $expectedHash
    }

    It 'writes nothing with -WhatIf' {
        $path = New-ExportPath
        Export-AudienceProspect $audience.AudienceId $path -WhatIf | Should -BeNullOrEmpty
        $path | Should -Not -Exist
    }

    It 'leaves nothing behind for an audience that is not there' {
        $path = New-ExportPath
        $thrown = Get-ThrownError { Export-AudienceProspect ('0' * 24) $path -ErrorAction Stop }
        $thrown.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $path | Should -Not -Exist
        Get-Rest $path | Should -BeNullOrEmpty
    }

    It 'says that the folder is missing before it asks the server' {
        $path = Join-Path $TestDrive 'no-such-folder/a.csv'
        $DebugPreference = 'Continue'
        $stream = Export-AudienceProspect $audience.AudienceId $path -ErrorAction SilentlyContinue -ErrorVariable problem 5>&1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'FileError,*'
        $stream | Should -BeNullOrEmpty
    }
}

Describe 'A file that is there' {
    It 'is an error, and stays as it was' {
        $path = New-ExportPath
        'mine' | Set-Content -LiteralPath $path
        $thrown = Get-ThrownError { Export-AudienceProspect $audience.AudienceId $path -ErrorAction Stop }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'ExportFileExists,*'
        $thrown.CategoryInfo.Category | Should -Be 'ResourceExists'
        Get-Content -LiteralPath $path | Should -Be 'mine'
    }

    It 'is replaced with -Force' {
        $path = New-ExportPath
        'mine' | Set-Content -LiteralPath $path
        $null = Export-AudienceProspect $audience.AudienceId $path -Force
        (Get-FileHash -LiteralPath $path).Hash | Should -Be $expectedHash
    }
}

Describe 'An interrupted export' {
    BeforeAll {
        function Invoke-KilledExport {
            # Exports in a process of its own, and kills it when the unfinished file has so many bytes, or at once when it is done.
            param([string] $Path, [long] $AfterBytes, [switch] $Resume)
            $script = "Export-AudienceProspect '$($audience.AudienceId)' '$Path' -PageSize 1 $(if ($Resume) { '-Resume' })"
            $process = Start-TestShell -Script $script -Uri $service.Uri -Key $key -AccountGroupId $service.AccountGroupId
            try {
                while (-not $process.HasExited) {
                    $partial = [IO.FileInfo]::new("$Path.partial")
                    if ($partial.Exists -and $partial.Length -ge $AfterBytes) {
                        $process.Kill()
                        return $true
                    }
                    Start-Sleep -Milliseconds 2
                }
                return $false
            }
            finally {
                $null = $process.WaitForExit(20000)
                $process.Dispose()
            }
        }

        # A key of the test's own, as a process of its own needs one in its environment.
        $key = (Get-ServiceKey -Service $service).Key
    }

    It 'gives the same bytes after kill -9 at any point, again and again' {
        $length = (Get-Item -LiteralPath $expected).Length
        foreach ($round in 1..2) {
            $path = New-ExportPath
            $kills = 0
            $points = @(1..3 | ForEach-Object { Get-Random -Maximum $length } | Sort-Object)
            foreach ($point in $points) {
                if (Invoke-KilledExport -Path $path -AfterBytes $point -Resume:($kills -gt 0)) {
                    $kills++
                    $path | Should -Not -Exist -Because "it was killed after $point bytes"
                }
            }
            $kills | Should -BeGreaterThan 0
            if (-not (Test-Path -LiteralPath $path)) {
                $summary = Export-AudienceProspect $audience.AudienceId $path -Resume
                $summary.Resumed | Should -BeTrue
                $summary.Rows | Should -Be $people.Count
            }
            (Get-FileHash -LiteralPath $path).Hash | Should -Be $expectedHash -Because "killed after $points bytes"
            Get-Rest $path | Should -BeNullOrEmpty
        }
    }

    It 'gives the same bytes after the network was cut' {
        $path = New-ExportPath
        Set-TestFault $service @{ Path = '*/prospects'; Skip = 12; DropAfterBytes = 100 }
        try {
            $thrown = Get-ThrownError { Export-AudienceProspect $audience.AudienceId $path -PageSize 10 -ErrorAction Stop }
        }
        finally {
            Set-TestFault $service
        }
        $thrown.ErrorDetails.Message | Should -BeLike '*-Resume*'
        $path | Should -Not -Exist
        Get-Rest $path | Should -Be @("$(Split-Path -Leaf $path).checkpoint.json", "$(Split-Path -Leaf $path).partial")
        (Get-Content -Raw "$path.checkpoint.json" | ConvertFrom-Json).rows | Should -Be 120
        $summary = Export-AudienceProspect $audience.AudienceId $path -PageSize 10 -Resume
        $summary.Resumed | Should -BeTrue
        (Get-FileHash -LiteralPath $path).Hash | Should -Be $expectedHash
    }
    It 'is not begun again, and not gone on with, without being told' {
        $path = New-ExportPath
        Copy-Item -LiteralPath $expected -Destination "$path.partial"
        $thrown = Get-ThrownError { Export-AudienceProspect $audience.AudienceId $path -ErrorAction Stop }
        $thrown.FullyQualifiedErrorId | Should -BeLike 'ExportUnfinished,*'
        $thrown.Exception.Message | Should -BeLike '*-Resume*-Force*'
        $null = Export-AudienceProspect $audience.AudienceId $path -Force
        (Get-FileHash -LiteralPath $path).Hash | Should -Be $expectedHash
        Get-Rest $path | Should -BeNullOrEmpty
    }

    It 'begins with -Resume when there is nothing to go on with' {
        $path = New-ExportPath
        (Export-AudienceProspect $audience.AudienceId $path -Resume).Resumed | Should -BeFalse
        (Get-FileHash -LiteralPath $path).Hash | Should -Be $expectedHash
    }

    Context 'that stopped halfway' {
        BeforeEach {
            # Stopped by the pipeline, as by Ctrl+C, when some pages are there.
            $path = New-ExportPath
            $shell = [powershell]::Create()
            $null = $shell.AddScript("param(`$Connection) `$ProgressPreference = 'SilentlyContinue'; Import-Module '$(Get-TestModulePath)'; Export-AudienceProspect '$($audience.AudienceId)' '$path' -PageSize 1 -Connection `$Connection").
                AddParameter('Connection', $service.Connection)
            $running = $shell.BeginInvoke()
            while (-not $running.IsCompleted -and -not ((Test-Path "$path.partial") -and (Get-Item "$path.partial").Length -gt 60000)) {
                Start-Sleep -Milliseconds 5
            }
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $stopTime = $clock.Elapsed
            $shell.Dispose()
        }

        It 'stops at once, keeps what it has, and goes on from there' {
            $stopTime.TotalSeconds | Should -BeLessThan 3
            $path | Should -Not -Exist
            $checkpoint = Get-Content -Raw "$path.checkpoint.json" | ConvertFrom-Json
            $checkpoint.rows | Should -BeGreaterThan 20
            $checkpoint.bytes | Should -BeLessOrEqual (Get-Item "$path.partial").Length
            $debug = & { $DebugPreference = 'Continue'; Export-AudienceProspect $audience.AudienceId $path -Resume 5>&1 } | Where-Object { $_ -match 'GET .*/prospects' }
            @($debug).Count | Should -Be ([Math]::Ceiling(($people.Count - $checkpoint.rows) / 100))
            (Get-FileHash -LiteralPath $path).Hash | Should -Be $expectedHash
        }

        It 'keeps the unfinished files for their owner only' -Tag NeedsUnix {
            foreach ($file in "$path.partial", "$path.checkpoint.json") {
                [IO.File]::GetUnixFileMode($file) | Should -Be ([IO.UnixFileMode]'UserRead, UserWrite')
            }
        }

        It 'cuts off what came after the checkpoint' {
            Add-Content -LiteralPath "$path.partial" -Value 'half a row that nobody knows of'
            $null = Export-AudienceProspect $audience.AudienceId $path -Resume
            (Get-FileHash -LiteralPath $path).Hash | Should -Be $expectedHash
        }

        It 'refuses to go on with <What>' -ForEach @(
            @{ What = 'another audience'; Change = @{ AudienceId = '0' * 24 }; Text = '*is of audience*' }
            @{ What = 'another format'; Change = @{ Format = 'JsonLines' }; Text = '*is Csv, not JsonLines*' }
            @{ What = 'protected cells'; Change = @{ ProtectFormula = $true }; Text = '*without formulas guarded*' }
            @{ What = 'another encoding'; Change = @{ Encoding = 'Utf8BOM' }; Text = '*is Utf8, not Utf8BOM*' }
        ) {
            $parameters = @{ AudienceId = $audience.AudienceId } + @{}
            foreach ($name in $Change.Keys) { $parameters[$name] = $Change[$name] }
            $thrown = Get-ThrownError { Export-AudienceProspect @parameters -Path $path -Resume -ErrorAction Stop }
            $thrown.FullyQualifiedErrorId | Should -BeLike 'ExportMismatch,*'
            $thrown.Exception.Message | Should -BeLike $Text
            "$path.partial" | Should -Exist
        }

        It 'says so when the checkpoint is damaged or the file too short' {
            Set-Content -LiteralPath "$path.partial" -Value 'short' -NoNewline
            (Get-ThrownError { Export-AudienceProspect $audience.AudienceId $path -Resume -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'ExportDamaged,*'
            Set-Content -LiteralPath "$path.checkpoint.json" -Value '{ "version": 1, "rows"'
            (Get-ThrownError { Export-AudienceProspect $audience.AudienceId $path -Resume -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'ExportDamaged,*'
            Set-Content -LiteralPath "$path.checkpoint.json" -Value '{ "version": 99 }'
            (Get-ThrownError { Export-AudienceProspect $audience.AudienceId $path -Resume -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'ExportDamaged,*'
        }

        It 'only gives the name when every page was there' {
            Copy-Item -LiteralPath $expected -Destination "$path.partial" -Force
            $checkpoint = Get-Content -Raw "$path.checkpoint.json" | ConvertFrom-Json
            $checkpoint | Add-Member -Force -NotePropertyMembers @{ finished = $true; bytes = (Get-Item -LiteralPath $expected).Length; rows = $people.Count }
            $checkpoint | ConvertTo-Json | Set-Content -LiteralPath "$path.checkpoint.json"
            $debug = & { $DebugPreference = 'Continue'; Export-AudienceProspect $audience.AudienceId $path -Resume 5>&1 } | Where-Object { $_ -match '^GET' }
            $debug | Should -BeNullOrEmpty
            (Get-FileHash -LiteralPath $path).Hash | Should -Be $expectedHash
        }

        It 'lets no second export write the same file' {
            $lock = [IO.File]::Open("$path.partial", 'Open', 'ReadWrite', 'None')
            try {
                foreach ($how in @{ Resume = $true }, @{ Force = $true }) {
                    $thrown = Get-ThrownError { Export-AudienceProspect $audience.AudienceId $path @how -ErrorAction Stop }
                    $thrown.FullyQualifiedErrorId | Should -BeLike 'FileError,*'
                }
            }
            finally {
                $lock.Dispose()
            }
            "$path.checkpoint.json" | Should -Exist
        }
    }

    It 'says that the disk is full, keeps what it has, and goes on when there is room' -Tag NeedsRootOnLinux {
        # A disk of its own, which only root can mount: elsewhere this case is skipped.
        $disk = New-Item -ItemType Directory -Path (New-ExportPath disk)
        mount -t tmpfs -o size=48k tmpfs $disk.FullName
        try {
            $path = Join-Path $disk 'full.csv'
            $thrown = Get-ThrownError { Export-AudienceProspect $audience.AudienceId $path -PageSize 5 -ErrorAction Stop }
            $thrown.FullyQualifiedErrorId | Should -BeLike 'DiskFull,*'
            $thrown.Exception.Message | Should -BeLike '*-Resume*'
            Get-Rest $path | Should -Be 'full.csv.checkpoint.json', 'full.csv.partial'
            mount -o remount,size=4m $disk.FullName
            (Export-AudienceProspect $audience.AudienceId $path -Resume).Resumed | Should -BeTrue
            (Get-FileHash -LiteralPath $path).Hash | Should -Be $expectedHash
        }
        finally {
            umount $disk.FullName
        }
    }
}

Describe 'Progress' {
    BeforeAll {
        function Get-ProgressRecord {
            # The records of the progress stream of a script, run in a runspace of its own.
            param([string] $Script)
            $shell = [powershell]::Create()
            try {
                $null = $shell.AddScript("param(`$Connection, `$AudienceId, `$Path) Import-Module '$(Get-TestModulePath)'; $Script").
                    AddParameter('Connection', $service.Connection).AddParameter('AudienceId', $audience.AudienceId).AddParameter('Path', (New-ExportPath))
                $null = $shell.Invoke()
                @($shell.Streams.Progress | Where-Object Activity -Like 'Exporting*')
            }
            finally {
                $shell.Dispose()
            }
        }
    }

    It 'is one bar with counts, rate and share, taken away at the end' {
        $records = Get-ProgressRecord 'Export-AudienceProspect $AudienceId $Path -Connection $Connection -PageSize 2'
        $records.Count | Should -BeGreaterThan 1
        @($records.ActivityId | Select-Object -Unique).Count | Should -Be 1
        $records[0].Activity | Should -Be 'Exporting Export test'
        $records[0].StatusDescription | Should -Match "^\d+ of $($people.Count) prospects, [\d,.]+ a second$"
        $records[0].PercentComplete | Should -BeIn @(0..100)
        $records[-1].RecordType | Should -Be 'Completed'
    }

    It 'is taken away when the export fails' {
        Set-TestFault $service @{ Path = '*/prospects'; Skip = 3; Status = 400; Code = 'VALIDATION_ERROR' }
        try {
            $records = Get-ProgressRecord 'Export-AudienceProspect $AudienceId $Path -Connection $Connection -PageSize 10 -ErrorAction SilentlyContinue'
        }
        finally {
            Set-TestFault $service
        }
        $records[-1].RecordType | Should -Be 'Completed'
    }

    It 'is silent where the user wants it so' {
        Get-ProgressRecord '$ProgressPreference = "SilentlyContinue"; Export-AudienceProspect $AudienceId $Path -Connection $Connection' | Should -BeNullOrEmpty
    }

    It 'is unknown when the count is' {
        Set-TestFault $service @{ Path = "*/audiences/$($audience.AudienceId)"; Status = 403; Code = 'FORBIDDEN' }
        try {
            $records = Get-ProgressRecord 'Export-AudienceProspect $AudienceId $Path -Connection $Connection'
        }
        finally {
            Set-TestFault $service
        }
        $records[0].PercentComplete | Should -Be -1
        $records[0].StatusDescription | Should -Match '^\d+ prospects, '
    }
}

# Last, because the hostile server's connection becomes the session's.
Describe 'Formula cells' {
    It 'become text with -ProtectFormula, and stay as they are without' {
        $hostile = Start-HostileServer -Rule @{
            Path  = '/v1/accounts/g1/audiences/a1/prospects'
            Reply = @{ Body = New-TestEnvelope @{
                    items      = @(@{ id = 'p1'; name = '=HYPERLINK("http://x.example","y")'; title = '@SUM(A1)'; headline = '+1'; about = "-2`nline"; publicIdentifier = 'a=b' })
                    nextCursor = $null; hasMore = $false
                }
            }
        }
        try {
            $plain = New-ExportPath
            $safe = New-ExportPath
            $null = Export-AudienceProspect a1 $plain -Connection $hostile.Connection
            $null = Export-AudienceProspect a1 $safe -ProtectFormula -Connection $hostile.Connection
            (Import-Csv -LiteralPath $plain).Name | Should -Be '=HYPERLINK("http://x.example","y")'
            $row = Import-Csv -LiteralPath $safe
            $row.Name | Should -Be "'=HYPERLINK(`"http://x.example`",`"y`")"
            $row.Title | Should -Be "'@SUM(A1)"
            $row.Headline | Should -Be "'+1"
            $row.About | Should -Be "'-2`nline"
            $row.PublicIdentifier | Should -Be 'a=b'
        }
        finally {
            Stop-HostileServer $hostile
        }
    }
}
