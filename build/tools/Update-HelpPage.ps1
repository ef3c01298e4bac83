<#
.SYNOPSIS
    Brings docs/cmdlets up to date with the built module: syntax and parameters. The text is kept; a new cmdlet gets a page
    whose text is still to be written. build.ps1 Docs starts it.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $PlatyPSPath
)

$ErrorActionPreference = 'Stop'
Import-Module $PlatyPSPath
$root = (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '../..')).Path
$pages = Join-Path $root 'docs/cmdlets'

function Edit-Page {
    # Replaces in a file, which has LF and no byte order mark afterwards.
    param([string] $Path, [string] $From, [string] $To)
    $text = [IO.File]::ReadAllText($Path).Replace("`r`n", "`n")
    [IO.File]::WriteAllText($Path, ($text -replace $From, $To), [Text.UTF8Encoding]::new($false))
}

# PlatyPS would add what Get-Help says of a parameter to what the page says already.
Remove-Item -Path (Join-Path $root 'en-US/*.xml')
Import-Module (Join-Path $root 'ProspectingTools.psd1')
foreach ($command in Get-Command -Module ProspectingTools -CommandType Cmdlet) {
    $page = Join-Path $pages "$($command.Name).md"
    if (Test-Path -LiteralPath $page) {
        # A set without a name is "(All)" on the page, as it is with its parameters; PlatyPS looks for PowerShell's own word.
        Edit-Page -Path $page -From '(?m)^### \(All\)$' -To '### __AllParameterSets'
        Update-MarkdownCommandHelp -Path $page -NoBackup
    }
    else {
        $new = New-MarkdownCommandHelp -CommandInfo $command -OutputFolder (Join-Path $root 'output/pages') -Force
        Move-Item -LiteralPath $new.FullName -Destination $page
        Write-Host "New page: $page"
    }
    Edit-Page -Path $page -From '(?m)^### __AllParameterSets$' -To '### (All)'
    $text = [IO.File]::ReadAllText($page)

    # PlatyPS leaves the syntax of sets that are gone.
    $sets = @($command.ParameterSets.Name) -replace '^__AllParameterSets$', '(All)'
    $text = [regex]::Replace($text, '(?s)\n### ([^\n]+?)( \(Default\))?\n\n```\n.*?\n```\n', {
            if ($args[0].Groups[1].Value -in $sets) { $args[0].Value } else { '' }
        })
    [IO.File]::WriteAllText($page, $text, [Text.UTF8Encoding]::new($false))
}
