# Test: dotnet test and Pester side by side, PSScriptAnalyzer, advisories. Results are files in output/test-results.

function Invoke-TestTask {
    # Returns the exit code.
    param(
        [Parameter(Mandatory)] [string] $Root,
        [Parameter(Mandatory)] [string] $Configuration,
        [string] $PesterFilter,
        [switch] $ModuleOnly,
        [switch] $Fast,
        [switch] $Coverage
    )
    $results = Join-Path $Root 'output/test-results'
    if (Test-Path -LiteralPath $results) {
        Remove-Item -LiteralPath $results -Recurse -Force
    }
    $null = New-Item -ItemType Directory -Path $results -Force

    $moduleAlone = $ModuleOnly -or [bool] $PesterFilter
    # Before the tests, as two builds at once would be in each other's way.
    foreach ($project in @(if ($moduleAlone) { 'tests/HostileServer', 'docs/samples/Quickstart' } else { 'ProspectingTools.sln' })) {
        dotnet build (Join-Path $Root $project) --configuration Release --nologo --verbosity quiet | Out-Host
        if ($LASTEXITCODE -ne 0) {
            throw "$project does not build."
        }
    }
    $surroundings = Set-TestSurrounding
    try {
        $counts = @(Invoke-TestLane -Root $Root -Configuration $Configuration -Results $results -Filter $PesterFilter -ModuleAlone:$moduleAlone -Fast:$Fast -Coverage:$Coverage)
    }
    finally {
        Reset-TestSurrounding $surroundings
    }

    Write-SkippedTest -Count $counts
    foreach ($count in $counts) {
        $count.FailedTest | Where-Object { $_ } | ForEach-Object { Write-Host "Failed: $_" }
    }
    foreach ($count in $counts) {
        Write-Host ('{0,-24} {1,5} passed {2,4} failed {3,4} skipped  {4}' -f $count.Name, $count.Passed, $count.Failed, $count.Skipped, $count.Note)
    }
    $passed = ($counts | Measure-Object -Property Passed -Sum).Sum
    $failed = ($counts | Measure-Object -Property Failed -Sum).Sum
    $skipped = ($counts | Measure-Object -Property Skipped -Sum).Sum
    if (Get-MissingModule) {
        Write-Host "To run what was left out: Install-PSResource $((Get-MissingModule) -join ', ')"
    }
    Write-Host "$passed passed, $failed failed, $skipped skipped"
    [int]($failed -gt 0 -or $passed -eq 0)
}

function Invoke-TestLane {
    # Both kinds of tests spend half of their time waiting, so on two processors they run side by side. What a worker of the module's
    # tests has not begun is taken by the second one, which begins at once where there is room, else after the C# tests.
    param([string] $Root, [string] $Configuration, [string] $Results, [string] $Filter, [switch] $ModuleAlone, [switch] $Fast, [switch] $Coverage)
    $workers = if ($Filter) { 1 } else { 2 }
    $dotnet = if (-not $ModuleAlone) { Start-DotNetTest -Root $Root -Configuration $Configuration -Results $Results -Fast:$Fast -Coverage:$Coverage }
    $early = if ($dotnet -and [Environment]::ProcessorCount -lt 4) { 1 } else { $workers }
    $module = Start-ModuleTest -Root $Root -Results $Results -Filter $Filter -Fast:$Fast
    $running = @(if ($module) { 1..$early | ForEach-Object { Start-ModuleWorker -Test $module -Number $_ } })
    if ($dotnet) {
        Complete-DotNetTest -Process $dotnet -Results $Results
        $running += @(if ($module -and $early -lt $workers) { Start-ModuleWorker -Test $module -Number $workers })
        if (-not $Fast) {
            Invoke-ScriptAnalysis -Root $Root
            Invoke-AdvisoryTest -Root $Root
        }
    }
    Complete-ModuleTest -Test $module -Worker $running
}

function Set-TestSurrounding {
    # What the tests run in: a temporary folder of their own, which goes with all that killed processes have left in it. Returns what
    # was there before. A server of the compiler that began there would outlive it.
    $before = @{}
    $now = @{ DOTNET_EnableDiagnostics = '0'; MSBUILDDISABLENODEREUSE = '1'; UseSharedCompilation = 'false' }
    if ([Environment]::OSVersion.Platform -ne 'Win32NT') {
        # Short, because the names of sockets may have 104 characters; open to all, because PostgreSQL does not run as root.
        $now.TMPDIR = Join-Path ([IO.Path]::GetTempPath()) "pt$(Get-Random -Maximum 99999)"
        $null = New-Item -ItemType Directory -Path $now.TMPDIR
        chmod 1777 $now.TMPDIR
    }
    foreach ($name in $now.Keys) {
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $now[$name])
    }
    @{ Before = $before; Folder = $now['TMPDIR'] }
}

function Reset-TestSurrounding {
    # Says what the tests have left in the temporary folder, but for what .NET and PowerShell themselves leave there.
    param([hashtable] $Surrounding)
    foreach ($name in $Surrounding.Before.Keys) {
        [Environment]::SetEnvironmentVariable($name, $Surrounding.Before[$name])
    }
    if ($Surrounding.Folder) {
        $left = @(Get-ChildItem -LiteralPath $Surrounding.Folder -Force | Where-Object Name -NotMatch '^(MSBuild|NuGetScratch|CoreFxPipe_|clr-debug-pipe-|dotnet-diagnostic-|\.|[A-Za-z0-9]{6}$)')
        if ($left) {
            Write-Host "Left in the temporary folder by tests: $(@($left.Name | Select-Object -First 10) -join ', ')$(if ($left.Count -gt 10) { " and $($left.Count - 10) more" })"
        }
        Remove-Item -LiteralPath $Surrounding.Folder -Recurse -Force -ErrorAction Ignore
    }
}

