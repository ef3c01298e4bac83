param([string] $Only)

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VendorSupport.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 2000 -Parameter @{ DataPath = (Join-Path $TestDrive 'data') }
    Connect-TestVendor $service $Only
    $list = Get-SalesNavLeadList -Name 'Engineering*' | Select-Object -First 1
    $balance = { (Get-ProspectingCredit -Connection $service.Connection).RemainingCredits }
}

AfterAll {
    Stop-TestService
    Stop-TestFront
}

Describe 'Start-ProspectingJob' -Tag Fast {
    It 'starts a job from a piped lead list' {
        $job = $list | Start-ProspectingJob -MaxResults 5
        $job | Should -BeOfType 'ProspectingTools.Contracts.Prospecting.ProspectingJob'
        $job.JobId | Should -Not -BeNullOrEmpty
        $job.IdempotencyKey | Should -Match '^pt-[0-9a-f]{32}-[0-9a-f]{12}$'
    }

    It 'starts a job from a piped saved search' {
        $job = Get-SalesNavSavedSearch | Select-Object -First 1 | Start-ProspectingJob -MaxResults 5 | Wait-ProspectingJob -PollingIntervalSec 0.1
        $job.Status | Should -Be 'completed'
    }

    It 'starts a job from a people search' {
        $job = Start-ProspectingJob -SearchUrl 'https://www.linkedin.com/search/results/people/?keywords=engineer' -MaxResults 20 -Wait
        $job.Status | Should -Be 'completed'
        $job.ImportedCount | Should -Be 20
    }

    It 'starts a job from the commenters of a post' {
        $job = Start-ProspectingJob -PostUrl 'https://www.linkedin.com/feed/update/urn:li:activity:1' -MaxResults 5 -ErrorAction SilentlyContinue -ErrorVariable failure
        # The service may know no such post: then it must say so as a clear error.
        if (-not $job) {
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'VALIDATION_ERROR*'
        }
    }

    It 'refuses an address that is not of its kind, before any request: <Parameter>' -ForEach @(
        @{ Parameter = @{ SearchUrl = 'https://example.com/search' } }, @{ Parameter = @{ PostUrl = 'https://www.linkedin.com/in/someone' } }
    ) {
        $null = Start-ProspectingJob @Parameter -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UrlInvalid*'
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
    }

    It 'reuses one key for retries, so that a lost answer starts no second job' {
        $before = @(Get-ProspectingJob).Count
        Set-TestFault $service @{ Method = 'POST'; Path = '*/prospecting'; Status = 502; AfterWork = $true; Count = 1 }
        $job = $list | Start-ProspectingJob -MaxResults 5
        Set-TestFault $service
        $job.JobId | Should -Not -BeNullOrEmpty
        @(Get-ProspectingJob).Count | Should -Be ($before + 1)
    }

    It 'says in its error how to go on when the answer is lost for good' {
        $before = @(Get-ProspectingJob).Count
        Set-TestFault $service @{ Method = 'POST'; Path = '*/prospecting'; Status = 504; AfterWork = $true; RetryAfter = '0' }
        $null = $list | Start-ProspectingJob -MaxResults 5 -ErrorVariable failure -ErrorAction SilentlyContinue
        Set-TestFault $service
        $key = $failure[0].Exception.CommandKey
        $key | Should -Match '^pt-[0-9a-f]{32}$'
        $failure[0].ErrorDetails.Message | Should -Match "-IdempotencyKey '$key'"
        $again = $list | Start-ProspectingJob -MaxResults 5 -IdempotencyKey $key
        $again.JobId | Should -Not -BeNullOrEmpty
        @(Get-ProspectingJob).Count | Should -Be ($before + 1)
    }

    It 'the same key with another request is IDEMPOTENCY_CONFLICT' {
        $null = $list | Start-ProspectingJob -MaxResults 5 -IdempotencyKey 'conflict-1'
        $null = $list | Start-ProspectingJob -MaxResults 6 -IdempotencyKey 'conflict-1' -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'IDEMPOTENCY_CONFLICT*'
        $failure[0].CategoryInfo.Category | Should -Be 'ResourceBusy'
    }

    It 'writes the key to the verbose stream' {
        $stream = $list | Start-ProspectingJob -MaxResults 5 -IdempotencyKey 'seen-1' -Verbose 4>&1
        @($stream | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_.Message -match 'seen-1' }).Count | Should -Be 1
    }

    It 'the job says which list it takes from, later too' {
        $job = $list | Start-ProspectingJob -MaxResults 5
        $job.SourceName | Should -Be $list.Name
        ($job | Wait-ProspectingJob -PollingIntervalSec 0.1).SourceName | Should -Be $list.Name
        (Get-ProspectingJob $job.JobId).SourceName | Should -Be $list.Name
        "$(Get-ProspectingJob $job.JobId | Format-Table | Out-String -Width 120)" | Should -BeLike "*$($list.Name)*"
    }

    It 'warns, once, of more than any plan imports' {
        $jobs = @(Get-SalesNavLeadList | Select-Object -First 2 | Start-ProspectingJob -MaxResults 2001 -WarningVariable warning -WarningAction SilentlyContinue)
        $jobs.Count | Should -Be 2
        @($warning).Count | Should -Be 1
        "$warning" | Should -BeLike '*more than 2,000 prospects*-MaxResults 2,001*'
        $jobs | Wait-ProspectingJob -PollingIntervalSec 0.1 | Out-Null
    }

    It '-MaxCredits refuses before any request, over all starts together' {
        $before = @(Get-ProspectingJob).Count
        $null = $list | Start-ProspectingJob -MaxResults 100 -SearchEmails -MaxCredits 199 -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'MaxCreditsExceeded*'
        @(Get-ProspectingJob).Count | Should -Be $before
        $two = @(Get-SalesNavLeadList | Select-Object -First 2 | Start-ProspectingJob -MaxResults 10 -MaxCredits 15 -ErrorVariable failure -ErrorAction SilentlyContinue)
        $two.Count | Should -Be 1

        # What it charges would be missed by the next count.
        $two | Wait-ProspectingJob -PollingIntervalSec 0.1 | Out-Null
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'MaxCreditsExceeded*'
    }

    It 'is charged once a prospect' {
        $before = & $balance
        $null = $list | Start-ProspectingJob -MaxResults 30 -Wait
        & $balance | Should -Be ($before - 30)
        $null = $list | Start-ProspectingJob -MaxResults 30 -SearchEmails -Wait
        & $balance | Should -Be ($before - 90)
    }
}

