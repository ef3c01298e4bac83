# Import-Module in fresh processes: ours against an empty script module and an empty binary module.
param([Parameter(Mandatory)] $Bench)

$rounds = $Bench.Quick ? 5 : 9
$script = Join-Path $Bench.Scratch 'EmptyScript'
$binary = Join-Path $Bench.Scratch 'EmptyBinary'
$null = New-Item -ItemType Directory -Path $script, $binary -Force
Set-Content -LiteralPath (Join-Path $script 'EmptyScript.psm1') -Value ''
New-ModuleManifest -Path (Join-Path $script 'EmptyScript.psd1') -RootModule 'EmptyScript.psm1' -FunctionsToExport @() -CmdletsToExport @() -AliasesToExport @()
Add-Type -OutputAssembly (Join-Path $binary 'EmptyBinary.dll') -TypeDefinition 'public static class EmptyBinary { }'
New-ModuleManifest -Path (Join-Path $binary 'EmptyBinary.psd1') -RootModule 'EmptyBinary.dll' -FunctionsToExport @() -CmdletsToExport @() -AliasesToExport @()

$who = [ordered]@{
    'empty script module' = Join-Path $script 'EmptyScript.psd1'
    'ProspectingTools'    = $Bench.ModulePath
    'empty binary module' = Join-Path $binary 'EmptyBinary.psd1'
}
$milliseconds = @{}
$cpu = @{}
foreach ($round in 0..$rounds) {
    foreach ($name in $who.Keys) {
        $text = "`$p = [Diagnostics.Process]::GetCurrentProcess(); `$u = `$p.TotalProcessorTime; `$c = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$($who[$name])'; " +
        "`$e = `$c.Elapsed; `$p.Refresh(); ConvertTo-Json @(`$e.TotalMilliseconds, (`$p.TotalProcessorTime - `$u).TotalMilliseconds) -Compress"
        $first = $Bench.Shell.First
        $wall, $processor = & $Bench.Shell.Program @first -NoProfile -NonInteractive -Command $text | ConvertFrom-Json
        # The round before the first fills the disk cache.
        if ($round) {
            [double[]] $milliseconds[$name] += $wall
            [double[]] $cpu[$name] += $processor
        }
    }
}
$figures = @(
    foreach ($name in $who.Keys) { New-Figure -Case 'Import-Module, fresh process' -Who $name -Value $milliseconds[$name] -Unit 'ms' }
    foreach ($name in $who.Keys) { New-Figure -Case 'Import-Module, fresh process, CPU' -Who $name -Value $cpu[$name] -Unit 'ms' }
)
$figures | ForEach-Object { Write-Host ('  {0,-24} {1,7:0.0} ms [{2:0.0} - {3:0.0}]' -f $_.Who, $_.Median, $_.Min, $_.Max) }
$over = { param($name, $values) Get-Median @(for ($i = 0; $i -lt $rounds; $i++) { $values['ProspectingTools'][$i] - $values[$name][$i] }) }
[pscustomobject]@{
    Name    = 'Import'
    Title   = 'Import-Module'
    Notes   = @(
        'The time of `Import-Module` itself, in fresh processes. Nothing of the module runs at import. What remains is PowerShell: it reflects over every cmdlet''s attributes and reads the format and type files, which an empty module has not.'
    )
    Figures = $figures
    Wanted  = @(
        New-Wanted -Text 'Import-Module, more than an empty script module' -Value (& $over 'empty script module' $milliseconds) -AtMost 30 -Unit 'ms'
        New-Wanted -Text 'Import-Module, more processor time than an empty script module' -Value (& $over 'empty script module' $cpu) -AtMost 30 -Unit 'ms'
        New-Wanted -Text 'Import-Module, more than an empty binary module' -Value (& $over 'empty binary module' $milliseconds) -AtMost 30 -Unit 'ms'
    )
}
