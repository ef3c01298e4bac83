# Signal scans from the pipeline, against the real service.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 500 -Parameter @{ JobRate = 2000 }
    $specifications = @(Get-ProspectSignalSpecification)
    $all = $specifications[0].SignalSpecificationId
    $audiences = 1..3 | ForEach-Object {
        $name = "scan $_"
        $null = Get-SalesNavLeadList -Name 'Founders' | Start-ProspectingJob -MaxResults 15 -AudienceName $name -Wait
        Get-Audience -Name $name
    }

    function Set-Stall {
        param([switch] $On)
        if ($On) { Invoke-TestAdmin $service PUT '/admin/v1/faults' -Json '[{"stallStage":"scan"}]' }
        else { Invoke-TestAdmin $service DELETE '/admin/v1/faults' }
    }
}

AfterAll {
    Stop-TestService
}

Describe 'Signal specifications' {
    It 'are listed and found by name, with wildcards' {
        $specifications.Count | Should -Be 3
        (Get-ProspectSignalSpecification 'company*').Name | Should -Be 'Company growth'
        Get-ProspectSignalSpecification 'nothing' -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NameNotFound*'
    }
}

Describe 'A signal scan' {
    It 'goes from audience to signals in one pipeline' {
        $signals = @($audiences | Start-ProspectSignalScan -SignalSpecificationId $all | Wait-ProspectSignalScan | Get-AudienceProspect | Get-ProspectSignal)
        $signals.Count | Should -Be ($audiences.ProspectCount | Measure-Object -Sum).Sum
        $signals.Status | Sort-Object -Unique | Should -Be 'evaluated'
    }

    It 'without a specification takes the first one and says so' {
        $scan = $audiences[0] | Start-ProspectSignalScan -WarningVariable said -WarningAction SilentlyContinue
        $said.Count | Should -Be 1
        $said[0].Message | Should -BeLike "*'All signals'*$all*"
        $scan.SignalSpecificationId | Should -Be $all
        $null = $scan | Wait-ProspectSignalScan
    }

    It 'without a specification on a server without such a list says what to give: <What>' -ForEach @(
        @{ What = 'no such path'; Status = 404; Code = 'NOT_FOUND' }
        @{ What = 'not with this key'; Status = 403; Code = 'FORBIDDEN' }
    ) {
        Set-TestFault $service @{ Path = '*/signal-specifications'; Status = $Status; Code = $Code }
        try {
            $failure = Get-ThrownError { $audiences[0] | Start-ProspectSignalScan -ErrorAction Stop }
            $failure.FullyQualifiedErrorId | Should -BeLike 'SpecificationMissing,*'
            $failure.Exception.Message | Should -BeLike '*Give -SignalSpecificationId*'
            ($audiences[0] | Start-ProspectSignalScan -SignalSpecificationId $all -Wait).Status | Should -Be 'completed'
        }
        finally {
            Set-TestFault $service
        }
    }

    It 'is over the prospects that are piped in, one for each audience' {
        $audiences | ForEach-Object { $_ | Get-AudienceProspect -First 4 } | Start-ProspectSignalScan -SignalSpecificationId $all -Wait |
            ForEach-Object { $_.ScannedCount } | Should -Be 4, 4, 4
    }

    It 'is found again under the same key, in any order' {
        $key = [guid]::NewGuid().ToString()
        $first = @($audiences | Start-ProspectSignalScan -SignalSpecificationId $all -IdempotencyKey $key -Wait)
        $again = @($audiences[2], $audiences[0] | Start-ProspectSignalScan -SignalSpecificationId $all -IdempotencyKey $key)
        $again.Replayed | Should -Be $true, $true
        $again.ScanId | Should -BeIn $first.ScanId
        $again[0].AudienceId | Should -Be $audiences[2].AudienceId
    }

    It 'is only shown with -WhatIf' {
        $before = @(Get-ProspectSignalScan).Count
        $audiences | Start-ProspectSignalScan -SignalSpecificationId $all -WhatIf | Should -BeNullOrEmpty
        @(Get-ProspectSignalScan).Count | Should -Be $before
    }

    It 'is cancelled, with -WhatIf not, and not twice' {
        Set-Stall -On
        try {
            $scan = $audiences[0] | Start-ProspectSignalScan -SignalSpecificationId $all
            $scan | Stop-ProspectSignalScan -WhatIf
            ($scan | Get-ProspectSignalScan).Status | Should -BeIn 'queued', 'running'
            ($scan | Stop-ProspectSignalScan -PassThru).Status | Should -Be 'cancelled'
            { $scan | Stop-ProspectSignalScan -ErrorAction Stop } | Should -Throw -ErrorId 'VALIDATION_ERROR*'
        }
        finally {
            Set-Stall
        }
    }

    It 'is waited for with a limit of time, which names it' {
        Set-Stall -On
        try {
            $scans = @($audiences | Start-ProspectSignalScan -SignalSpecificationId $all)
            $scans | Wait-ProspectSignalScan -TimeoutSec 1 -PollingIntervalSec 0.2 -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            @($problems | Where-Object FullyQualifiedErrorId -Like 'ScanWaitTimeout*').TargetObject | Sort-Object | Should -Be ($scans.ScanId | Sort-Object)
        }
        finally {
            Set-Stall
        }
        ($scans | Wait-ProspectSignalScan).Status | Should -Be 'completed', 'completed', 'completed'
    }

    It 'that failed is an error, in whatever case the server writes it: <_>' -ForEach 'failed', 'FAILED' {
        $answer = @{ success = $true; data = @{ scanId = 's1'; status = $_; error = @{ code = 'NO_SOURCE'; message = 'Gone' } } }
        Set-TestFault $service @{ path = '*/signals/scans/s1'; status = 200; contentType = 'application/json'; body = ConvertTo-Json $answer -Depth 4 }
        try {
            $scan = Wait-ProspectSignalScan s1 -ErrorAction SilentlyContinue -ErrorVariable problems
            $scan.Status | Should -Be $_
            "$problems" | Should -BeLike 'Signal scan s1 failed: Gone*'
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'NO_SOURCE*'
        }
        finally {
            Set-TestFault $service
        }
    }

    It 'is listed by status and by id, and completes' {
        @(Get-ProspectSignalScan -First 2).Count | Should -Be 2
        (Get-ProspectSignalScan -Status completed).Status | Sort-Object -Unique | Should -Be 'completed'
        $id = (Get-ProspectSignalScan -First 1).ScanId
        (TabExpansion2 'Wait-ProspectSignalScan -ScanId ').CompletionMatches.CompletionText | Should -Contain $id
        (TabExpansion2 'Start-ProspectSignalScan -SignalSpecificationId Company').CompletionMatches.CompletionText | Should -Be $specifications[1].SignalSpecificationId
    }

    It 'of what is not there says what lists it' {
        foreach ($case in @(
                @{ Run = { Start-ProspectSignalScan -AudienceId 0123456789abcdef01234567 -SignalSpecificationId $all -ErrorAction Stop }; Hint = '*Get-Audience*' }
                @{ Run = { Start-ProspectSignalScan -AudienceId $audiences[0].AudienceId -SignalSpecificationId 0123456789abcdef01234567 -ErrorAction Stop }; Hint = '*Get-ProspectSignalSpecification*' }
                @{ Run = { Get-ProspectSignalScan -ScanId 0123456789abcdef01234567 -ErrorAction Stop }; Hint = '*Get-ProspectSignalScan*' })) {
            $problem = try { & $case.Run } catch { $_ }
            "$($problem.ErrorDetails)" | Should -BeLike $case.Hint
        }
    }
}