# In sessions of their own, so not among those of a minute.
Describe 'Start-ProspectingJob -WhatIf' {
    It 'starts nothing and names the greatest cost' {
        $before = @(Get-ProspectingJob).Count
        $text = Invoke-ShellScript {
            param($manifest, $uri)
            Import-Module $manifest
            $env:PROSPECTING_URI = $uri
            $env:PROSPECTING_API_KEY = 'sk_live_none'
            $env:PROSPECTING_ACCOUNT_GROUP = 'g'
            Start-ProspectingJob -LeadListId 'abc' -SearchEmails -WhatIf
        } (Get-TestModulePath), $service.Uri.AbsoluteUri
        "$text" | Should -Match 'up to 2,000 prospects, at most 4,000 credits'
        "$text" | Should -Match "lead list 'abc'"
        @(Get-ProspectingJob).Count | Should -Be $before
    }

    It 'names the lists, and adds up' {
        $text = Invoke-ShellScript {
            param($manifest)
            Import-Module $manifest
            $null = Start-ProspectingService -InMemory -SampleCount 200
            $lists = @(Get-SalesNavLeadList | Select-Object -First 2)
            $lists.Name
            $lists | Start-ProspectingJob -MaxResults 1000 -WhatIf
            $lists | Start-ProspectingJob -MaxResults 1000 -MaxCredits 1999 -WhatIf -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.FullyQualifiedErrorId
        } (Get-TestModulePath)
        # The lines are as wide as the terminal, so blanks are left out.
        $first, $second = $text[0, 1] -replace '\s'
        # The local service can say more than the greatest cost: whom it would find now.
        ($text | Select-Object -Skip 2) -join '' -replace '\s' | Should -BeLike (
            "*atmost1,000credits;asthingsare*ofabalanceof*`"ontarget`"leadlist'$first'(*)`".*" +
            "atmost1,000credits;2,000withthosebefore;asthingsare*ofabalanceof*`"ontarget`"leadlist'$second'(*)`".*" +
            "atmost1,000credits;asthingsare*ofabalanceof*`"ontarget`"leadlist'$first'(*)`".MaxCreditsExceeded*")
    }
}

