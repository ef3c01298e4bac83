# The page of the benchmark, written from the results of its series.
Set-StrictMode -Version 3.0

$script:Order = 'Paging', 'Network', 'SideBySide', 'Jobs', 'Import', 'People', 'Service', 'Scaling'

function Get-BenchMachine {
    # What the figures depend on.
    $cpu = if ($IsLinux) { (Select-String -Path /proc/cpuinfo -Pattern '^model name\s*:\s*(.+)$' -List).Matches.Groups[1].Value } else { $env:PROCESSOR_IDENTIFIER }
    [pscustomobject]@{
        Cpu        = "$cpu, $([Environment]::ProcessorCount) cores"
        Memory     = '{0:0} GB' -f ([GC]::GetGCMemoryInfo().TotalAvailableMemoryBytes / 1GB)
        System     = [Runtime.InteropServices.RuntimeInformation]::OSDescription
        PowerShell = "$($PSVersionTable.PSVersion)"
        DotNet     = "$(& dotnet --version) (SDK); PowerShell on $([Runtime.InteropServices.RuntimeInformation]::FrameworkDescription)"
        Load       = if ($IsLinux) { (Get-Content -LiteralPath /proc/loadavg).Split(' ')[0..2] -join ' ' } else { '' }
    }
}

function Format-Value {
    param([double] $Value)
    $format = [Math]::Abs($Value) -ge 100 ? '#,0' : ([Math]::Abs($Value) -ge 10 ? '0.0' : ([Math]::Abs($Value) -ge 1 ? '0.00' : '0.000'))
    $Value.ToString($format, [cultureinfo]::InvariantCulture)
}

function Format-Figure {
    # Table rows of one case. Ratios are against the first of ours, where there is one.
    param($Group, [string] $Ours)
    $reference = $Group.Group | Where-Object Who -EQ $Ours
    foreach ($one in $Group.Group) {
        $ratio = if ($reference -and $one.Who -ne $Ours) {
            Format-Value (Get-Ratio -Of $one -To $reference)
        }
        "| $($Group.Name) | $($one.Who -replace '\|', '\|') | $(Format-Value $one.Median) $($one.Unit) | $(Format-Value $one.Min) to $(Format-Value $one.Max) | $($one.Values.Count) | $ratio |" -replace '^\| ([^|]*)\|', { "| $($_.Groups[1].Value -replace '\|', '\|')|" }
    }
}

function Format-Series {
    param($Result)
    "## $($Result.Title)"
    ''
    foreach ($note in $Result.Notes) { $note; '' }
    "![$($Result.Title)](images/bench-$($Result.Name.ToLowerInvariant()).svg)"
    ''
    $ours = $Result.PSObject.Properties['Ours'] ? $Result.Ours : ''
    '| Case | Who | Median | Spread | Runs | Times ours |'
    '|---|---|---|---|---|---|'
    foreach ($group in Group-Case $Result.Figures) { Format-Figure -Group $group -Ours $ours }
    ''
    if ($Result.PSObject.Properties['Largest'] -and $Result.Largest -and $Result.Largest -lt 1000000) {
        "Sizes above $(Format-Value $Result.Largest) were left out of this run (``-Largest``), because the machine was busy."
        ''
    }
    "Measured $($Result.At) UTC in $($Result.Seconds) s; load of the machine after it (1, 5, 15 minutes): $($Result.Machine.Load)."
    ''
}

function Write-BenchPage {
    # Writes benchmarks.md and images/bench-*.svg into a folder.
    param([Parameter(Mandatory)] [string] $Results, [Parameter(Mandatory)] [string] $Folder)
    $images = Join-Path $Folder 'images'
    $null = New-Item -ItemType Directory -Path $images -Force
    $series = @($script:Order | ForEach-Object { Join-Path $Results "$_.json" } | Where-Object { Test-Path -LiteralPath $_ } |
            ForEach-Object { Get-Content -LiteralPath $_ -Raw | ConvertFrom-Json })
    foreach ($one in $series) {
        $plot = $one.Name -eq 'Scaling' ? (New-LinePlot $one.Figures) : (New-BarPlot $one.Figures)
        Set-Content -LiteralPath (Join-Path $images "bench-$($one.Name.ToLowerInvariant()).svg") -Value $plot
    }
    $machine = $series[-1].Machine
    $lines = @(
        '# Benchmark'
        ''
        'Written by `pwsh ./build.ps1 Bench` (`-Quick` for two minutes of small sizes, `-Series Paging,Jobs` for some of it). The peer is what people do today, the limit is the same bytes with nothing around them. All contenders run side by side in one run, in interleaved rounds; a figure is the median of its runs, with the smallest and the largest. Ratios are the result: they are medians over the rounds, so that what slows a whole round cancels out. Absolute times are context.'
        ''
        "Machine: $($machine.Cpu), $($machine.Memory), $($machine.System). PowerShell $($machine.PowerShell), .NET $($machine.DotNet)."
        ''
        'Client, server and everything else share these cores. The load beside each series says how many other tasks wanted them: where it is far above the number of cores, times are longer and the spread is wide.'
        ''
        '## What is wanted, and what is reached'
        ''
        '| Figure | Wanted | Measured | |'
        '|---|---|---|---|'
        foreach ($wanted in $series.Wanted) {
            "| $($wanted.Text -replace '\|', '\|') | $($wanted.Wanted) $($wanted.Unit) | $(Format-Value $wanted.Value) | $($wanted.Reached ? 'reached' : '**missed**') |"
        }
        ''
        foreach ($one in $series) { Format-Series $one }
        Get-HotPathSection -Results $Results
    )
    Set-Content -LiteralPath (Join-Path $Folder 'benchmarks.md') -Value ($lines -join "`n").TrimEnd()
}

function Get-HotPathSection {
    # The table that BenchmarkDotNet left, where it ran.
    param([string] $Results)
    $table = Join-Path $Results 'HotPaths.md'
    if (Test-Path -LiteralPath $table) {
        '## Hot paths in C# (BenchmarkDotNet)'
        ''
        Get-Content -LiteralPath $table
        ''
    }
}

Export-ModuleMember -Function Get-BenchMachine, Write-BenchPage
