# What a wait does with what servers say, against a server that says it.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $reply = { param($Path, $Reply, $Skip = 0, $Count = $null) @{ Path = $Path; Skip = $Skip; Count = $Count; Reply = $Reply } }
    $job = {
        param([string] $Status, [hashtable] $More = @{})
        New-TestEnvelope (@{ jobId = 'j1'; status = $Status; createdAt = '2026-04-28T15:30:00.750Z' } + $More)
    }
    $audiences = { param([hashtable[]] $Items) New-TestEnvelope @{ items = $Items; nextCursor = $null; hasMore = $false } }
}

Describe 'Wait-ProspectingJob' {
    AfterEach { Stop-HostileServer $server }

    It 'goes on when the job is not found at the first two looks' {
        $server = Start-HostileServer @((& $reply '*/prospecting/j1' @{ Status = 404; Body = (New-TestError 'NOT_FOUND') } 0 2), (& $reply '*/prospecting/j1' @{ Body = (& $job 'completed') }))
        (Wait-ProspectingJob j1 -PollingIntervalSec 0.1).Status | Should -Be 'completed'
    }

    It 'takes <Word> for a failure' -ForEach @(@{ Word = 'FAILED' }, @{ Word = 'Failed' }) {
        $server = Start-HostileServer @(, (& $reply '*/prospecting/j1' @{ Body = (& $job $Word) }))
        $ended = Wait-ProspectingJob j1 -ErrorVariable failure -ErrorAction SilentlyContinue
        $ended.JobId | Should -Be 'j1'
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'JobFailed*'
    }

    It 'takes <Word> for cancelled' -ForEach @(@{ Word = 'canceled' }, @{ Word = 'Cancelled' }) {
        $server = Start-HostileServer @(, (& $reply '*/prospecting/j1' @{ Body = (& $job $Word) }))
        (Wait-ProspectingJob j1).Status | Should -Be 'cancelled'
    }

    It 'warns once of a word that it does not know, and goes on' {
        $server = Start-HostileServer @((& $reply '*/prospecting/j1' @{ Body = (& $job 'partial') } 0 3), (& $reply '*/prospecting/j1' @{ Body = (& $job 'completed') }))
        $ended = Wait-ProspectingJob j1 -PollingIntervalSec 0.1 -WarningVariable warning -WarningAction SilentlyContinue
        $ended.Status | Should -Be 'completed'
        @($warning).Count | Should -Be 1
        "$warning" | Should -BeLike "*j1*'partial'*"
    }

    It 'ends at once when the server asks for an hour, and says until when' {
        $server = Start-HostileServer @(, (& $reply '*/prospecting/j1' @{ Status = 429; Headers = @{ 'Retry-After' = '3600' }; Body = (New-TestError 'RATE_LIMITED') }))
        $clock = [Diagnostics.Stopwatch]::StartNew()
        Wait-ProspectingJob j1 -ErrorVariable failure -ErrorAction SilentlyContinue
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 10
        @($failure).Count | Should -Be 1
        $failure[0].CategoryInfo.Category | Should -Be 'LimitsExceeded'
        $failure[0].Exception.RetryAfter.TotalSeconds | Should -Be 3600
        "$($failure[0].ErrorDetails)" | Should -Match 'come back in 3,600 s, at \d{4}-\d\d-\d\d.*-MaximumRetryAfterSec 3600'
    }
}

Describe 'The audience of a job that does not name it' {
    AfterEach { Stop-HostileServer $server }

    It 'is not the only later one when its type is another' {
        $server = Start-HostileServer @(
            (& $reply '*/prospecting/j1' @{ Body = (& $job 'completed' @{ source = 'sales_navigator' }) }),
            (& $reply '*/audiences' @{ Body = (& $audiences @{ id = 'a1'; name = 'Watch'; type = 'monitoring'; createdAt = '2026-04-28T16:00:00Z' }, @{ id = 'a2'; name = 'Found'; type = 'linkedin_search'; createdAt = '2026-04-28T16:00:00Z' }) }))
        $null = Get-AudienceProspect -JobId j1 -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'AudienceNotFound*'
        "$($failure[0])" | Should -BeLike '*(a1, monitoring)*(a2, linkedin_search)*'
    }

    It 'is found by what the caller says of the source, though the server writes whole seconds' {
        $server = Start-HostileServer @(
            (& $reply '*/prospecting/j1' @{ Body = (& $job 'completed') }),
            (& $reply '*/audiences' @{ Body = (& $audiences @{ id = 'a1'; name = 'Mine'; type = 'sales_navigator'; createdAt = '2026-04-28T15:30:00Z' }) }),
            (& $reply '*/audiences/a1/prospects' @{ Body = (New-TestProspectPage -Count 2) }))
        $null = Get-AudienceProspect -JobId j1 -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'AudienceAmbiguous*'
        "$($failure[0])" | Should -BeLike "*'Mine' (a1, sales_navigator)*"
        @(Get-AudienceProspect -JobId j1 -Source sales_navigator).Count | Should -Be 2
        @([pscustomobject]@{ JobId = 'j1'; AudienceId = $null; Source = 'sales_navigator' } | Get-AudienceProspect).Count | Should -Be 2
    }

    It '-WaitReady waits until the prospects of a ready audience can be read' {
        $server = Start-HostileServer @(
            (& $reply '*/audiences/a1/prospects' @{ Status = 409; Body = (New-TestError 'AUDIENCE_NOT_READY') } 0 1),
            (& $reply '*/audiences/a1/prospects' @{ Status = 503; Headers = @{ 'Retry-After' = '0' }; Body = (New-TestError 'BUSY') } 0 4),
            (& $reply '*/audiences/a1/prospects' @{ Body = (New-TestProspectPage -Count 2) }),
            (& $reply '*/audiences/a1' @{ Body = (New-TestEnvelope @{ id = 'a1'; name = 'Mine' }) }))
        @(Get-AudienceProspect a1 -WaitReady).Count | Should -Be 2
    }
}
