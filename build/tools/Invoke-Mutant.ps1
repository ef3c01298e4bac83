<#
.SYNOPSIS
    Makes mutants of the files of a change, and tells which of them the tests let live.
.DESCRIPTION
    A mutant is the code with one small fault. Stryker makes them of the given files, or of those under src that differ from a branch,
    and runs the tests for each. A mutant that lives is a line whose fault no test sees: judge each of them. Strings and ConfigureAwait
    are left as they are. The report is in output/mutants; the exit code is 1 when fewer are killed than -Least per cent.
.EXAMPLE
    ./build/tools/Invoke-Mutant.ps1 -Filter 'FullyQualifiedName~Jobs'
    Mutants of what differs from main, each tested by the tests of jobs.
.EXAMPLE
    ./build/tools/Invoke-Mutant.ps1 src/ProspectingTools.Client/Jobs/PollSchedule.cs -Filter 'FullyQualifiedName~PollSchedule'
#>
[CmdletBinding()]
param(
    # Files; without them those that differ from -Since.
    [Parameter(Position = 0)]
    [string[]] $Path,

    # The branch that a change is measured from.
    [string] $Since = 'main',

    # Only these tests, in the words of dotnet test: each mutant runs them all.
    [string] $Filter,

    # The per cent that must be killed.
    [ValidateRange(0, 100)]
    [int] $Least = 92
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
$root = Split-Path -Path (Split-Path -Path $PSScriptRoot)
$output = Join-Path $root 'output/mutants'
$tool = Join-Path $output 'tool'
$tests = @{ Contracts = 'Client'; Client = 'Client'; Files = 'Service'; Service = 'Service' }

if (-not $Path) {
    $Path = @(git -C $root diff --name-only --diff-filter=AM "$Since...HEAD" -- 'src/*.cs')
}
$files = @($Path | ForEach-Object { $_.Replace('\', '/') -replace '^.*?(?=src/ProspectingTools\.)' } | Where-Object { $_ -match '^src/ProspectingTools\.(\w+)/' -and $tests.ContainsKey($Matches[1]) })
if (-not $files) {
    Write-Host "Nothing under src/ProspectingTools.* to make mutants of. The cmdlets themselves are tested by Pester, and are left out."
    exit 0
}
if (-not (Get-ChildItem -Path $tool -Filter 'dotnet-stryker*' -ErrorAction Ignore)) {
    dotnet tool install dotnet-stryker --version 5.1.0 --tool-path $tool | Out-Host
}

$failed = $false
foreach ($group in $files | Group-Object -Property { [regex]::Match($_, '^src/ProspectingTools\.(\w+)/').Groups[1].Value }) {
    $project = "ProspectingTools.$($group.Name)"
    $settings = @{
        project             = "$project.csproj"
        mutate              = @($group.Group | ForEach-Object { '**/' + ($_ -replace '^src/[^/]+/') })
        configuration       = 'Release'
        'coverage-analysis' = 'off'
        'ignore-methods'    = @('*ConfigureAwait')
        'ignore-mutations'  = @('string')
        reporters           = @('cleartext', 'json', 'html')
        thresholds          = @{ high = 100; low = $Least; break = $Least }
    }
    if ($Filter) {
        $settings['test-case-filter'] = $Filter
    }
    $config = Join-Path $output "$project.json"
    @{ 'stryker-config' = $settings } | ConvertTo-Json -Depth 5 | Set-Content -LiteralPath $config -Encoding utf8
    Push-Location (Join-Path $root "tests/ProspectingTools.$($tests[$group.Name]).Tests")
    try {
        & (Join-Path $tool 'dotnet-stryker') --config-file $config --output (Join-Path $output $project) --skip-version-check | Out-Host
        $failed = $failed -or $LASTEXITCODE -ne 0
    }
    finally {
        Pop-Location
    }
}
exit [int] $failed
