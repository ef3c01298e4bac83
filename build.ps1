<#
.SYNOPSIS
    Builds, tests and tries out ProspectingTools.
.DESCRIPTION
    Tasks: Build (the module into this folder, so that ./ProspectingTools.psd1 can be imported), Test (everything), Demo (the
    main job against the local service), Bench (docs/benchmarks.md: side by side with what people do today), Soak
    (docs/reliability.md: the long tests, about an hour), Docs (help pages brought up to date), Package (what is published),
    Clean. build.sh and build.cmd start it with the .NET SDK alone. Modules that a task needs are installed from the PowerShell
    Gallery for the current user when they are missing; where it does not answer, what needs them is left out and named.
.EXAMPLE
    ./build.ps1 Demo
.EXAMPLE
    ./build.ps1 Test
.EXAMPLE
    ./build.ps1 Test -Package
    Packs the module and the service, lays both out as installed, and runs the module's tests on them.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Bench', 'Soak', 'Docs', 'Package', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    # Runs only those Pester files whose names match; dotnet test is left out then.
    [string] $PesterFilter,

    # Only what takes a minute: the C# tests that are not marked as slow, and of the module's tests those tagged Fast.
    [switch] $Fast,

    # Writes what of the code the C# tests go through to coverage.cobertura.xml files in output/test-results.
    [switch] $Coverage,

    # Runs the module's tests on the packages in output, as installed.
    [switch] $Package,

    # Takes what an earlier run has built.
    [switch] $NoBuild,

    # A small benchmark, whose page goes to output/bench/quick instead of docs; or a small soak.
    [switch] $Quick,

    # Only these series of the benchmark, such as Paging, Jobs.
    [string[]] $Series,

    # The largest size of the benchmark.
    [ValidateRange(100000, 1000000)]
    [long] $Largest = 1000000
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
$Root = $PSScriptRoot
foreach ($part in Get-ChildItem -Path (Join-Path $Root 'build') -Filter '*.ps1') {
    . $part.FullName
}

if ($Task -ne 'Clean' -and -not $NoBuild) {
    Invoke-BuildTask -Root $Root -Configuration $Configuration
}
if (($Task -eq 'Package' -or $Package) -and -not $NoBuild) {
    Invoke-PackageTask -Root $Root -Configuration $Configuration
}
switch ($Task) {
    'Clean' { Invoke-CleanTask -Root $Root }
    'Docs' { Invoke-DocsTask -Root $Root }
    'Demo' { exit (Invoke-DemoTask -Root $Root) }
    'Soak' { exit (Invoke-SoakTask -Root $Root -Configuration $Configuration -Quick:$Quick) }
    'Test' {
        if ($Package) {
            $env:PROSPECTING_TEST_MODULE = Install-TestPackage -Root $Root
        }
        exit (Invoke-TestTask -Root $Root -Configuration $Configuration -PesterFilter $PesterFilter -ModuleOnly:$Package -Fast:$Fast -Coverage:$Coverage)
    }
    'Bench' {
        exit (Invoke-BenchTask -Root $Root -Quick:$Quick -Series $Series -Largest $Largest)
    }
}
