<#
.SYNOPSIS
    Starts a job only within a budget for the day, and only as long as a reserve of credits stays.
.DESCRIPTION
    What today's jobs have cost is read from the jobs themselves, so there is no file to keep, and starts from other machines
    count, too. What is left of the budget goes into -MaxCredits, which refuses before anything is sent.

    Runs on one machine go one after the other: each waits until the job of the one before has ended and its cost is known, so that two
    at once cannot overdraw. A run that is broken off lets the next one go on.
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
    [long] $Reserve = 0,

    # How long to wait for another run on this machine.
    [ValidateRange(0, 86400)] [int] $LockTimeoutSec = 3600
)

$ErrorActionPreference = 'Stop'

# An open file is the lock: the system closes it, however a run ends.
$lockPath = Join-Path ([IO.Path]::GetTempPath()) "prospecting-guard-$([Environment]::UserName).lock"
$deadline = [DateTime]::UtcNow.AddSeconds($LockTimeoutSec)
$lock = $null
while (-not $lock) {
    try {
        $lock = [IO.File]::Open($lockPath, 'OpenOrCreate', 'ReadWrite', 'None')
    }
    catch [IO.IOException] {
        if ([DateTime]::UtcNow -ge $deadline) {
            throw "Another run still holds '$lockPath' after $LockTimeoutSec s. Nothing was started."
        }
        Start-Sleep -Milliseconds 200
    }
}

try {
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
}
finally {
    $lock.Dispose()
}
