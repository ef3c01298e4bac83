<#
.SYNOPSIS
    Splits the prospects of an audience into one sheet for each company.
.DESCRIPTION
    Companies with fewer people than -MinimumCount share the sheet others.csv. The sheets of an earlier run in the folder are
    replaced; split-audience.index tells which they are. No other file is touched, and one that is in the way is an error.
    With -WhatIf nothing is written or removed, and the sheets are returned all the same.
.EXAMPLE
    ./Split-Audience.ps1 -AudienceName 'Engineering leaders EMEA' -Folder ./companies -MinimumCount 2
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $AudienceName,
    [Parameter(Mandatory)] [string] $Folder,
    [ValidateRange(1, [int]::MaxValue)] [int] $MinimumCount = 1
)

$ErrorActionPreference = 'Stop'
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

$columns = 'Name', 'Title', 'CompanyName', 'LocationText', 'Email', 'LinkedinUrl'
$sheets = @($audience | Get-AudienceProspect | Select-Object -Property $columns | Group-Object { Get-FileName $_.CompanyName } | ForEach-Object {
        $file = if ($_.Count -ge $MinimumCount) { $_.Name } else { 'others' }
        [pscustomobject]@{ Company = $_.Group[0].CompanyName; Prospects = $_.Count; Path = Join-Path $Folder "$file.csv"; Rows = $_.Group }
    })

# Which files are sheets of an earlier run stands in the index; all others in the folder are somebody else's.
$index = Join-Path $Folder 'split-audience.index'
$earlier = @(if (Test-Path -LiteralPath $index) { Get-Content -LiteralPath $index | Split-Path -Leaf | ForEach-Object { Join-Path $Folder $_ } })
$foreign = @($sheets.Path | Select-Object -Unique | Where-Object { (Test-Path -LiteralPath $_) -and $_ -notin $earlier })
if ($foreign) {
    throw "This recipe did not write $($foreign -join ', '), and does not replace it. Move it away, or name another -Folder."
}

$null = New-Item -ItemType Directory -Path $Folder -Force
$earlier | Where-Object { Test-Path -LiteralPath $_ } | Remove-Item -Confirm:$false
$sheets.Path | Select-Object -Unique | Split-Path -Leaf | Set-Content -LiteralPath $index -Encoding utf8
foreach ($sheet in $sheets) {
    $sheet.Rows | Export-Csv -LiteralPath $sheet.Path -NoTypeInformation -Encoding utf8 -Append
    $sheet | Select-Object -Property Company, Prospects, Path
}
