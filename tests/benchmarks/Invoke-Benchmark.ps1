<#
.SYNOPSIS
    Runs series of the benchmark and writes docs/benchmarks.md with its plots.
.DESCRIPTION
    Each series leaves its figures, every round of them, in output/bench/<series>.json; the page is written from these files,
    so that one series can be run again by itself.
#>
[CmdletBinding()]
param(
    # Small sizes, two minutes at most; its page goes to output/bench, not to docs.
    [switch] $Quick,
    # Leaves larger sizes out, for a slow or busy machine.
    [long] $Largest = 1000000,
    # The series to run; all when none is named.
    [string] $Series = 'Paging,Network,SideBySide,Jobs,Import,People,Service,Scaling'
)
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
$root = (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '../..')).Path
. (Join-Path $root 'build/Shell.ps1')
foreach ($module in 'Bench', 'Plot', 'Report') {
    Import-Module (Join-Path $PSScriptRoot "$module.psm1") -Force
}

$results = Join-Path $root ($Quick ? 'output/bench/quick' : 'output/bench')
$scratch = Join-Path $results 'scratch'
$null = New-Item -ItemType Directory -Path $scratch -Force
try {
    $server = Start-BenchProcess -FilePath dotnet -ArgumentList (Get-BenchProgram FixedServer)
    $address = ConvertFrom-Json $server.StandardOutput.ReadLine()
    $bench = [pscustomobject]@{
        Root        = $root
        Quick       = [bool] $Quick
        Largest     = $Largest
        Scratch     = $scratch
        Shell       = Get-ShellCommand
        ModulePath  = Join-Path $root 'ProspectingTools.psd1'
        Server      = $address
        Environment = @{
            PROSPECTING_URI             = $address.direct
            PROSPECTING_API_KEY         = 'sk_live_benchmark'
            PROSPECTING_ACCOUNT_GROUP   = 'ag'
            POWERSHELL_TELEMETRY_OPTOUT = '1'
            POWERSHELL_UPDATECHECK      = 'Off'
        }
    }
    foreach ($name in $Series -split ',' | Where-Object { $_ }) {
        Write-Host "$name"
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $result = & (Join-Path $PSScriptRoot "series/$name.ps1") -Bench $bench
        $result | Add-Member -NotePropertyName Seconds -NotePropertyValue ([int] $clock.Elapsed.TotalSeconds)
        $result | Add-Member -NotePropertyName At -NotePropertyValue ([DateTime]::UtcNow.ToString('yyyy-MM-dd HH:mm'))
        $result | Add-Member -NotePropertyName Machine -NotePropertyValue (Get-BenchMachine)
        $result | Add-Member -NotePropertyName Largest -NotePropertyValue ($Quick ? 0 : $Largest)
        ConvertTo-Json -InputObject $result -Depth 8 | Set-Content -LiteralPath (Join-Path $results "$name.json")
        $result.Wanted | ForEach-Object {
            Write-Host ('  {0,-8} {1,8:0.00} {2,-6} ({3}): {4}' -f ($_.Reached ? 'reached' : 'MISSED'), $_.Value, $_.Unit, $_.Wanted, $_.Text)
        }
        Write-Host "  $($result.Seconds) s"
    }
    $page = $Quick ? $results : (Join-Path $root 'docs')
    Write-BenchPage -Results $results -Folder $page
    Write-Host "Written: $(Join-Path $page 'benchmarks.md')"
}
finally {
    Stop-BenchProcess
    Remove-Item -LiteralPath $scratch -Recurse -Force -ErrorAction Ignore
}
