BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $data = Join-Path ([IO.Path]::GetTempPath()) "pt-$([guid]::NewGuid().ToString('N'))"
}

AfterAll {
    Stop-ProspectingService -Confirm:$false
    Remove-Item -LiteralPath $data -Recurse -Force -ErrorAction Ignore
}

Describe 'Start-ProspectingService' {
    It 'starts, connects, is listed, and stops' {
        $service = Start-ProspectingService -DataPath (Join-Path $data 'a') -SampleCount 50
        $service.Status | Should -Be 'Running'
        $service.Uri.IsLoopback | Should -BeTrue
        (Get-ProspectingConnection).Uri | Should -Be $service.Uri
        (Get-ProspectingService).ProcessId | Should -Be $service.ProcessId
        @(Get-SalesNavLeadList).Count | Should -BeGreaterThan 0
        Stop-ProspectingService
        Get-ProspectingService | Should -BeNullOrEmpty
        Get-Process -Id $service.ProcessId -ErrorAction Ignore | Should -BeNullOrEmpty
        Get-ProspectingConnection | Should -BeNullOrEmpty
    }

    It 'keeps its data from one start to the next' {
        $folder = Join-Path $data 'keep'
        $null = Start-ProspectingService -DataPath $folder
        $null = New-Audience -Name 'Kept'
        Stop-ProspectingService
        $null = Start-ProspectingService -DataPath $folder
        (Get-Audience -Name 'Kept').Name | Should -Be 'Kept'
        Stop-ProspectingService
    }

    It 'a second one on the same folder is refused with the reason' {
        $folder = Join-Path $data 'shared'
        $null = Start-ProspectingService -DataPath $folder
        $failure = Get-ThrownError { Start-ProspectingService -DataPath $folder }
        Stop-ProspectingService
        $failure.FullyQualifiedErrorId | Should -BeLike 'ServiceStartFailed*'
        "$failure" | Should -Match 'in use by the local service that this session has already started \(http://127\.0\.0\.1:.*-DataPath'
    }

    It 'errors of the service reach the user, in the names of parameters' {
        $file = New-Item -ItemType File -Path (Join-Path $TestDrive 'no-folder')
        $failure = Get-ThrownError { Start-ProspectingService -DataPath (Join-Path $file.FullName 'below-a-file') }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ServiceStartFailed*'
        "$failure" | Should -Match 'cannot be made:.*-DataPath'
        "$failure" | Should -Not -Match '--data'
    }

    It 'a taken port is one line, with who has it and what to do, every time' {
        $port = ([uri] (Start-ProspectingService -InMemory -WarningAction Ignore).Uri).Port
        $failures = 1..5 | ForEach-Object { Get-ThrownError { Start-ProspectingService -InMemory -Port $port } }
        Stop-ProspectingService
        foreach ($failure in $failures) {
            $failure.FullyQualifiedErrorId | Should -BeLike 'ServiceStartFailed*'
            "$failure" | Should -Match "Port $port of 127\.0\.0\.1 is taken by .*-Port"
            "$failure" | Should -Not -Match '   at |\n'
        }
    }

    It 'warns of a directory with nobody in it, and says how to fill it' {
        $null = Start-ProspectingService -InMemory -WarningVariable empty -WarningAction SilentlyContinue
        Stop-ProspectingService
        "$empty" | Should -Match 'Import-ProspectingPerson.*-SampleCount'
        $null = Start-ProspectingService -InMemory -SampleCount 5 -WarningVariable full -WarningAction SilentlyContinue
        Stop-ProspectingService
        $full | Should -BeNullOrEmpty
    }

    It 'explains a missing .NET runtime' {
        $before = $env:PROSPECTING_SERVICE
        $env:PROSPECTING_SERVICE = Join-Path ([IO.Path]::GetTempPath()) 'no-such-program'
        try {
            $failure = Get-ThrownError { Start-ProspectingService -InMemory }
        }
        finally {
            $env:PROSPECTING_SERVICE = $before
        }
        $failure.FullyQualifiedErrorId | Should -BeLike 'DotNetMissing*'
        "$failure" | Should -Match '\.NET 10'
    }

    It 'ends with the session, however the session ends: <How>' -ForEach @(
        @{ How = 'exit'; Ending = 'exit 0' }
        @{ How = 'Remove-Module'; Ending = 'Remove-Module ProspectingTools; Start-Sleep -Seconds 1; exit 0' }
        @{ How = 'kill'; Ending = 'Stop-Process -Id $PID -Force' }
    ) {
        $id = Invoke-ShellScript "Import-Module '$(Get-TestModulePath)'; `$ProgressPreference = 'SilentlyContinue'; (Start-ProspectingService -InMemory -WarningAction Ignore).ProcessId; $Ending" | Select-Object -First 1
        $id | Should -Match '^\d+$'
        $deadline = [datetime]::UtcNow.AddSeconds(8)
        while ((Get-Process -Id $id -ErrorAction Ignore) -and [datetime]::UtcNow -lt $deadline) {
            Start-Sleep -Milliseconds 100
        }
        Get-Process -Id $id -ErrorAction Ignore | Should -BeNullOrEmpty
    }
}

