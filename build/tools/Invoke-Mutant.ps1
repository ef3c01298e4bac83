<#
.SYNOPSIS
    Makes mutants of the files of a change, and tells which of them the tests let live.
.DESCRIPTION
    A mutant is the code with one small fault: a comparison, a condition, a sign, a result or a statement. All mutants of a project are
    compiled into one assembly, each behind a switch (build/tools/Mutants), so that one build serves thousands of them; for each one the
    test classes that come across it are run, the quickest first. Texts and ConfigureAwait are left as they are.
    A mutant that lives is a line whose fault no test sees: judge each of them. The report is output/mutants/<project>/report.md; the
    exit code is 1 when fewer are killed than -Least per cent.
.EXAMPLE
    ./build/tools/Invoke-Mutant.ps1 -Tests Jobs
    Mutants of what differs from main, each tested by the tests of jobs.
.EXAMPLE
    ./build/tools/Invoke-Mutant.ps1 src/ProspectingTools.Client/Jobs/*.cs -Tests Jobs, Starts -Minutes 10
    As many mutants as ten minutes allow, in an order that is drawn: a sample.
.EXAMPLE
    ./build/tools/Invoke-Mutant.ps1 src/ProspectingTools.Client/Jobs/*.cs -Again
    What the sample has left alive, once more, by all tests.
#>
[CmdletBinding()]
param(
    # Files, with wildcards; without them those that differ from -Since.
    [Parameter(Position = 0)]
    [string[]] $Path,

    # The branch that a change is measured from.
    [string] $Since = 'main',

    # Only test classes whose full name has one of these texts in it.
    [string[]] $Tests = @(),

    # The test project, where it is not that of the code: searches' addresses are Contracts', tested by Service.
    [ValidateSet('Client', 'Service')]
    [string] $Suite,

    # Only the mutants that live by the last report, such as those that quick tests have left for the slow ones.
    [switch] $Again,

    # The per cent that must be killed.
    [ValidateRange(0, 100)]
    [int] $Least = 92,

    # The longest that the mutants of a project may take.
    [ValidateRange(1, 6000)]
    [int] $Minutes = 600,

    # How many test processes work side by side.
    [ValidateRange(1, 64)]
    [int] $Workers = 1,

    # The order in which the mutants are tried; drawn when left out.
    [int] $Seed = (Get-Random -Maximum 1000000)
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
$root = Split-Path -Path (Split-Path -Path $PSScriptRoot)
$testsOf = @{ Contracts = 'Client'; Client = 'Client'; Files = 'Service'; Service = 'Service' }

$full = if ($Path) { @(Get-Item -Path $Path | ForEach-Object FullName) }
else { @(git -C $root diff --name-only --diff-filter=AM "$Since...HEAD" -- 'src/*.cs' | ForEach-Object { Join-Path $root $_ }) }
$groups = @($full | Where-Object { $_ -match '[\\/]src[\\/]ProspectingTools\.(\w+)[\\/]' -and $testsOf.ContainsKey($Matches[1]) } |
        Group-Object -Property { [regex]::Match($_, '[\\/]src[\\/]ProspectingTools\.(\w+)[\\/]').Groups[1].Value })
if (-not $groups) {
    Write-Host 'Nothing under src/ProspectingTools.* to make mutants of. The cmdlets themselves are tested by Pester, and are left out.'
    exit 0
}

dotnet build (Join-Path $PSScriptRoot 'Mutants') --configuration Release --nologo --verbosity quiet | Out-Host
$tool = Join-Path $PSScriptRoot 'Mutants/bin/Release/net10.0/Mutants.dll'
$failed = $LASTEXITCODE -ne 0
foreach ($group in $groups) {
    if ($failed) {
        break
    }
    $project = "ProspectingTools.$($group.Name)"
    $testProject = "ProspectingTools.$(if ($Suite) { $Suite } else { $testsOf[$group.Name] }).Tests"
    dotnet build (Join-Path $root "tests/$testProject") --configuration Release --nologo --verbosity quiet | Out-Host
    if ($LASTEXITCODE -ne 0) {
        $failed = $true
        continue
    }
    $report = Join-Path $root "output/mutants/$project/report.md"
    if ($Again -and -not (Test-Path -LiteralPath $report)) {
        throw "-Again tries what an earlier run has left alive, and there is no report of one in $report. Run it without -Again first."
    }
    dotnet $tool (Join-Path $root "src/$project/$project.csproj") (Join-Path $root "tests/$testProject/bin/Release/net10.0/$testProject.dll") (Join-Path $root "output/mutants/$project") `
        --files ($group.Group -join ';') --tests ($Tests -join ';') --minutes $Minutes --workers $Workers --seed $Seed --least $Least --again "$([bool] $Again)".ToLowerInvariant() | Out-Host
    $failed = $failed -or $LASTEXITCODE -ne 0
}
exit [int] $failed