Describe 'Signals of one''s own people' {
    It 'are imported with them or alone, and found by a scan' {
        $people = Join-Path $TestDrive 'people.csv'
        $signals = Join-Path $TestDrive 'signals.csv'
        1..3 | ForEach-Object { [pscustomobject]@{ Name = "Own $_"; LinkedInUrl = "https://www.linkedin.com/in/own-$_" } } | Export-Csv $people -NoTypeInformation
        1..3 | ForEach-Object { [pscustomobject]@{ Address = "linkedin.com/in/own-$_"; Type = 'news'; Title = "News $_"; Score = $_ * 30; 'Posted at' = '2026-11-01'; Link = 'https://example.com' } } |
            Export-Csv $signals -NoTypeInformation
        $results = @(Import-ProspectingPerson $people -LeadListName 'Own' -SignalPath $signals)
        $results[0].Added | Should -Be 3
        $results[1].Added | Should -Be 3
        $again = Import-ProspectingPerson -SignalPath $signals
        $again.Known | Should -Be 3

        $audience = Get-SalesNavLeadList -Name 'Own' | Start-ProspectingJob -Wait
        $null = $audience | Start-ProspectSignalScan -SignalSpecificationId $all -Wait
        $found = $audience | Get-AudienceProspect | Get-ProspectSignal -MinScore 60
        $found.Results.Items.Title | Should -Be 'News 2', 'News 3'
    }

    It 'of nobody known are errors that name the line' {
        $signals = Join-Path $TestDrive 'strangers.csv'
        "address,type`nhttps://www.linkedin.com/in/nobody-knows,news" | Set-Content $signals
        $result = Import-ProspectingPerson -SignalPath $signals -ErrorAction SilentlyContinue -ErrorVariable problems
        $result.Skipped | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'SignalSkipped*'
        "$($problems[0])" | Should -BeLike '*line 2*'
    }
}
