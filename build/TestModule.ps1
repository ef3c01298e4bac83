# The module's tests: Pester in processes of their own, which take one file after another from a common queue.

function Start-ModuleTest {
    # What is to be run; nothing where there is no Pester to run it.
    param([string] $Root, [string] $Results, [string] $Filter, [switch] $Fast)
    $pester = Resolve-BuildModule -Root $Root -Name Pester
    if (-not $pester) {
        return
    }
    # Tests look for these themselves, and are left out where they are missing.
    foreach ($vaultModule in 'Microsoft.PowerShell.SecretManagement', 'Microsoft.PowerShell.SecretStore') {
        $null = Resolve-BuildModule -Root $Root -Name $vaultModule
    }
    $arguments = @('-PesterPath', $pester.Path, '-Results', $Results)
    if ($Filter) { $arguments += '-Filter', $Filter }
    if ($Fast) { $arguments += '-Fast' }
    @{ Script = Join-Path $Root 'tests/module/Invoke-ModuleTest.ps1'; Arguments = $arguments; Results = $Results }
}

function Start-ModuleWorker {
    # In a process of its own: a session cannot let go of an assembly, and a crash must not look like success.
    param([hashtable] $Test, [int] $Number)
    $start = New-ShellStart (@('-NoProfile', '-NonInteractive', '-File', $Test.Script) + $Test.Arguments + '-Worker', "$Number")
    [Diagnostics.Process]::Start($start)
}

function Complete-ModuleTest {
    # Waits for the workers and counts what they have run. A file that was begun and has no result has brought its worker down.
    param([hashtable] $Test, [Diagnostics.Process[]] $Worker)
    if (-not $Test) {
        return New-TestCount -Name 'Pester' -Failed 1 -Note 'not run: Pester 5 is missing, so the module is not proven'
    }
    $Worker | ForEach-Object { $_.WaitForExit() }
    $runs = @(Get-ChildItem -Path $Test.Results -Filter 'pester-*.json' | ForEach-Object { Get-Content -LiteralPath $_.FullName -Raw -Encoding utf8 | ConvertFrom-Json })
    $lost = @(Get-ChildItem -Path $Test.Results -Filter 'pester-*.begun' | ForEach-Object {
            $name = $_.BaseName
            if (-not (Test-Path -LiteralPath (Join-Path $Test.Results "$name.json"))) { "$($name -replace '^pester-') began and has no result" }
        })
    $broken = @($Worker | Where-Object { $_.ExitCode -notin 0, 1 } | ForEach-Object { "a process of Pester ended with exit code $($_.ExitCode)" })
    $failed = @($runs | ForEach-Object { $_.FailedTest }) + $lost + $broken
    # Measure-Object of nothing has no sum.
    $sum = { param($name) $all = 0; $runs | ForEach-Object { $all += $_.$name }; $all }
    New-TestCount -Name 'Pester' -Passed (& $sum Passed) -Failed ((& $sum Failed) + $lost.Count + $broken.Count) -SkippedTest @($runs | ForEach-Object { $_.Skipped }) -FailedTest $failed
}
