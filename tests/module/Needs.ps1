# What tests need that not every machine has. A test or a block says so by a tag of this table; where the need is not met it is
# left out, and named with the reason.

function Get-UnmetNeed {
    # The tags whose needs this machine does not meet, with the reason.
    $windows = [Environment]::OSVersion.Platform -eq 'Win32NT'
    $linux = $PSVersionTable.PSEdition -eq 'Core' -and $IsLinux
    $installed = { [bool] (Get-Module -ListAvailable -Name $args[0]) }
    $help = Join-Path (Split-Path (Get-TestModulePath)) 'en-US/ProspectingTools.dll-Help.xml'
    $needs = @(
        @{ Tag = 'NeedsWindows'; Met = $windows; Reason = 'it is about Windows' }
        @{ Tag = 'NeedsUnix'; Met = -not $windows; Reason = 'it is about Linux and macOS' }
        @{ Tag = 'NeedsRootOnLinux'; Met = $linux -and (id -u) -eq 0; Reason = 'it mounts a small disk, which takes root on Linux' }
        @{ Tag = 'NeedsPowerShell7'; Met = $PSVersionTable.PSVersion.Major -ge 7; Reason = 'it came with PowerShell 7' }
        @{ Tag = 'NeedsNpm'; Met = [bool] (Get-Command npx -CommandType Application -ErrorAction Ignore); Reason = 'npx of Node.js, which brings the linter, is missing' }
        @{ Tag = 'NeedsHelp'; Met = Test-Path -LiteralPath $help; Reason = 'the help was built without the module Microsoft.PowerShell.PlatyPS' }
        @{ Tag = 'NeedsChromium'; Met = [bool] (Get-Chromium); Reason = 'no Chromium is in the PATH (chromium, google-chrome or msedge)' }
        foreach ($module in 'SecretManagement', 'SecretStore') {
            @{ Tag = "Needs$module"; Met = & $installed "Microsoft.PowerShell.$module"; Reason = "the module Microsoft.PowerShell.$module is missing" }
        }
    )
    $unmet = @{}
    $needs | Where-Object { -not $_.Met } | ForEach-Object { $unmet[$_.Tag] = $_.Reason }
    $unmet
}

function Get-Chromium {
    # The path of a browser that can be run without a window; nothing where there is none.
    foreach ($name in 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'msedge') {
        $found = Get-Command $name -CommandType Application -ErrorAction Ignore | Select-Object -First 1
        if ($found) {
            return $found.Source
        }
    }
}

function Get-SkippedTest {
    # The tests of a run that did not run, by name, with the reason: the need of the test or of a block around it, or what the
    # test said itself.
    param([Parameter(Mandatory)] $Run, [Parameter(Mandatory)] [hashtable] $Unmet)
    foreach ($test in $Run.Tests | Where-Object { $_.Result -in 'Skipped', 'NotRun' }) {
        $tags = @($test.Tag)
        $names = @(Get-ExpandedName $test)
        for ($block = $test.Block; $block -and -not $block.IsRoot; $block = $block.Parent) {
            $tags += @($block.Tag)
            $names = @(Get-ExpandedName $block) + $names
        }
        $reasons = @($tags | Where-Object { $_ -and $Unmet.ContainsKey($_) } | ForEach-Object { $Unmet[$_] } | Select-Object -First 1)
        if (-not $reasons) {
            $reasons = @($test.ErrorRecord | ForEach-Object { "$_" -replace '^is skipped, because ' })
        }
        @{ Name = $names -join ' '; Tags = $tags; Reason = if ($reasons) { $reasons[0] } else { 'no reason was given' } }
    }
}

function Get-ExpandedName {
    # The name of a test or block with what its data put into it; one that did not run has not expanded it itself.
    param([Parameter(Mandatory)] $Item)
    $name = @(@($Item.ExpandedName, $Item.Name) | Where-Object { $_ })[0]
    foreach ($key in @(if ($Item.Data -is [Collections.IDictionary]) { $Item.Data.Keys })) {
        $name = $name.Replace("<$key>", "$($Item.Data[$key])")
    }
    $name
}
