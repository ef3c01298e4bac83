<#
.SYNOPSIS
    Splits the prospects of an audience into one sheet for each company.
.DESCRIPTION
    Companies with fewer people than -MinimumCount share the sheet others.csv. The folder's earlier sheets are replaced.
.EXAMPLE
    ./Split-Audience.ps1 -AudienceName 'Engineering leaders EMEA' -Folder ./companies -MinimumCount 2
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $AudienceName,
    [Parameter(Mandatory)] [string] $Folder,
    [ValidateRange(1, [int]::MaxValue)] [int] $MinimumCount = 1
)

$ErrorActionPreference = 'Stop'
$null = New-Item -ItemType Directory -Path $Folder -Force
$audience = @(Get-Audience -Name $AudienceName)
if ($audience.Count -gt 1) {
    throw "$($audience.Count) audiences are named '$AudienceName'; give a name that only one has."
}

function Get-FileName {
    # Companies differ in letters that a file name cannot have.
    param([string] $Company)
    $name = $Company -replace '[^\p{L}\p{Nd}]+', '-'
    $name = $name.Trim('-').ToLowerInvariant()
    if ($name) { $name } else { 'no-company' }
}

Get-ChildItem -LiteralPath $Folder -Filter '*.csv' | Remove-Item
$columns = 'Name', 'Title', 'CompanyName', 'LocationText', 'Email', 'LinkedinUrl'
$rows = $audience | Get-AudienceProspect | Select-Object -Property $columns | Group-Object { Get-FileName $_.CompanyName }
foreach ($company in $rows) {
    $file = if ($company.Count -ge $MinimumCount) { $company.Name } else { 'others' }
    $path = Join-Path $Folder "$file.csv"
    $company.Group | Export-Csv -LiteralPath $path -NoTypeInformation -Encoding utf8 -Append:($file -eq 'others')
    [pscustomobject]@{ Company = $company.Group[0].CompanyName; Prospects = $company.Count; Path = $path }
}
