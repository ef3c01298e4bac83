# What the module shows: every command with its parameter sets, as it was written down when it was last meant to change.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    . "$PSScriptRoot/../../build/tools/Get-Surface.ps1"
}

Describe 'The surface of the module' -Tag Fast, NeedsPowerShell7 {
    It 'is that of tests/module/surface.txt' {
        $written = @(Get-Content -LiteralPath (Join-Path $PSScriptRoot 'surface.txt') -Encoding utf8)
        $difference = @(Compare-Object -ReferenceObject $written -DifferenceObject @(Get-Surface) -CaseSensitive | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" })
        $difference | Should -BeNullOrEmpty -Because 'a change that is meant is written down by ./build/tools/Update-Surface.ps1'
    }
}
