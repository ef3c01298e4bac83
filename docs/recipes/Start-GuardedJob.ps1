<#
.SYNOPSIS
    Starts a job only within a budget for the day, and only as long as a reserve of credits stays.
.DESCRIPTION
    What today's jobs have cost is read from the jobs themselves, so there is no file to keep, and starts from other machines
    count, too. What is left of the budget goes into -MaxCredits, which refuses before anything is sent.

    Runs at the same moment, on one machine or on several, cannot overdraw together: the start's key is made of the day and of the number
    of jobs that it has had, and the service starts one job under a key. Of two runs that have read the same state one starts; the other is
    refused, waits until that job has ended and its cost is known, and reads again. This holds for all starts that go through this recipe;
    a job that somebody starts otherwise is counted when it is there.
.EXAMPLE
    ./Start-GuardedJob.ps1 -LeadListName 'Founders' -MaxResults 50 -DailyBudget 500 -Reserve 1000
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # Several lists are started one after the other, each within what the ones before have left.
    [Parameter(Mandatory)] [string] $LeadListName,
    [ValidateRange(1, 2000)] [int] $MaxResults = 100,

    # Credits for one day (UTC).
    [Parameter(Mandatory)] [long] $DailyBudget,

    # Credits that must stay in any case.
    [long] $Reserve = 0,

    # How long to wait for jobs of other runs.
    [ValidateRange(0, 86400)] [int] $WaitTimeoutSec = 3600
)

$ErrorActionPreference = 'Stop'
$invariant = [cultureinfo]::InvariantCulture
$deadline = [DateTime]::UtcNow.AddSeconds($WaitTimeoutSec)

function Get-TodayJob {
    # The jobs of today, all of them ended: only then is it known what the day has cost.
    while ($true) {
        $jobs = @(Get-ProspectingJob -Since ([DateTimeOffset]::new([DateTime]::UtcNow.Date, [TimeSpan]::Zero)))
        $open = @($jobs | Where-Object { -not $_.IsFinished })
        if (-not $open) {
            return , $jobs
        }
        $left = ($deadline - [DateTime]::UtcNow).TotalSeconds
        if ($left -le 0) {
            throw "Job $($open[0].JobId) is still $($open[0].Status) after $WaitTimeoutSec s, so what today costs is not known. Nothing was started."
        }
        Write-Verbose "Waiting for $($open.JobId -join ', '): what today costs is known when they have ended."
        $null = $open | Wait-ProspectingJob -TimeoutSec $left -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
    }
}

foreach ($list in Get-SalesNavLeadList -Name $LeadListName) {
    $run = [guid]::NewGuid().ToString('N').Substring(0, 8)
    while ($true) {
        $jobs = Get-TodayJob
        $spent = [long] ($jobs | Measure-Object -Property CreditsUsed -Sum).Sum
        $balance = (Get-ProspectingCredit).RemainingCredits
        $allowed = [Math]::Max(0, [Math]::Min($DailyBudget - $spent, $balance - $Reserve))
        $day = [DateTime]::UtcNow.ToString('yyyy-MM-dd', $invariant)
        Write-Verbose "Jobs today: $($jobs.Count). Spent: $spent. Balance: $balance. Allowed now: $allowed."
        try {
            # The name differs in each run: the same key with another name is refused, and starts nothing. The list is named and not piped in:
            # lists of a pipeline get keys of their own each.
            Start-ProspectingJob -LeadListId $list.LeadListId -MaxResults $MaxResults -MaxCredits $allowed -IdempotencyKey "guard-$day-$($jobs.Count)" -AudienceName "$($list.Name) $day $run" |
                Wait-ProspectingJob
            break
        }
        catch {
            if ($_.FullyQualifiedErrorId -notlike 'IDEMPOTENCY_CONFLICT*' -or [DateTime]::UtcNow -ge $deadline) {
                throw
            }
            Write-Verbose 'Another run was first. Reading again.'
            Start-Sleep -Milliseconds 300
        }
    }
}
