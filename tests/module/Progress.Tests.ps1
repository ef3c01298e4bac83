# Bars: which there are, what they say, and that they are taken away however a command ends.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 1500
    $audience = New-TestAudience -Count 40 -Name 'Progress test'

    function Start-Recording {
        # A script in a runspace of its own, whose bars are recorded. The session of the module is not shared: $Connection is.
        param([string] $Script, [hashtable] $Data = @{})
        $shell = [powershell]::Create()
        $null = $shell.AddScript("param(`$Connection, `$Data) Import-Module '$(Get-TestModulePath)'; $Script").
            AddParameter('Connection', $service.Connection).AddParameter('Data', $Data)
        $shell
    }

    function Get-ProgressRecord {
        param([string] $Script, [hashtable] $Data = @{}, [hashtable[]] $Fault = @())
        $shell = Start-Recording $Script $Data
        if ($Fault) { Set-TestFault $service $Fault }
        try {
            $null = $shell.Invoke()
            @($shell.Streams.Progress | Where-Object Activity -NotLike 'Preparing modules*')
        }
        finally {
            Set-TestFault $service
            $shell.Dispose()
        }
    }

    # A page of ten in 350 ms: what is read in four pages takes longer than a moment.
    $slow = @{ Method = 'GET'; Path = '*/prospects'; DelayMs = 350 }
    $data = @{ AudienceId = $audience.AudienceId; Count = $audience.ProspectCount; Folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'many')).FullName }
}

AfterAll {
    Stop-TestService
}

