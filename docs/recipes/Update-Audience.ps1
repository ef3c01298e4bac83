<#
.SYNOPSIS
    Imports a lead list once a day and replaces a sheet with the result.
.DESCRIPTION
    For a scheduler. The key of the start is made of the day, and of the list that comes from the pipeline, so a second run on
    the same day finds the job of the first and charges nothing. The sheet is written beside its place and then moved there: a reader never sees half of it.
    Any error ends the script with an exception, which a scheduler sees as a failed run.
.EXAMPLE
    ./Update-Audience.ps1 -LeadListName 'Sales directors' -Path ./sales-directors.csv -MaxResults 200
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $LeadListName,

    # The sheet to replace.
    [Parameter(Mandatory)] [string] $Path,

    [ValidateRange(1, 2000)] [int] $MaxResults = 500,

    # How long to wait for the job, in seconds.
    [int] $TimeoutSec = 3600
)

$ErrorActionPreference = 'Stop'
$key = 'nightly-{0:yyyy-MM-dd}' -f (Get-Date)
$job = Get-SalesNavLeadList -Name $LeadListName |
    Start-ProspectingJob -MaxResults $MaxResults -MaxCredits $MaxResults -IdempotencyKey $key |
    Wait-ProspectingJob -TimeoutSec $TimeoutSec

$partial = "$Path.partial"
$job | Get-AudienceProspect -WaitReady | Export-Csv -LiteralPath $partial -NoTypeInformation -Encoding utf8
Move-Item -LiteralPath $partial -Destination $Path -Force
Write-Output $job
