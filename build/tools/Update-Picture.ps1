<#
.SYNOPSIS
    Draws the picture of docs/architecture.md from the built assemblies.
.DESCRIPTION
    A test fails when the picture is out of date. The picture is Mermaid: the assemblies, their rooms, and which uses which.
.EXAMPLE
    ./build/tools/Update-Picture.ps1
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$root = Split-Path -Path (Split-Path -Path $PSScriptRoot)
$before = $env:PROSPECTING_WRITE_DOCS
$env:PROSPECTING_WRITE_DOCS = '1'
try {
    dotnet test (Join-Path $root 'tests/ProspectingTools.Architecture.Tests') --configuration Release --nologo --filter 'FullyQualifiedName~PictureTests' | Out-Host
}
finally {
    $env:PROSPECTING_WRITE_DOCS = $before
}
exit $LASTEXITCODE