function New-TestCount {
    # What one tool has run. Of each skipped test there are the Name and the Reason.
    param([string] $Name, [int] $Passed, [int] $Failed, [object[]] $SkippedTest = @(), [string] $Note = '', [string[]] $FailedTest = @())
    [pscustomobject]@{ Name = $Name; Passed = $Passed; Failed = $Failed; Skipped = $SkippedTest.Count; SkippedTest = $SkippedTest; Note = $Note; FailedTest = $FailedTest }
}

function Write-SkippedTest {
    # Each by name, under its reason.
    param([object[]] $Count)
    foreach ($reason in $Count | ForEach-Object { $_.SkippedTest } | Group-Object -Property { $_.Reason } | Sort-Object -Property Name) {
        Write-Host "Skipped, as $($reason.Name):"
        $reason.Group | ForEach-Object { Write-Host "    $($_.Name)" }
    }
}

function Start-DotNetTest {
    param([string] $Root, [string] $Configuration, [string] $Results, [switch] $Fast, [switch] $Coverage)
    $left = @(if ($Fast) { '--filter', 'Category!=Slow' }) + @(if ($Coverage) { '--collect', 'XPlat Code Coverage' })
    [Diagnostics.Process]::Start((New-ProcessStart -Program dotnet -Argument (@(
                    'test', (Join-Path $Root 'ProspectingTools.sln'), '--no-build', '--configuration', $Configuration, '--nologo', '--verbosity', 'quiet'
                    '--logger', 'trx;LogFilePrefix=dotnet', '--results-directory', $Results
                    # A test that never ends is named, and ends the run.
                    '--blame-hang-timeout', '10m', '--blame-hang-dump-type', 'none') + $left)))
}

function Complete-DotNetTest {
    # Waits for the C# tests and counts them.
    param([object] $Process, [string] $Results)
    $Process.WaitForExit()
    $exitCode = $Process.ExitCode
    $failures = 0
    foreach ($file in Get-ChildItem -Path $Results -Filter 'dotnet*.trx') {
        $run = ([xml](Get-Content -LiteralPath $file.FullName -Raw)).TestRun
        $counters = $run.ResultSummary.Counters
        $name = [IO.Path]::GetFileNameWithoutExtension(@($run.TestDefinitions.UnitTest)[0].storage)
        $skipped = @($run.SelectNodes('//*[local-name()="UnitTestResult"][@outcome="NotExecuted"]') | ForEach-Object {
                $reason = $_.SelectSingleNode('.//*[local-name()="Message" or local-name()="StdOut"]')
                @{ Name = $_.testName; Reason = if ($reason) { $reason.InnerText.Trim() } else { 'no reason was given' } }
            })
        $failed = @($run.SelectNodes('//*[local-name()="UnitTestResult"][@outcome="Failed"]') | ForEach-Object { $_.testName })
        $failures += [int] $counters.failed
        New-TestCount -Name $name -Passed $counters.passed -Failed $counters.failed -SkippedTest $skipped -FailedTest $failed
        if ($run.ResultSummary.outcome -ne 'Completed' -and [int] $counters.failed -eq 0) {
            # A test that ends or hangs its process is in no list of failed tests, nor are those that would have come after it.
            $failures++
            New-TestCount -Name "$name, cut off" -Failed 1 -Note 'ended before its end: see above'
        }
    }
    if ($exitCode -ne 0 -and $failures -eq 0) {
        New-TestCount -Name 'dotnet test' -Failed 1 -Note "ended with exit code $exitCode and no failed test: see above"
    }
}

function Invoke-ScriptAnalysis {
    param([string] $Root)
    $analyzer = Resolve-BuildModule -Root $Root -Name PSScriptAnalyzer
    if (-not $analyzer) {
        return New-TestCount -Name 'PSScriptAnalyzer' -SkippedTest @{ Name = 'the analysis of the scripts'; Reason = 'the module PSScriptAnalyzer is missing' }
    }
    Import-Module -ModuleInfo $analyzer
    $scripts = Get-ChildItem -Path $Root -Recurse -Include '*.ps1', '*.psm1', '*.psd1' -File |
        Where-Object { $_.FullName -notmatch '[\\/](bin|obj|output|\.git)[\\/]' }
    $settings = Join-Path $Root 'build/ScriptAnalyzer.psd1'
    $findings = @($scripts | ForEach-Object {
            $left = @(if ($_.FullName -match '[\\/]benchmarks[\\/]') { 'PSUseCompatibleSyntax' })
            Invoke-ScriptAnalyzer -Path $_.FullName -Settings $settings -ExcludeRule $left
        })
    $findings | Format-Table -Property Severity, RuleName, ScriptName, Line, Message -AutoSize -Wrap | Out-Host
    $bad = @($findings | Select-Object -ExpandProperty ScriptPath -Unique).Count
    New-TestCount -Name 'PSScriptAnalyzer' -Passed (@($scripts).Count - $bad) -Failed $bad -Note 'scripts'
}
