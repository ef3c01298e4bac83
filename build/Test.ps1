# Test: dotnet test, PSScriptAnalyzer, Pester. Results are files in output/test-results.

function Invoke-TestTask {
    # Returns the exit code.
    param(
        [Parameter(Mandatory)] [string] $Root,
        [Parameter(Mandatory)] [string] $Configuration,
        [string] $PesterFilter,
        [switch] $ModuleOnly,
        [switch] $Fast
    )
    $results = Join-Path $Root 'output/test-results'
    if (Test-Path -LiteralPath $results) {
        Remove-Item -LiteralPath $results -Recurse -Force
    }
    $null = New-Item -ItemType Directory -Path $results -Force

    $counts = @()
    if (-not $PesterFilter -and -not $ModuleOnly) {
        $counts += Invoke-DotNetTest -Root $Root -Configuration $Configuration -Results $results -Fast:$Fast
        if (-not $Fast) {
            $counts += Invoke-ScriptAnalysis -Root $Root
            $counts += Invoke-AdvisoryTest -Root $Root
        }
    }
    $counts += Invoke-ModuleTest -Root $Root -Results $results -Filter $PesterFilter -Fast:$Fast

    Write-SkippedTest -Count $counts
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

function New-TestCount {
    # What one tool has run. Of each skipped test there are the Name and the Reason.
    param([string] $Name, [int] $Passed, [int] $Failed, [object[]] $SkippedTest = @(), [string] $Note = '')
    [pscustomobject]@{ Name = $Name; Passed = $Passed; Failed = $Failed; Skipped = $SkippedTest.Count; SkippedTest = $SkippedTest; Note = $Note }
}

function Write-SkippedTest {
    # Each by name, under its reason.
    param([object[]] $Count)
    foreach ($reason in $Count | ForEach-Object { $_.SkippedTest } | Group-Object -Property { $_.Reason } | Sort-Object -Property Name) {
        Write-Host "Skipped, as $($reason.Name):"
        $reason.Group | ForEach-Object { Write-Host "    $($_.Name)" }
    }
}

function Invoke-DotNetTest {
    param([string] $Root, [string] $Configuration, [string] $Results, [switch] $Fast)
    $left = @(if ($Fast) { '--filter', 'Category!=Slow' })
    dotnet test (Join-Path $Root 'ProspectingTools.sln') --configuration $Configuration --nologo --verbosity quiet `
        --logger 'trx;LogFilePrefix=dotnet' --results-directory $Results @left | Out-Host
    $exitCode = $LASTEXITCODE
    $files = @(Get-ChildItem -Path $Results -Filter 'dotnet*.trx')
    foreach ($file in $files) {
        $run = ([xml](Get-Content -LiteralPath $file.FullName -Raw)).TestRun
        $counters = $run.ResultSummary.Counters
        $name = [IO.Path]::GetFileNameWithoutExtension(@($run.TestDefinitions.UnitTest)[0].storage)
        $skipped = @($run.SelectNodes('//*[local-name()="UnitTestResult"][@outcome="NotExecuted"]') | ForEach-Object {
                $reason = $_.SelectSingleNode('.//*[local-name()="Message" or local-name()="StdOut"]')
                @{ Name = $_.testName; Reason = if ($reason) { $reason.InnerText.Trim() } else { 'no reason was given' } }
            })
        New-TestCount -Name $name -Passed $counters.passed -Failed $counters.failed -SkippedTest $skipped
    }
    if ($exitCode -ne 0 -and -not ($files | Where-Object { (Get-Content -LiteralPath $_.FullName -Raw) -match 'outcome="Failed"' })) {
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

function Invoke-ModuleTest {
    # In a process of its own: a session cannot let go of an assembly, and a crash must not look like success.
    param([string] $Root, [string] $Results, [string] $Filter, [switch] $Fast)
    $pester = Resolve-BuildModule -Root $Root -Name Pester
    if (-not $pester) {
        return New-TestCount -Name 'Pester' -Failed 1 -Note 'not run: Pester 5 is missing, so the module is not proven'
    }
    # Tests look for these themselves, and are left out where they are missing.
    foreach ($vaultModule in 'Microsoft.PowerShell.SecretManagement', 'Microsoft.PowerShell.SecretStore') {
        $null = Resolve-BuildModule -Root $Root -Name $vaultModule
    }
    $summary = Join-Path $Results 'pester.json'
    $arguments = @('-PesterPath', $pester.Path, '-Results', $Results)
    if ($Filter) { $arguments += '-Filter', $Filter }
    if ($Fast) { $arguments += '-Fast' }
    $exitCode = Invoke-ShellFile -Path (Join-Path $Root 'tests/module/Invoke-ModuleTest.ps1') -Argument $arguments
    if (-not (Test-Path -LiteralPath $summary)) {
        return New-TestCount -Name 'Pester' -Failed 1 -Note "ended with exit code $exitCode and no result"
    }
    $run = Get-Content -LiteralPath $summary -Raw -Encoding utf8 | ConvertFrom-Json
    New-TestCount -Name 'Pester' -Passed $run.Passed -Failed $run.Failed -SkippedTest @($run.Skipped)
}
