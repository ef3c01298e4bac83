# Soak: the long versions of the reliability tests, each within a bounded time. docs/reliability.md says what they show.

function Invoke-SoakTask {
    # Returns the exit code.
    param(
        [Parameter(Mandatory)] [string] $Root,
        [Parameter(Mandatory)] [string] $Configuration,
        # A twentieth of everything, to try the task itself.
        [switch] $Quick
    )
    $share = if ($Quick) { 20 } else { 1 }
    $failed = @()

    # An input that fails is kept in output/fuzz; the seed and its number repeat it.
    $fuzz = Join-Path $Root 'tests/fuzz/ProspectingTools.Fuzz'
    $log = Join-Path $Root 'output/soak-fuzz.log'
    $null = New-Item -ItemType Directory -Path (Split-Path -Path $log) -Force
    dotnet run --project $fuzz --configuration $Configuration -- --count (1000000 / $share) --seconds (1200 / $share) --output (Join-Path $Root 'output/fuzz') 2> $log | Out-Host
    if ($LASTEXITCODE -ne 0) { $failed += 'fuzzing' }

    $parts = @(
        @{ Name = 'faulty servers'; Project = 'Client'; Filter = 'Seeded'; Variable = 'PROSPECTING_FAULT_RUNS'; Value = 10000 }
        @{ Name = 'kills'; Project = 'Service'; Filter = 'CrashTests|FullyQualifiedName~KillTests'; Variable = 'PROSPECTING_CRASH_ROUNDS'; Value = 40 }
        @{ Name = 'forged cursors'; Project = 'Service'; Filter = 'ForgedCursorTests'; Variable = 'PROSPECTING_FORGED_CURSORS'; Value = 100000 }
        @{ Name = 'job engines'; Project = 'Service'; Filter = 'JobEngineTests'; Variable = 'PROSPECTING_ENGINE_HISTORIES'; Value = 1000 }
        @{ Name = 'load'; Project = 'Service'; Filter = 'LoadTests'; Variable = 'PROSPECTING_LOAD_SECONDS'; Value = 600 }
    )
    foreach ($part in $parts) {
        Write-Host "$($part.Name): $($part.Variable) $($part.Value / $share)"
        [Environment]::SetEnvironmentVariable($part.Variable, [string] ($part.Value / $share))
        try {
            dotnet test (Join-Path $Root "tests/ProspectingTools.$($part.Project).Tests") --configuration $Configuration --nologo `
                --filter "FullyQualifiedName~$($part.Filter)" --logger 'console;verbosity=detailed' --blame-hang-timeout 30m |
                Select-String -Pattern '^\s+(Passed|Failed) ', 'clients, ', 'rounds', 'runs', 'Error Message', 'seed' |
                ForEach-Object { $_.Line } | Out-Host
            if ($LASTEXITCODE -ne 0) { $failed += $part.Name }
        }
        finally {
            [Environment]::SetEnvironmentVariable($part.Variable, $null)
        }
    }

    if ($failed) {
        Write-Host "Failed: $($failed -join ', ')"
    }
    [int] ($failed.Count -gt 0)
}
