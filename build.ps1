<#
.SYNOPSIS
    Builds, tests and tries out ProspectingTools.
.DESCRIPTION
    Tasks: Build (the module into this folder, so that ./ProspectingTools.psd1 can be imported), Test (everything), Demo (the
    main job against the local service), Bench (docs/benchmarks.md, side by side with what people do today), Clean. Modules that a task needs are installed from the PowerShell Gallery for the
    current user when they are missing.
.EXAMPLE
    ./build.ps1 Demo
.EXAMPLE
    ./build.ps1 Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Bench', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    # Runs only those Pester files whose names match; dotnet test is left out then.
    [string] $PesterFilter,

    # A small benchmark, whose page goes to output/bench/quick instead of docs.
    [switch] $Quick,

    # Only these series of the benchmark, such as Paging, Jobs.
    [string[]] $Series
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
$Root = $PSScriptRoot
foreach ($part in Get-ChildItem -Path (Join-Path $Root 'build') -Filter '*.ps1') {
    . $part.FullName
}

switch ($Task) {
    'Clean' { Invoke-CleanTask -Root $Root }
    'Build' { Invoke-BuildTask -Root $Root -Configuration $Configuration }
    'Test' {
        Invoke-BuildTask -Root $Root -Configuration $Configuration
        exit (Invoke-TestTask -Root $Root -Configuration $Configuration -PesterFilter $PesterFilter)
    }
    'Demo' {
        Invoke-BuildTask -Root $Root -Configuration $Configuration
        exit (Invoke-DemoTask -Root $Root)
    }
    'Bench' {
        Invoke-BuildTask -Root $Root -Configuration Release
        exit (Invoke-BenchTask -Root $Root -Quick:$Quick -Series $Series)
    }
}
