<#
.SYNOPSIS
    Builds, tests and tries out ProspectingTools.
.DESCRIPTION
    Tasks: Build (the module into this folder, so that ./ProspectingTools.psd1 can be imported), Test (everything), Demo (the
    main job against the local service), Clean. Modules that a task needs are installed from the PowerShell Gallery for the
    current user when they are missing.
.EXAMPLE
    ./build.ps1 Demo
.EXAMPLE
    ./build.ps1 Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    # Runs only those Pester files whose names match; dotnet test is left out then.
    [string] $PesterFilter
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
}
