<#
.SYNOPSIS
    Starts a job only within a budget for the day, and only as long as a reserve of credits stays.
.DESCRIPTION
    What today's jobs have cost is read from the jobs themselves, so there is no file to keep, and starts from other machines
    count, too. What is left of the budget goes into -MaxCredits, which refuses before anything is sent.
.EXAMPLE
    ./Start-GuardedJob.ps1 -LeadListName 'Founders' -MaxResults 50 -DailyBudget 500 -Reserve 1000
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $LeadListName,
    [ValidateRange(1, 2000)] [int] $MaxResults = 100,

    # Credits for one day (UTC).
    [Parameter(Mandatory)] [long] $DailyBudget,

    # Credits that must stay in any case.
    [long] $Reserve = 0
)

$ErrorActionPreference = 'Stop'
$today = [DateTimeOffset]::new([DateTime]::UtcNow.Date, [TimeSpan]::Zero)
$spent = [long]0
foreach ($job in Get-ProspectingJob) {
    # The newest come first, so the reading ends with the first job of yesterday.
    if ($job.CreatedAt -lt $today) {
        break
    }
    if ($job.IsFinished) {
        $spent += $job.CreditsUsed
    }
    else {
        throw "Job $($job.JobId) is still $($job.Status): what today costs is not known yet."
    }
}

$balance = (Get-ProspectingCredit).RemainingCredits
$allowed = [Math]::Max(0, [Math]::Min($DailyBudget - $spent, $balance - $Reserve))
Write-Verbose "Spent today: $spent. Balance: $balance. Allowed now: $allowed."
Get-SalesNavLeadList -Name $LeadListName | Start-ProspectingJob -MaxResults $MaxResults -MaxCredits $allowed -Wait
