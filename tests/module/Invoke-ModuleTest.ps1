<#
.SYNOPSIS
    Runs the Pester suite in this process and writes its results. build.ps1 Test starts it.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $PesterPath,
    [Parameter(Mandatory)] [string] $Results,
    [string] $Filter
)

$ErrorActionPreference = 'Stop'
Import-Module $PesterPath
Import-Module "$PSScriptRoot/Support.psm1"
. "$PSScriptRoot/Needs.ps1"
$unmet = Get-UnmetNeed
$files = @(Get-ChildItem -Path $PSScriptRoot -Filter '*.Tests.ps1' | Where-Object { -not $Filter -or $_.Name -like "*$Filter*" })
$configuration = New-PesterConfiguration
$configuration.Run.Path = @($files.FullName)
$configuration.Run.PassThru = $true
$configuration.Filter.ExcludeTag = @($unmet.Keys)
$configuration.Output.Verbosity = if ($Filter) { 'Detailed' } else { 'Normal' }
$configuration.TestResult.Enabled = $true
$configuration.TestResult.OutputFormat = 'NUnitXml'
$configuration.TestResult.OutputPath = Join-Path $Results 'pester.xml'
$run = Invoke-Pester -Configuration $configuration

# A container that cannot be read or a block that fails to set up has no tests to count.
$broken = $run.FailedContainersCount + $run.FailedBlocksCount
$skipped = @(Get-SkippedTest -Run $run -Unmet $unmet)
@{ Passed = $run.PassedCount; Failed = $run.FailedCount + $broken; Skipped = $skipped } | ConvertTo-Json -Depth 3 |
    Set-Content -LiteralPath (Join-Path $Results 'pester.json') -Encoding utf8
exit [int]($run.FailedCount + $broken -gt 0)