Describe 'Start-ProspectingJob with addresses' {
    BeforeAll {
        $people = @(Get-AudienceProspect (New-TestAudience -Count 20).AudienceId)
    }

    It 'takes strings, and objects with a LinkedinUrl, from the pipeline' {
        $fromText = $people[0..4].LinkedinUrl | Start-ProspectingJob -Wait
        $fromText.ImportedCount | Should -Be 5
        $fromObjects = $people[5..9] | Start-ProspectingJob -Wait
        $fromObjects.ImportedCount | Should -Be 5
        $fromRows = [pscustomobject]@{ LinkedInUrl = $people[0].LinkedinUrl } | Start-ProspectingJob -Wait
        $fromRows.ImportedCount | Should -Be 1
    }

    It 'takes each person once, whatever the spelling' {
        $url = $people[0].LinkedinUrl
        $job = $url, ($url.ToUpperInvariant() -replace '^HTTPS', 'https'), "$url/?trk=x", ($url -replace '^https://www\.', '') | Start-ProspectingJob -Wait
        $job.ImportedCount | Should -Be 1
    }

    It 'names each address that is no profile, and goes on with the rest' {
        $job = 'nonsense', $people[0].LinkedinUrl, 'https://www.linkedin.com/company/x' | Start-ProspectingJob -Wait -ErrorVariable failure -ErrorAction SilentlyContinue
        $job.ImportedCount | Should -Be 1
        @($failure).Count | Should -Be 2
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ProfileUrlInvalid*'
        $failure[0].TargetObject | Should -Be 'nonsense'
    }

    It 'splits more than 1,000 into several jobs: the first has the key itself' {
        $urls = 1..1001 | ForEach-Object { "https://www.linkedin.com/in/someone-$_" }
        $jobs = @($urls | Start-ProspectingJob -IdempotencyKey 'split-1')
        $jobs.Count | Should -Be 2
        $jobs.IdempotencyKey | Should -Be 'split-1', 'split-1-2'
        $again = @($urls | Start-ProspectingJob -IdempotencyKey 'split-1')
        $again.JobId | Should -Be $jobs.JobId
    }

    It 'warns, and starts nothing, when there is no address' {
        $null = @() | Start-ProspectingJob -WarningVariable warning -WarningAction SilentlyContinue
        $output = '' | Start-ProspectingJob -WarningVariable warning -WarningAction SilentlyContinue
        $output | Should -BeNullOrEmpty
        $warning | Should -Match 'no job was started'
    }
}

