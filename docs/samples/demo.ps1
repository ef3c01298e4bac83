<#
.SYNOPSIS
    The main job of ProspectingTools from end to end, on one machine and without an account.
.DESCRIPTION
    Starts the local service with fictional people, imports the prospects of a lead list with a job, saves them as CSV, makes
    a contact list of one of their companies, and takes away what it started. The CSV file stays.
#>
[CmdletBinding()]
param(
    # Where the CSV file goes.
    [string] $OutputPath = (Join-Path ([Environment]::CurrentDirectory) 'output/demo')
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../../ProspectingTools.psd1')

function Show-Step {
    param([string] $Text)
    Write-Host "`n> $Text" -ForegroundColor Cyan
}

$null = New-Item -ItemType Directory -Path $OutputPath -Force
$csv = Join-Path $OutputPath 'prospects.csv'
$data = Join-Path $OutputPath 'service'
if (Test-Path -LiteralPath $data) {
    Remove-Item -LiteralPath $data -Recurse -Force
}

try {
    Show-Step 'Start-ProspectingService -SampleCount 5000'
    Start-ProspectingService -SampleCount 5000 -DataPath $data | Out-Host

    Show-Step 'Get-SalesNavLeadList'
    Get-SalesNavLeadList | Out-Host

    Show-Step "Get-SalesNavLeadList -Name 'Engineering*' | Start-ProspectingJob -MaxResults 500 -SearchEmails | Wait-ProspectingJob"
    $jobs = Get-SalesNavLeadList -Name 'Engineering*' | Start-ProspectingJob -MaxResults 500 -SearchEmails | Wait-ProspectingJob
    $jobs | Out-Host

    Show-Step '$jobs | Get-AudienceProspect | Export-Csv prospects.csv -NoTypeInformation -Encoding utf8'
    $jobs | Get-AudienceProspect | Export-Csv -Path $csv -NoTypeInformation -Encoding utf8
    $rows = @(Import-Csv -Path $csv)
    Write-Host "$($rows.Count) prospects in $csv"

    Show-Step '$jobs | Get-AudienceProspect -First 5'
    $first = @($jobs[0] | Get-AudienceProspect -First 5)
    $first | Out-Host

    $company = $first[0].Company
    $title = $first[0].Title
    Show-Step "New-ContactList -Name 'Platform leads' -CompanyLinkedInUrl $($company.LinkedinUrl) -JobTitle '$title' | Get-ContactListMember"
    New-ContactList -Name 'Platform leads' -CompanyLinkedInUrl $company.LinkedinUrl -JobTitle $title | Get-ContactListMember | Out-Host

    Show-Step 'Get-ProspectingCredit'
    Get-ProspectingCredit | Out-Host
}
finally {
    Show-Step 'Stop-ProspectingService'
    Stop-ProspectingService
    if (Test-Path -LiteralPath $data) {
        Remove-Item -LiteralPath $data -Recurse -Force
    }
}
Write-Host "`nDone. The file $csv stays."