Describe 'A slow read' {
    It 'has one bar with the name of the list, how many of how many, and is taken away' {
        $records = Get-ProgressRecord 'Get-Audience -Connection $Connection | Get-AudienceProspect -Connection $Connection -PageSize 5' $data $slow
        $audience.ProspectCount | Should -BeGreaterThan 25
        $records.Count | Should -BeGreaterThan 2
        @($records.ActivityId | Select-Object -Unique).Count | Should -Be 1
        $records[0].Activity | Should -Be "Reading prospects of 'Progress test'"
        $records[-2].StatusDescription | Should -Match "^\d+ of $($audience.ProspectCount) prospects$"
        $records[-2].PercentComplete | Should -BeIn @(30..100)
        $records[-1].RecordType | Should -Be 'Completed'
        $said = @($records.StatusDescription | Where-Object { $_ -match '^\d' } | ForEach-Object { [int] ($_ -split '\D')[0] })
        $said | Should -Be @($said | Sort-Object)
    }

    It 'has one bar over several lists that are read side by side, and theirs are below it: <Name>' -ForEach @(
        @{ Name = 'read'; Script = '1..6 | ForEach-Object { $Data.AudienceId } | Get-AudienceProspect -Connection $Connection -PageSize 10 -ThrottleLimit 2' }
        @{ Name = 'export'; Script = '1..6 | ForEach-Object { $Data.AudienceId } | Export-AudienceProspect $Data.Folder -Connection $Connection -PageSize 10 -ThrottleLimit 2' }
    ) {
        $records = Get-ProgressRecord $Script $data $slow
        $total = @($records | Where-Object Activity -EQ 'Reading audiences side by side')
        $said = @($total | Where-Object RecordType -EQ 'Processing')
        $said.Count | Should -BeGreaterThan 0
        @($said.StatusDescription -notmatch '^[1-6] (of 6 audiences|audiences, more to come)$') | Should -BeNullOrEmpty
        @($said | Where-Object StatusDescription -Like '* of 6 *').PercentComplete | ForEach-Object { $_ | Should -BeIn 16, 33, 50, 66, 83, 100 }
        $total[-1].RecordType | Should -Be 'Completed'
        @($records | Where-Object { $_.RecordType -eq 'Processing' -and $_.ParentActivityId -ge 0 -and $_.ParentActivityId -ne $total[0].ActivityId }) | Should -BeNullOrEmpty
    }

    It 'counts to -First, asks nothing for it, and counts on where nobody knows the end' {
        $records = Get-ProgressRecord 'Get-AudienceProspect $Data.AudienceId -Connection $Connection -PageSize 4 -First 20' $data $slow
        $records[0].Activity | Should -Be "Reading prospects of $($audience.AudienceId)"
        $records[0].StatusDescription | Should -Match '^\d+ of 20 prospects$'
        $refused = @{ Method = 'GET'; Path = "*/audiences/$($audience.AudienceId)"; Status = 403; Code = 'FORBIDDEN' }
        $records = Get-ProgressRecord 'Get-AudienceProspect $Data.AudienceId -Connection $Connection -PageSize 5 -ErrorAction Stop' $data $refused, $slow
        $records.Count | Should -BeGreaterThan 2
        $records[-2].StatusDescription | Should -Match '^\d+ prospects$'
        $records[-2].PercentComplete | Should -Be -1
    }

    It 'is taken away when <Ends>' -ForEach @(
        @{ Ends = 'a later command has enough'; Script = 'Get-AudienceProspect $Data.AudienceId -Connection $Connection -PageSize 5 | Select-Object -First 23; Write-Progress After' }
        @{ Ends = 'a later command fails'; Script = 'try { Get-AudienceProspect $Data.AudienceId -Connection $Connection -PageSize 5 | ForEach-Object { if (++$n -gt 23) { throw 1 } } } catch { }; Write-Progress After' }
        @{ Ends = 'an earlier command fails'; Script = 'try { & { $Data.AudienceId; $Data.AudienceId; throw 1 } | Get-AudienceProspect -Connection $Connection -PageSize 5 -ThrottleLimit 2 } catch { }; Write-Progress After' }
    ) {
        $records = @(Get-ProgressRecord $Script $data $slow)
        $records[-1].Activity | Should -Be 'After'
        if ($Ends -ne 'an earlier command fails') {
            $records.Count | Should -BeGreaterThan 2
        }
        foreach ($bar in $records | Where-Object Activity -NE 'After' | Group-Object ActivityId) {
            $bar.Group[-1].RecordType | Should -Be 'Completed'
        }
    }

    It 'is taken away when the read fails' {
        $failing = @{ Method = 'GET'; Path = '*/prospects'; Skip = 5; Status = 400; Code = 'VALIDATION_ERROR' }
        $records = Get-ProgressRecord 'Get-AudienceProspect $Data.AudienceId -Connection $Connection -PageSize 4 -ErrorAction SilentlyContinue' $data ($slow + @{ Count = 5 }), $failing
        $records.Count | Should -BeGreaterThan 1
        $records[-1].RecordType | Should -Be 'Completed'
    }

    It 'is taken away on Ctrl+C' {
        $shell = Start-Recording 'Get-AudienceProspect $Data.AudienceId -Connection $Connection -PageSize 1' $data
        Set-TestFault $service $slow
        try {
            $run = $shell.BeginInvoke()
            $deadline = [datetime]::UtcNow.AddSeconds(30)
            while (-not @($shell.Streams.Progress | Where-Object Activity -Like 'Reading*') -and [datetime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 20 }
            $shell.Stop()
            $records = @($shell.Streams.Progress | Where-Object Activity -Like 'Reading*')
            $records.Count | Should -BeGreaterThan 1
            $records[-1].RecordType | Should -Be 'Completed'
            $run.IsCompleted | Should -BeTrue
        }
        finally {
            Set-TestFault $service
            $shell.Dispose()
        }
    }

    It 'shows nothing with <Silence>, and nothing where it is quick' -ForEach @(
        @{ Silence = '$ProgressPreference'; Script = '$ProgressPreference = "SilentlyContinue"; Get-AudienceProspect $Data.AudienceId -Connection $Connection -PageSize 10' }
        @{ Silence = '-ProgressAction'; Script = 'Get-AudienceProspect $Data.AudienceId -Connection $Connection -PageSize 10 -ProgressAction Ignore' }
    ) {
        if ($Silence -eq '-ProgressAction' -and $PSVersionTable.PSVersion -lt [version] '7.4') { return }
        Get-ProgressRecord $Script $data $slow | Should -BeNullOrEmpty
        Get-ProgressRecord 'Get-AudienceProspect $Data.AudienceId -Connection $Connection; Get-Audience -Connection $Connection' $data | Should -BeNullOrEmpty
    }
}

Describe 'Slow lists' {
    It 'of <Items> have a bar, too' -ForEach @(
        @{ Items = 'audiences'; Path = '*/audiences'; Script = 'Get-Audience -Connection $Connection -PageSize 1' }
        @{ Items = 'jobs'; Path = '*/prospecting'; Script = 'Get-ProspectingJob -Connection $Connection -PageSize 1' }
        @{ Items = 'jobs'; Path = '*/prospecting'; Script = 'Get-ProspectingJob -Connection $Connection -PageSize 1 -Since 1h' }
    ) {
        $null = 1..4 | ForEach-Object { Get-SalesNavLeadList -Name 'Founders' | Start-ProspectingJob -MaxResults 1 -Wait }
        $Script = $Script.Replace('1h', '([datetime]::Today)')
        $records = Get-ProgressRecord $Script $data @{ Method = 'GET'; Path = $Path; DelayMs = 350 }
        $records.Count | Should -BeGreaterThan 1
        $records[0].Activity | Should -Be "Reading $Items"
        $records[0].StatusDescription | Should -Match "^\d+ $Items$"
        $records[-1].RecordType | Should -Be 'Completed'
    }
}

Describe 'A wait for jobs' {
    BeforeAll {
        function Get-WaitRecord {
            # The bars of a wait for jobs that a server starts and reports as it is told.
            param([string[]] $List)
            $look = { param($Id, $Status, $Share, $Count) @{ Path = "*/prospecting/$Id"; Count = $Count; Reply = @{ Body = New-TestEnvelope @{ jobId = $Id; status = $Status; importedCount = 40; stages = @{ import = @{ status = $Status; progress = $Share }; enrichment = @{ status = 'skipped'; progress = $null } } } } } }
            $rules = @(
                @{ Path = '*/lead-lists'; Reply = @{ Body = New-TestEnvelope @{ items = @($List | ForEach-Object { @{ id = "l-$_"; name = $_ } }) } } }
                foreach ($name in $List) {
                    @{ Method = 'POST'; Path = '*/prospecting'; Count = 1; Reply = @{ Status = 202; Body = New-TestEnvelope @{ jobId = "j-$name"; status = 'queued' } } }
                    & $look "j-$name" 'running' 25 2
                    & $look "j-$name" 'completed' 100 $null
                }
            )
            $server = Start-HostileServer $rules
            $shell = [powershell]::Create()
            try {
                $null = $shell.AddScript("param(`$Connection) Import-Module '$(Get-TestModulePath)'; Get-SalesNavLeadList -Connection `$Connection | Start-ProspectingJob -Connection `$Connection -MaxResults 5 | Wait-ProspectingJob -Connection `$Connection -PollingIntervalSec 0.25").
                    AddParameter('Connection', $server.Connection)
                $shell.Invoke().Count | Should -Be $List.Count
                @($shell.Streams.Progress | Where-Object Activity -NotLike 'Preparing modules*')
            }
            finally {
                $shell.Dispose()
                Stop-HostileServer $server
            }
        }
    }

    It 'has a bar for all of them above those of each, which have the names of their lists' {
        $records = Get-WaitRecord 'Founders', 'Platform', 'Sales'
        $total = @($records | Where-Object Activity -EQ 'Waiting for 3 prospecting jobs')
        $total.Count | Should -BeGreaterThan 2
        $total[0].ActivityId | Should -Be $records[0].ActivityId
        $total[0].StatusDescription | Should -Be '0 of 3 ended, 40 imported'
        $total[-2].StatusDescription | Should -Be '3 of 3 ended, 120 imported'
        $total[-2].PercentComplete | Should -Be 100
        $total[-1].RecordType | Should -Be 'Completed'
        $single = @($records | Where-Object ActivityId -NE $total[0].ActivityId | Group-Object ActivityId)
        @($single | ForEach-Object { $_.Group[0].Activity } | Sort-Object) | Should -Be 'Founders (job j-Founders)', 'Platform (job j-Platform)', 'Sales (job j-Sales)'
        foreach ($bar in $single) {
            $bar.Group[0].ParentActivityId | Should -Be $total[0].ActivityId
            $bar.Group[0].StatusDescription | Should -Be 'running: import running 25 %, 40 imported'
            $bar.Group[-1].RecordType | Should -Be 'Completed'
        }
    }

    It 'of one job has only its own bar' {
        $records = Get-WaitRecord 'Founders'
        @($records.ActivityId | Select-Object -Unique).Count | Should -Be 1
        $records[0].Activity | Should -Be 'Founders (job j-Founders)'
        $records[0].ParentActivityId | Should -Be -1
        $records[-1].RecordType | Should -Be 'Completed'
    }
}

Describe 'The time left' {
    It 'is what is left at the speed so far, whenever the work is looked at' {
        $seed = if ($env:PROSPECTING_TEST_SEED) { [int] $env:PROSPECTING_TEST_SEED } else { Get-Random -Maximum 100000 }
        Write-Host "seed $seed"
        $random = [Random]::new($seed)
        foreach ($round in 1..40) {
            $pace = [ProspectingTools.Formatting.Pace]::new()
            $all = 10 + 3000 * $random.NextDouble()
            $begun = $random.NextDouble() * 0.8
            $start = $random.Next(1000)
            $at = 0.0
            $pace.Remaining([timespan]::FromSeconds($start), $begun) | Should -BeNullOrEmpty
            while ($true) {
                $at += 0.2 + $random.NextDouble() * $all / 5
                if ($at -gt $all) { break }
                $fraction = $begun + (1 - $begun) * $at / $all
                $left = $pace.Remaining([timespan]::FromSeconds($start + $at), $fraction)
                if ($at -lt 2) { $left | Should -BeNullOrEmpty }
                else { [Math]::Abs($left.TotalSeconds - ($all - $at)) | Should -BeLessThan ($all / 1000) -Because "seed $seed, round $round" }
            }
        }
    }

    It 'is not said where it is not known, and measured again when work is added' {
        $pace = [ProspectingTools.Formatting.Pace]::new()
        $at = { param($Seconds) [timespan]::FromSeconds($Seconds) }
        $pace.Remaining((& $at 1), $null) | Should -BeNullOrEmpty
        $pace.Remaining((& $at 2), [double]::NaN) | Should -BeNullOrEmpty
        $pace.Remaining((& $at 3), 0.5) | Should -BeNullOrEmpty
        $pace.Remaining((& $at 30), 0.5) | Should -BeNullOrEmpty
        $pace.Remaining((& $at 33), 0.75).TotalSeconds | Should -Be 30
        $pace.Remaining((& $at 34), 0.25) | Should -BeNullOrEmpty
        $pace.Remaining((& $at 44), 0.5).TotalSeconds | Should -Be 20
        $pace.Remaining((& $at 45), 1).TotalSeconds | Should -Be 0
        $pace.Remaining((& $at 46), 7).TotalSeconds | Should -Be 0
    }
}
