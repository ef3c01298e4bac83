<#
.SYNOPSIS
    Runs the Pester suite in this process and writes its results. build.ps1 Test starts it.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $PesterPath,
    [Parameter(Mandatory)] [string] $Results,
    [string] $Filter,
    [switch] $Fast
)

$ErrorActionPreference = 'Stop'
Import-Module $PesterPath
Import-Module "$PSScriptRoot/Support.psm1"
. "$PSScriptRoot/Needs.ps1"
$unmet = Get-UnmetNeed
$files = @(Get-ChildItem -Path $PSScriptRoot -Filter '*.Tests.ps1' | Where-Object { -not $Filter -or $_.Name -like "*$Filter*" })

# The suite of each API once more, against a host that knows that API alone.
$alone = @{ 'ContactLists.Tests.ps1' = 'ContactLists'; 'Audiences.Tests.ps1' = 'Prospecting'; 'Jobs.Tests.ps1' = 'Prospecting' }
$containers = @(
    $files | ForEach-Object { New-PesterContainer -Path $_.FullName }
    $files | Where-Object { $alone.ContainsKey($_.Name) } | ForEach-Object { New-PesterContainer -Path $_.FullName -Data @{ Only = $alone[$_.Name] } }
)
$configuration = New-PesterConfiguration
$configuration.Run.Container = $containers
$configuration.Run.PassThru = $true
$configuration.Filter.ExcludeTag = @($unmet.Keys)
if ($Fast) {
    $configuration.Filter.Tag = 'Fast'
}
$configuration.Output.Verbosity = if ($Filter) { 'Detailed' } else { 'Normal' }
$configuration.TestResult.Enabled = $true
$configuration.TestResult.OutputFormat = 'NUnitXml'
$configuration.TestResult.OutputPath = Join-Path $Results 'pester.xml'

# As a session has it, and as a file of tests has it that is run by itself.
$ErrorActionPreference = 'Continue'
$run = Invoke-Pester -Configuration $configuration
$ErrorActionPreference = 'Stop'

# A container that cannot be read or a block that fails to set up has no tests to count.
$broken = $run.FailedContainersCount + $run.FailedBlocksCount
$skipped = @(Get-SkippedTest -Run $run -Unmet $unmet | Where-Object { -not $Fast -or 'Fast' -in $_.Tags })
@{ Passed = $run.PassedCount; Failed = $run.FailedCount + $broken; Skipped = $skipped } | ConvertTo-Json -Depth 3 |
    Set-Content -LiteralPath (Join-Path $Results 'pester.json') -Encoding utf8
exit [int]($run.FailedCount + $broken -gt 0)
