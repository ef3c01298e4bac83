# Bench: how fast, how much, against what. The series and their counterparts are in tests/benchmarks.

function Invoke-BenchTask {
    # Returns the exit code. A fresh process for the orchestration: it must not hold assemblies that the next build replaces.
    param(
        [Parameter(Mandatory)] [string] $Root,
        [switch] $Quick,
        [string[]] $Series,
        [long] $Largest = 1000000
    )
    $benchmarks = Join-Path $Root 'tests/benchmarks'
    foreach ($project in 'FixedServer', 'BareClient') {
        Invoke-Native dotnet build (Join-Path $benchmarks $project) --configuration Release --nologo --verbosity quiet
    }
    if (-not $Quick -and (-not $Series -or 'HotPaths' -in $Series)) {
        Invoke-HotPathBenchmark -Benchmarks $benchmarks -Results (Join-Path $Root 'output/bench')
        $Series = @($Series | Where-Object { $_ -and $_ -ne 'HotPaths' })
    }
    $arguments = @('-Largest', $Largest)
    if ($Quick) { $arguments += '-Quick' }
    if ($Series) { $arguments += '-Series', ($Series -join ',') }
    Invoke-ShellFile -Path (Join-Path $benchmarks 'Invoke-Benchmark.ps1') -Argument $arguments
}

function Invoke-HotPathBenchmark {
    # BenchmarkDotNet; leaves its table where the page is made. In one process: what it would build again are packages away.
    param([string] $Benchmarks, [string] $Results)
    # The filter names no file: outside Windows a lone * would become the files of the folder.
    $artifacts = Join-Path $Results 'hotpaths'
    Invoke-Native dotnet run --project (Join-Path $Benchmarks 'ProspectingTools.Benchmarks') --configuration Release `
        '--' --filter 'ProspectingTools.Benchmarks.*' --join --inProcess --job short --exporters GitHub --artifacts $artifacts
    $report = Get-ChildItem -Path (Join-Path $artifacts 'results') -Filter '*-report-github.md' | Sort-Object -Property LastWriteTime | Select-Object -Last 1
    Get-Content -LiteralPath $report.FullName | Where-Object { $_ -like '|*' } | Set-Content -LiteralPath (Join-Path $Results 'HotPaths.md')
}
