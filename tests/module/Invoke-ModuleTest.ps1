<#
.SYNOPSIS
    A worker of the Pester suite: takes one file of tests after another, runs it in this process, and writes its results. Several
    of them share the files. build.ps1 Test starts it.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $PesterPath,
    [Parameter(Mandatory)] [string] $Results,
    [string] $Filter,
    [switch] $Fast,
    [int] $Worker = 1
)

$ErrorActionPreference = 'Stop'
Import-Module $PesterPath
Import-Module "$PSScriptRoot/Support.psm1"
. "$PSScriptRoot/Needs.ps1"
$unmet = Get-UnmetNeed

# The long ones come first, so that at the end no worker is left alone with one of them.
$long = 'Help', 'NeverShown', 'Docs', 'Jobs', 'Secrets', 'Service', 'Errors', 'Silence', 'Audiences', 'Export'
# The suite of each API once more, against a host that knows that API alone.
$alone = @{ ContactLists = 'ContactLists'; Audiences = 'Prospecting'; Jobs = 'Prospecting' }
$parts = @(Get-ChildItem -Path $PSScriptRoot -Filter '*.Tests.ps1' | Where-Object { -not $Filter -or $_.Name -like "*$Filter*" } |
    # To look for tests in a file takes as long as some of them.
    Where-Object { -not $Fast -or (Select-String -LiteralPath $_.FullName -Pattern '-Tag\s.*\bFast\b' -Quiet) } | ForEach-Object {
        $name = $_.Name -replace '\.Tests\.ps1$'
        @{ Name = $name; Kind = $name; Container = New-PesterContainer -Path $_.FullName }
        if ($alone.ContainsKey($name) -and -not $Fast) {
            @{ Name = "$name-alone"; Kind = $name; Container = New-PesterContainer -Path $_.FullName -Data @{ Only = $alone[$name] } }
        }
    } | Sort-Object -Property { if ($_.Kind -in $long) { $long.IndexOf($_.Kind) } else { $long.Count } }, { $_.Name })

function Test-Mine {
    # Whether this worker is the first to take a file.
    param([string] $Name)
    try {
        [IO.File]::Open((Join-Path $Results "pester-$Name.begun"), 'CreateNew').Dispose()
        $true
    }
    catch [IO.IOException] {
        $false
    }
}

function Get-FailureText {
    # What is told of tests, blocks and files that failed: the name, the message and the place.
    param($Run)
    foreach ($item in @($Run.Failed) + @($Run.FailedBlocks) + @($Run.FailedContainers) | Where-Object { $_ }) {
        $name = if ($item.PSObject.Properties['ExpandedPath']) { $item.ExpandedPath } else { "$item" }
        foreach ($record in @($item.ErrorRecord)) {
            $said = if ($record.PSObject.Properties['DisplayErrorMessage']) { $record.DisplayErrorMessage, $record.DisplayStackTrace } else { "$record", $record.ScriptStackTrace }
            "  [-] $name`n      $(($said -join "`n") -replace '\r?\n', "`n      ")"
        }
    }
}

function New-PartConfiguration {
    param($Part)
    $configuration = New-PesterConfiguration
    $configuration.Run.Container = $Part.Container
    $configuration.Run.PassThru = $true
    $configuration.Filter.ExcludeTag = @($unmet.Keys)
    if ($Fast) {
        $configuration.Filter.Tag = 'Fast'
    }
    # Workers share the console: each writes a file's lines at once.
    $configuration.Output.Verbosity = if ($Filter) { 'Detailed' } else { 'None' }
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputFormat = 'NUnitXml'
    $configuration.TestResult.OutputPath = Join-Path $Results "pester-$($Part.Name).xml"
    $configuration
}

function Write-PartResult {
    # Tells how a file went, and keeps it for build.ps1 Test. Returns how many failed.
    param($Part, $Run)
    # A container that cannot be read or a block that fails to set up has no tests to count.
    $failed = $Run.FailedCount + $Run.FailedContainersCount + $Run.FailedBlocksCount
    if (-not $Filter -and ($Run.PassedCount -or $failed)) {
        $line = '[{0}] {1,-20} {2,4} passed {3,3} failed {4,6:N1} s' -f $(if ($failed) { '-' } else { '+' }), $Part.Name, $Run.PassedCount, $failed, $Run.Duration.TotalSeconds
        [Console]::Out.WriteLine((@($line) + @(Get-FailureText $Run)) -join [Environment]::NewLine)
    }
    $skipped = @(Get-SkippedTest -Run $Run -Unmet $unmet | Where-Object { -not $Fast -or 'Fast' -in $_.Tags })
    $names = @(@($Run.Failed) + @($Run.FailedBlocks) | Where-Object { $_ } | ForEach-Object { "$($Part.Name): $($_.ExpandedPath)" }) +
        @($Run.FailedContainers | Where-Object { $_ } | ForEach-Object { "$($Part.Name): the file" })
    @{ Passed = $Run.PassedCount; Failed = $failed; Skipped = $skipped; FailedTest = $names; Seconds = $Run.Duration.TotalSeconds; Worker = $Worker } | ConvertTo-Json -Depth 3 |
        Set-Content -LiteralPath (Join-Path $Results "pester-$($Part.Name).json") -Encoding utf8
    $failed
}

# Tests see the variables of who runs them, so there are few of them here.
$bad = 0
foreach ($part in $parts) {
    if (-not (Test-Mine $part.Name)) {
        continue
    }
    $configuration = New-PartConfiguration $part
    # As a session has it, and as a file of tests has it that is run by itself.
    $ErrorActionPreference = 'Continue'
    $run = Invoke-Pester -Configuration $configuration
    $ErrorActionPreference = 'Stop'
    $bad += Write-PartResult -Part $part -Run $run
}
exit [int]($bad -gt 0)
