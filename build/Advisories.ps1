# A known advisory on a package in what is shipped is a failed test. A build that worked yesterday goes on working.

function Invoke-AdvisoryTest {
    param([Parameter(Mandatory)] [string] $Root)
    $canary = Join-Path $Root 'build/advisories'
    dotnet restore $canary --nologo --verbosity quiet | Out-Host
    $known = Get-Advisory -Project $canary
    if (-not $known) {
        return New-TestCount -Name 'Advisories' -SkippedTest @{ Name = 'the advisories on what is shipped'; Reason = 'the package feed tells of no advisories' }
    }
    $shipped = 'src/ProspectingTools', 'src/ProspectingTools.Service', 'build/desktop'
    $counts = foreach ($project in $shipped) {
        $found = @(Get-Advisory -Project (Join-Path $Root $project))
        $found | ForEach-Object { Write-Host "${project}: $_" }
        [int] ($found.Count -gt 0)
    }
    $failed = ($counts | Measure-Object -Sum).Sum
    New-TestCount -Name 'Advisories' -Passed ($shipped.Count - $failed) -Failed $failed -Note 'projects'
}

function Get-Advisory {
    # What the feed knows of a restored project's packages, those that they bring included: "package version: severity address".
    param([string] $Project)
    $text = @(dotnet list $Project package --vulnerable --include-transitive --format json) -join "`n"
    if ($LASTEXITCODE -ne 0) {
        return
    }
    # A field that has nothing to tell is not in the report.
    $read = { param($item, $name) $item.PSObject.Properties | Where-Object Name -EQ $name | ForEach-Object { $_.Value } }
    foreach ($entry in (ConvertFrom-Json $text).projects) {
        foreach ($framework in & $read $entry frameworks) {
            foreach ($package in @(& $read $framework topLevelPackages) + @(& $read $framework transitivePackages)) {
                foreach ($advisory in $package.vulnerabilities) {
                    "$($package.id) $($package.resolvedVersion): $($advisory.severity) $($advisory.advisoryurl)"
                }
            }
        }
    }
}
