<#
.SYNOPSIS
    Imports once a day who is new in a lead list, and replaces a sheet with all of them.
.DESCRIPTION
    For a scheduler. Each day has an audience of its own, '<list> nightly <day>'. Who is in one of an earlier day is left out of the
    start and not paid for again; the sheet has the people of all days. The key of the start is made of the day and the list, so a
    second run on the same day finds the job of the first and charges nothing.

    A service that cannot leave people out, as a vendor's, refuses that before anything is charged; with -Force everybody is
    paid for again, and the sheet has today's people only. The sheet is written beside its place and then moved there: a reader never sees half of it.
    Any error ends the script with an exception, which a scheduler sees as a failed run. With -WhatIf nothing is started or replaced.
.EXAMPLE
    ./Update-Audience.ps1 -LeadListName 'Sales directors' -Path ./sales-directors.csv -MaxResults 200
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $LeadListName,

    # The sheet to replace.
    [Parameter(Mandatory)] [string] $Path,

    [ValidateRange(1, 2000)] [int] $MaxResults = 500,

    # How long to wait for the job, in seconds.
    [int] $TimeoutSec = 3600,

    # Starts although the service cannot leave out those who were paid for.
    [switch] $Force
)

$ErrorActionPreference = 'Stop'
$list = @(Get-SalesNavLeadList -Name $LeadListName)
if ($list.Count -ne 1) {
    throw "$($list.Count) lead lists are named '$LeadListName'; give a name that one has."
}

# A day that another calendar would write differently would be another start.
$day = (Get-Date).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
$prefix = "$($list[0].Name) nightly "
$earlier = @(if (-not $Force) {
        Get-Audience | Where-Object { $_.Name.StartsWith($prefix, [StringComparison]::Ordinal) -and $_.Name -ne "$prefix$day" }
    })
$job = $list |
    Start-ProspectingJob -MaxResults $MaxResults -MaxCredits $MaxResults -IdempotencyKey "nightly-$day" -AudienceName "$prefix$day" -Exclude $earlier -Force:$Force |
    Wait-ProspectingJob -TimeoutSec $TimeoutSec
if (-not $job) {
    return
}

$partial = "$Path.partial"
@($earlier) + $job | Get-AudienceProspect -WaitReady | Export-Csv -LiteralPath $partial -NoTypeInformation -Encoding utf8
Move-Item -LiteralPath $partial -Destination $Path -Force
Write-Output $job
