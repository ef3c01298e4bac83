BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VaultSupport.psm1" -Force
    Import-Module "$PSScriptRoot/CrashSupport.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 500 -Parameter @{ DataPath = Join-Path $TestDrive 'data' }
    $list, $other = @(Get-SalesNavLeadList | Select-Object -First 2).LeadListId

    # A key of the test's own, as a process of its own needs one in its environment.
    $killed = @{ Service = $service; Key = (Get-ServiceKey -Service $service).Key }

    function Get-Balance {
        (Get-ProspectingCredit).RemainingCredits
    }

    function Get-StartedCount {
        @(Get-ProspectingJob).Count
    }

    # A job is found again (200) once it has ended; before that the service answers as to the first start (202).
    function Wait-Started {
        $null = Get-ProspectingJob | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60
    }
}

AfterAll {
    Stop-TestService
}

Describe 'PowerShell killed while it starts a job' {
    BeforeEach {
        $jobsBefore = Get-StartedCount
        $balanceBefore = Get-Balance
    }

    It 'starts it once with the same key again: killed <When>' -ForEach @(
        @{ When = 'before anything of the request has reached the service'; Forward = 'Nothing'; Replayed = $false }
        @{ When = 'while the request is on its way'; Forward = 'AllButOneByte'; Replayed = $false }
        @{ When = 'when the job is there and its answer is not'; Forward = 'All'; Replayed = $true }
    ) {
        $key = "killed-$Forward"
        $written = Invoke-KilledShell @killed -Forward $Forward -Script "Start-ProspectingJob '$list' -MaxResults 7 -SearchEmails -IdempotencyKey '$key'; 'started'"
        $written | Should -Not -Match 'started'
        Get-StartedCount | Should -Be ($jobsBefore + [int] $Replayed)
        Wait-Started

        $job = Start-ProspectingJob $list -MaxResults 7 -SearchEmails -IdempotencyKey $key
        $job.Replayed | Should -Be $Replayed
        $again = Start-ProspectingJob $list -MaxResults 7 -SearchEmails -IdempotencyKey $key
        $again.JobId | Should -Be $job.JobId

        ($job | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60).ImportedCount | Should -Be 7
        Get-StartedCount | Should -Be ($jobsBefore + 1)
        Get-Balance | Should -Be ($balanceBefore - 14)
    }

    It 'starts the rest with the same key again when it was killed between the starts of one command' {
        $script = "'$list', '$other' | ForEach-Object { [pscustomobject]@{ LeadListId = `$_ } } | Start-ProspectingJob -MaxResults 3 -IdempotencyKey killed-of-two"
        $null = Invoke-KilledShell @killed -Forward Nothing -PassFirst 1 -Script $script
        Get-StartedCount | Should -Be ($jobsBefore + 1)
        Wait-Started

        $jobs = @($list, $other | ForEach-Object { [pscustomobject]@{ LeadListId = $_ } } | Start-ProspectingJob -MaxResults 3 -IdempotencyKey killed-of-two)
        $jobs.Replayed | Should -Be $true, $false
        $null = $jobs | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60
        Get-StartedCount | Should -Be ($jobsBefore + 2)
        Get-Balance | Should -Be ($balanceBefore - 6)
    }

    It 'has written the key that it made itself to the verbose stream before it sent anything' {
        $written = Invoke-KilledShell @killed -Forward All -Script "Start-ProspectingJob '$list' -MaxResults 4 -Verbose 4>&1"
        $written | Should -Match 'pt-[0-9a-f]{32}'
        $null = $written -match 'pt-[0-9a-f]{32}'
        Get-StartedCount | Should -Be ($jobsBefore + 1)
        $job = Start-ProspectingJob $list -MaxResults 4 -IdempotencyKey $Matches[0]
        $job.Replayed | Should -BeTrue
        $null = $job | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60
        Get-StartedCount | Should -Be ($jobsBefore + 1)
        Get-Balance | Should -Be ($balanceBefore - 4)
    }

    It 'leaves a job that Get-ProspectingJob finds when nobody knows the key any more' {
        # The newest comes first; and the topic tells scripts to give a key of their own.
        $null = Invoke-KilledShell @killed -Forward All -Script "Start-ProspectingJob '$list' -MaxResults 2"
        Get-StartedCount | Should -Be ($jobsBefore + 1)
        $newest = Get-ProspectingJob -First 1 | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60
        $newest.ImportedCount | Should -Be 2
        $topic = Get-Content -Raw -LiteralPath (Join-Path $PSScriptRoot '../../docs/about_ProspectingTools_Jobs.md')
        $topic -replace '\s+', ' ' | Should -Match 'killed.*-IdempotencyKey'
    }
}