Describe 'Import-ProspectingPerson' {
    BeforeAll {
        $service = Start-TestService -SampleCount 0
        $csv = Join-Path $PSScriptRoot '../data/legislators-current.csv'
    }

    It 'imports a CSV of other people''s column names, and makes a lead list of it' {
        $result = Import-ProspectingPerson -Path $csv -Map @{ title = 'type'; location = 'state' } -LeadListName 'Congress'
        $result.Read | Should -Be 537
        $result.Added + $result.Merged | Should -Be 537
        $result.LeadListId | Should -Not -BeNullOrEmpty
        $job = Get-SalesNavLeadList -Name 'Congress' | Start-ProspectingJob -Wait
        $job.ImportedCount | Should -Be $result.Added
        @($job | Get-AudienceProspect -First 3).Name | Should -Not -BeNullOrEmpty
    }

    It 'importing the same again adds nobody' {
        $again = Import-ProspectingPerson -Path $csv -Map @{ title = 'type'; location = 'state' }
        $again.Added | Should -Be 0
    }

    It 'imports objects from the pipeline' {
        $people = 1..700 | ForEach-Object { [pscustomobject]@{ 'First Name' = "Ann$_"; 'Last Name' = 'Lee'; Company = 'Acme'; URL = "https://www.linkedin.com/in/ann-lee-$_" } }
        $result = $people | Import-ProspectingPerson
        $result.Added | Should -Be 700
    }

    It 'reports a bad row by its line, and imports the rest' {
        $result = @{ name = 'Good'; linkedinUrl = 'https://www.linkedin.com/in/good' }, @{ nothing = 'here' } | ForEach-Object { [pscustomobject] $_ } |
            Import-ProspectingPerson -ErrorVariable failure -ErrorAction SilentlyContinue
        $result.Added | Should -Be 1
        $result.Skipped | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'PersonSkipped*'
        "$($failure[0])" | Should -Match 'line 2'
    }

    It 'reads a file that is piped in, and the columns of a data row' {
        $exports = Join-Path $PSScriptRoot '../data/cases/exports'
        (Get-ChildItem (Join-Path $exports 'apollo.csv') | Import-ProspectingPerson).Read | Should -Be 1
        $table = [System.Data.DataTable]::new()
        'Full Name', 'Job Title' | ForEach-Object { $null = $table.Columns.Add($_) }
        $null = $table.Rows.Add('Data Row Ann', 'CTO')
        $result = $table.Rows | Import-ProspectingPerson
        $result.Added | Should -Be 1
        $result.Columns -join '; ' | Should -Be 'Full Name -> name; Job Title -> title'
    }

    It 'finds a file whose name has brackets, with either parameter' {
        $file = Join-Path $TestDrive 'leads [EMEA].csv'
        Copy-Item (Join-Path $PSScriptRoot '../data/cases/exports/hubspot.csv') -Destination $file
        (Import-ProspectingPerson -Path $file -WarningVariable warned -WarningAction SilentlyContinue).Read | Should -Be 1
        "$warned" | Should -Match 'Record ID, Lead Status.*-Map'
        (Import-ProspectingPerson -LiteralPath $file -WarningAction SilentlyContinue).Merged | Should -Be 1
    }

    It 'shows the mapping with -WhatIf, and imports nothing' {
        $before = (Get-ProspectingService).People
        $columns = Import-ProspectingPerson (Join-Path $PSScriptRoot '../data/cases/exports/hubspot.csv') -WhatIf
        ($columns | Where-Object Header -eq 'Job Title').Field | Should -Be 'title'
        ($columns | Where-Object Header -eq 'Lead Status').Field | Should -BeNullOrEmpty
        (Get-ProspectingService).People | Should -Be $before
    }

    It 'says of rows without a name that the file itself is needed' {
        { [pscustomobject]@{ 'Notes:' = 'x' } | Import-ProspectingPerson } | Should -Throw '*give the file itself*'
    }

    It 'reads a sheet of a workbook, the named one or the first with a word about the others' {
        $book = Join-Path $PSScriptRoot '../data/workbooks/people.xlsx'
        $columns = Import-ProspectingPerson $book -WorksheetName 'emea' -WhatIf
        $columns.Header -join ',' | Should -Be 'First Name,Last Name,Company,Club'
        $columns[3].Example | Should -Be 'Chess'
        $result = Import-ProspectingPerson $book -WorksheetName 'EMEA' -WarningVariable warned -WarningAction SilentlyContinue
        $result.Read | Should -Be 2
        "$warned" | Should -BeLike '*1 column fills no field*Club*'
        $result = Get-Item $book | Import-ProspectingPerson -WarningVariable warned -WarningAction SilentlyContinue
        $result.Read | Should -Be 1
        "$warned" | Should -BeLike "*The sheet 'APAC' was read*'EMEA'*-WorksheetName*"
        (Get-ThrownError { Import-ProspectingPerson $book -WorksheetName 'Nowhere' -ErrorAction Stop }).Exception.Message | Should -BeLike "*no sheet 'Nowhere'. It has: 'APAC', 'EMEA'*"
    }

    It 'a sheet is named of a workbook only' {
        $plain = Join-Path $TestDrive 'plain.csv'
        Set-Content -LiteralPath $plain -Value "Name`nJane Doe"
        (Get-ThrownError { Import-ProspectingPerson $plain -WorksheetName 'A' -ErrorAction Stop }).Exception.Message | Should -BeLike '*is not a workbook*'
    }

    It 'takes a JSON array' {
        $file = Join-Path $TestDrive 'people.json'
        Set-Content -LiteralPath $file -Value "[`n  { `"name`": `"Jane Roe`" },`n  { `"name`": `"John Doe`", `"company`": { `"name`": `"Acme`" } }`n]"
        (Import-ProspectingPerson $file).Read | Should -Be 2
    }

    It 'counts empty rows, which are no error' {
        $file = Join-Path $TestDrive 'empty-rows.csv'
        Set-Content -LiteralPath $file -Value 'name,title', 'Row One,CTO', ',', ',', 'Row Two,CFO'
        $result = Import-ProspectingPerson $file -ErrorAction Stop
        $result.Read, $result.Blank, $result.Skipped | Should -Be 2, 2, 0
    }

    It 'starts a job of the profiles of a file, and of rows with any known header' {
        $file = Join-Path $PSScriptRoot '../data/cases/exports/hubspot.csv'
        $null = Import-ProspectingPerson $file -WarningAction SilentlyContinue
        (Start-ProspectingJob -Path $file -Wait).ImportedCount | Should -Be 1
        (Import-Csv $file | Start-ProspectingJob -Wait).ImportedCount | Should -Be 1
    }

    It 'a missing file is an error of its own' {
        $null = Import-ProspectingPerson -Path './no-such-file.csv' -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'FileError*'
    }
}

