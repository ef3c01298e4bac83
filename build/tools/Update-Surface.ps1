<#
.SYNOPSIS
    Writes down what the built module shows (tests/module/surface.txt), after a change of it that is meant.
.EXAMPLE
    ./build.ps1 Build; ./build/tools/Update-Surface.ps1
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$root = Split-Path -Path (Split-Path -Path $PSScriptRoot)
Import-Module (Join-Path $root 'ProspectingTools.psd1') -Force
. "$PSScriptRoot/Get-Surface.ps1"
[IO.File]::WriteAllText((Join-Path $root 'tests/module/surface.txt'), (@(Get-Surface) -join "`n") + "`n")
