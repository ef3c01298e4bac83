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
$files = @(Get-ChildItem -Path $PSScriptRoot -Filter '*.Tests.ps1' | Where-Object { -not $Filter -or $_.Name -like "*$Filter*" })
$configuration = New-PesterConfiguration
$configuration.Run.Path = @($files.FullName)
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = if ($Filter) { 'Detailed' } else { 'Normal' }
$configuration.TestResult.Enabled = $true
$configuration.TestResult.OutputFormat = 'NUnitXml'
$configuration.TestResult.OutputPath = Join-Path $Results 'pester.xml'
$run = Invoke-Pester -Configuration $configuration

# A container that cannot be read or a block that fails to set up has no tests to count.
$broken = $run.FailedContainersCount + $run.FailedBlocksCount
@{ Passed = $run.PassedCount; Failed = $run.FailedCount + $broken; Skipped = $run.SkippedCount + $run.NotRunCount } |
    ConvertTo-Json | Set-Content -LiteralPath (Join-Path $Results 'pester.json')
exit [int]($run.FailedCount + $broken -gt 0)
