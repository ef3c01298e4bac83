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
    $shell = (Get-Process -Id $PID).Path
    $arguments = @('-NoProfile', '-NonInteractive', '-File', (Join-Path $benchmarks 'Invoke-Benchmark.ps1'), '-Largest', $Largest)
    if ($Quick) { $arguments += '-Quick' }
    if ($Series) { $arguments += '-Series', ($Series -join ',') }
    & $shell @arguments | Out-Host
    $LASTEXITCODE
}