Describe 'Invoke-ProspectingApi' {
    BeforeAll {
        $service = Start-TestService -SampleCount 100
    }

    It 'reads, pages, writes and deletes with the connection''s authentication' {
        (Invoke-ProspectingApi GET /v1/accounts).data.items[0].id | Should -Be $service.AccountGroupId
        $made = Invoke-ProspectingApi POST '/v1/accounts/{accountGroupId}/audiences' -Body @{ name = 'Raw'; type = 'on_demand' }
        $made.data.name | Should -Be 'Raw'
        1..30 | ForEach-Object { $null = New-Audience -Name "Raw $_" }
        @(Invoke-ProspectingApi GET '/v1/accounts/{accountGroupId}/audiences' -All).Count | Should -BeGreaterOrEqual 31
        Invoke-ProspectingApi DELETE "/v1/accounts/{accountGroupId}/audiences/$($made.data.id)" -Confirm:$false | Out-Null
        $failure = Get-ThrownError { Invoke-ProspectingApi GET "/v1/accounts/{accountGroupId}/audiences/$($made.data.id)" }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NOT_FOUND*'
    }

    It 'returns text of JSON with -Raw' {
        Invoke-ProspectingApi GET /v1/credits -Raw | Should -Match '"remainingCredits":'
    }

    It '-WhatIf sends nothing that changes' {
        Invoke-ProspectingApi POST '/v1/accounts/{accountGroupId}/audiences' -Body '{"name":"Never","type":"on_demand"}' -WhatIf
        @(Get-Audience -Name 'Never*').Count | Should -Be 0
    }
}
