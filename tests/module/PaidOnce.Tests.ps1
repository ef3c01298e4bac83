# A command that is run again under its key: nothing is charged twice, nothing is left out without a word.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 3000
    $lists = @(Get-SalesNavLeadList | Select-Object -First 4)
    $balance = { (Get-ProspectingCredit).RemainingCredits }
    $count = { @(Get-ProspectingJob).Count }
}

AfterAll {
    Stop-TestService
}

Describe 'Sources from the pipeline under one key' {
    It 'a list that sorts first shifts nothing' {
        $a, $b, $c, $d = $lists
        $before = & $balance
        $first = @($b, $c, $d | Start-ProspectingJob -MaxResults 3 -IdempotencyKey 'shift' -Wait)
        $all = @($a, $b, $c, $d | Start-ProspectingJob -MaxResults 3 -IdempotencyKey 'shift' -Wait)
        $all.Count | Should -Be 4
        @($all | Where-Object Replayed).JobId | Sort-Object | Should -Be ($first.JobId | Sort-Object)
        & $balance | Should -Be ($before - 12)
    }

    It 'a typo that is corrected, and one refused, cost the others nothing' {
        $search = { param($words) [pscustomobject]@{ SearchUrl = "https://www.linkedin.com/search/results/people/?keywords=$words" } }
        $before = & $count
        $null = @((& $search 'enginer'), (& $search 'director') | Start-ProspectingJob -MaxResults 3 -IdempotencyKey 'typo')
        $null = @([pscustomobject]@{ SearchUrl = 'https://example.com/' }, (& $search 'director') | Start-ProspectingJob -MaxResults 3 -IdempotencyKey 'typo' -ErrorAction SilentlyContinue)
        $again = @((& $search 'engineer'), (& $search 'director') | Start-ProspectingJob -MaxResults 3 -IdempotencyKey 'typo')
        $again.Replayed | Should -Be $false, $true
        & $count | Should -Be ($before + 3)
    }

    It 'one that was refused for credits or faults is started the next time, and only that' {
        Set-TestFault $service @{ Method = 'POST'; Path = '*/prospecting'; Status = 503; RetryAfter = '0'; Count = 4 }
        $before = & $count
        $first = @($lists | Start-ProspectingJob -MaxResults 3 -IdempotencyKey 'rest' -ErrorAction SilentlyContinue -ErrorVariable failure)
        Set-TestFault $service
        $first.Count | Should -Be 3
        "$($failure[0].ErrorDetails)" | Should -Match "-IdempotencyKey 'rest'"
        $second = @($lists | Start-ProspectingJob -MaxResults 3 -IdempotencyKey 'rest')
        @($second | Where-Object Replayed).Count | Should -Be 3
        & $count | Should -Be ($before + 4)
    }

    It 'other options under the same key are a conflict, not a second charge' {
        $before = & $count
        $null = $lists[0] | Start-ProspectingJob -MaxResults 3 -IdempotencyKey 'options'
        $null = $lists[0] | Start-ProspectingJob -MaxResults 3 -SearchEmails -IdempotencyKey 'options' -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'IDEMPOTENCY_CONFLICT*'
        "$($failure[0].ErrorDetails)" | Should -Match 'charged again'
        & $count | Should -Be ($before + 1)
    }

    It 'one that comes twice is started once, and that is said' {
        $jobs = @($lists[0], $lists[0] | Start-ProspectingJob -MaxResults 3 -WarningVariable warning -WarningAction SilentlyContinue)
        $jobs.Count | Should -Be 1
        "$warning" | Should -BeLike "*$($lists[0].Name)*came twice*"
    }

    It 'a source by parameter has the key as it was given' {
        (Start-ProspectingJob $lists[0].LeadListId -MaxResults 3 -IdempotencyKey 'as-given').IdempotencyKey | Should -Be 'as-given'
    }

    It 'the key that the cmdlet made is told by verbose, and the same command goes on with it' {
        $stream = $lists | Start-ProspectingJob -MaxResults 3 -Verbose 4>&1
        $told = @($stream | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_.Message -match 'whole command: (pt-\S+)' })
        $told.Count | Should -Be 1
        $null = $told[0].Message -match 'pt-\S+'
        $again = @($lists | Start-ProspectingJob -MaxResults 3 -IdempotencyKey $Matches[0])
        $again.Replayed | Select-Object -Unique | Should -BeTrue
    }
}

Describe 'Addresses under one key' {
    It 'a thousand, then one more: one more is bought' {
        $urls = 1..1001 | ForEach-Object { "https://www.linkedin.com/in/nightly-$_" }
        # Replayed is a job that has ended: one under way is the same job, answered as accepted.
        $first = @($urls[0..999] | Start-ProspectingJob -IdempotencyKey 'grown' | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60)
        $second = @($urls | Start-ProspectingJob -IdempotencyKey 'grown')
        $second.JobId[0] | Should -Be $first[0].JobId
        $second.Replayed | Should -Be $true, $false
        $second.IdempotencyKey | Should -Be 'grown', 'grown-2'
    }

    It 'a list that changed is an error that says where and what was started, and nothing after it is sent' {
        $urls = 1..2100 | ForEach-Object { "https://www.linkedin.com/in/changed-$_" }
        $first = @($urls[0..1999] | Start-ProspectingJob -IdempotencyKey 'changed')
        $first.Count | Should -Be 2
        $before = & $count
        $changed = $urls[0..1499] + 'https://www.linkedin.com/in/somebody-new' + $urls[1500..2099]
        $again = @($changed | Start-ProspectingJob -IdempotencyKey 'changed' -ErrorAction SilentlyContinue -ErrorVariable failure)
        $again.JobId | Should -Be $first[0].JobId
        @($failure).Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'IDEMPOTENCY_CONFLICT*'
        "$($failure[0].ErrorDetails)" | Should -Match "'changed' has changed: the addresses 1,001 to 2,000"
        "$($failure[0].ErrorDetails)" | Should -Match $first[0].JobId
        & $count | Should -Be $before
    }
}
