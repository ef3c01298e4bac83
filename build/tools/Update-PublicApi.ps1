<#
.SYNOPSIS
    Brings PublicAPI.Shipped.txt of the client and the contracts up to date with their code: adds what is new, takes out what is gone.
.DESCRIPTION
    A build fails when a public member is not in the file, or is there no longer. Run this when the change is meant, and look at the
    difference before it is committed: it is what users of the library will see.
.EXAMPLE
    ./build/tools/Update-PublicApi.ps1
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
# The messages that are read below are translated otherwise.
$env:DOTNET_CLI_UI_LANGUAGE = 'en'
$root = Split-Path -Path (Split-Path -Path $PSScriptRoot)
foreach ($name in 'ProspectingTools.Contracts', 'ProspectingTools.Client') {
    $project = Join-Path $root "src/$name"
    $file = Join-Path $project 'PublicAPI.Shipped.txt'
    # What is missing may bring to light what is missing in turn, such as the members of a type.
    for ($round = 1; $round -le 5; $round++) {
        $said = dotnet build $project --configuration Release --no-incremental --nologo -property:RunAnalyzers=true -property:TreatWarningsAsErrors=false 2>&1
        $added = @($said | Select-String -Pattern "RS00(16|36|37|41): Symbol '(.+?)' is not part of" | ForEach-Object { $_.Matches[0].Groups[2].Value } | Sort-Object -Unique)
        $gone = @($said | Select-String -Pattern "RS0017: Symbol '(.+?)' is part of" | ForEach-Object { $_.Matches[0].Groups[1].Value } | Sort-Object -Unique)
        if (-not $added -and -not $gone) {
            break
        }
        $lines = @(Get-Content -LiteralPath $file -Encoding utf8 | Where-Object { $_ -ne '#nullable enable' -and $_ -cnotin $gone }) + $added
        $sorted = [string[]] $lines
        [Array]::Sort($sorted, [StringComparer]::Ordinal)
        [IO.File]::WriteAllText($file, ((@('#nullable enable') + $sorted) -join "`n") + "`n")
        Write-Host "${name}: $($added.Count) added, $($gone.Count) removed"
    }
}