Describe 'Wait-ProspectingJob' {
    It 'returns many jobs, each once, as they end' {
        $jobs = 1..5 | ForEach-Object { $list | Start-ProspectingJob -MaxResults (10 * $_) }
        $ended = @($jobs | Wait-ProspectingJob -PollingIntervalSec 0.1)
        ($ended.JobId | Sort-Object) | Should -Be ($jobs.JobId | Sort-Object)
        $ended.Status | Select-Object -Unique | Should -Be 'completed'
        ($ended.IdempotencyKey | Sort-Object) | Should -Be ($jobs.IdempotencyKey | Sort-Object)
    }

    It 'returns the first with -Any' {
        $jobs = 1..3 | ForEach-Object { $list | Start-ProspectingJob -MaxResults 5 }
        @($jobs | Wait-ProspectingJob -Any -PollingIntervalSec 0.1).Count | Should -Be 1
    }

    It 'says how to go on when time runs out, for each job' {
        Set-TestFault $service @{ StallStage = 'import' }
        $jobs = 1..2 | ForEach-Object { $list | Start-ProspectingJob -MaxResults 5 }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $output = $jobs | Wait-ProspectingJob -TimeoutSec 1 -PollingIntervalSec 0.2 -ErrorVariable failure -ErrorAction SilentlyContinue
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
        Set-TestFault $service
        $output | Should -BeNullOrEmpty
        @($failure).Count | Should -Be 2
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'JobWaitTimeout*'
        $failure[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        "$($failure[0])" | Should -Match 'Wait-ProspectingJob'
        @($jobs | Wait-ProspectingJob -PollingIntervalSec 0.1).Status | Select-Object -Unique | Should -Be 'completed'
    }

    It 'bears transient errors' {
        Set-TestFault $service @{ Method = 'GET'; Path = '*/prospecting/*'; Status = 503; RetryAfter = '0'; Count = 9 }
        $job = $list | Start-ProspectingJob -MaxResults 5 | Wait-ProspectingJob -PollingIntervalSec 0.1
        Set-TestFault $service
        $job.Status | Should -Be 'completed'
    }

    It 'reports an unknown job as an error, and waits for the others' {
        $job = $list | Start-ProspectingJob -MaxResults 5
        $ended = @('ffffffffffffffffffffffff', $job.JobId | Wait-ProspectingJob -PollingIntervalSec 0.1 -ErrorVariable failure -ErrorAction SilentlyContinue)
        $ended.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NOT_FOUND*'
        $failure[0].TargetObject | Should -Be 'ffffffffffffffffffffffff'
    }
}

Describe 'A failed job' {
    It 'is returned, and is an error too' {
        $poor = Start-TestService -SampleCount 500 -Parameter @{ Credits = 25 }
        try {
            $source = Get-SalesNavLeadList -Name 'Engineering*' | Select-Object -First 1
            $job = $source | Start-ProspectingJob -MaxResults 40 | Wait-ProspectingJob -PollingIntervalSec 0.1 -ErrorVariable failure -ErrorAction SilentlyContinue
            $job.Status | Should -Be 'failed'
            $job.ImportedCount | Should -Be 25
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'INSUFFICIENT_CREDITS*'
            @($job | Get-AudienceProspect).Count | Should -Be 25
            $null = $source | Start-ProspectingJob -MaxResults 5 -ErrorVariable refused -ErrorAction SilentlyContinue
            $refused[0].CategoryInfo.Category | Should -Be 'QuotaExceeded'
        }
        finally {
            $poor | Stop-ProspectingService -Confirm:$false
            $null = $service.Connection
        }
    }
}

Describe 'Get-ProspectingJob and Stop-ProspectingJob' {
    BeforeAll {
        # The service of the block above took the session's connection with it.
        $PSDefaultParameterValues['*-*:Connection'] = $service.Connection
    }

    AfterAll {
        $PSDefaultParameterValues.Remove('*-*:Connection')
    }

    It 'lists by status' {
        @(Get-ProspectingJob -Status completed -First 3 -Connection $service.Connection).Status | Select-Object -Unique | Should -Be 'completed'
    }

    It 'cancels a job; what it imported stays' {
        Set-TestFault $service @{ StallStage = 'import' }
        $job = Start-ProspectingJob -LeadListId $list.LeadListId -MaxResults 50 -Connection $service.Connection
        Start-Sleep -Milliseconds 300
        $stopped = $job | Stop-ProspectingJob -PassThru -Connection $service.Connection
        Set-TestFault $service
        $stopped.JobId | Should -Be $job.JobId
        ($job | Wait-ProspectingJob -PollingIntervalSec 0.1 -Connection $service.Connection).Status | Should -Be 'cancelled'
        $null = $job | Stop-ProspectingJob -Connection $service.Connection -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].Exception.StatusCode | Should -Be 422
    }

    It '-WhatIf cancels nothing' {
        Set-TestFault $service @{ StallStage = 'import' }
        $job = Start-ProspectingJob -LeadListId $list.LeadListId -MaxResults 5 -Connection $service.Connection
        $job | Stop-ProspectingJob -WhatIf -Connection $service.Connection
        Set-TestFault $service
        ($job | Wait-ProspectingJob -PollingIntervalSec 0.1 -Connection $service.Connection).Status | Should -Be 'completed'
    }
}
