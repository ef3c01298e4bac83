# What the tests of vaults and profiles share. They run in child processes with a home folder of their own, so that nobody's
# vault or profiles are touched.
Set-StrictMode -Version 3.0
Import-Module "$PSScriptRoot/Support.psm1"

function New-TestHome {
    # A home folder under Pester's TestDrive.
    param([Parameter(Mandatory)] [string] $Root)
    (New-Item -ItemType Directory -Path (Join-Path $Root ([guid]::NewGuid().ToString('N')))).FullName
}

function Get-ServiceCommand {
    # The program of the service and its arguments, to run a command on the data folder of a service.
    param([Parameter(Mandatory)] $Service, [Parameter(Mandatory)] [string[]] $Argument)
    $program = Join-Path (Split-Path (Get-TestModulePath)) 'bin/service/ProspectingTools.Service.dll'

    # A package has no service beside it: there the .NET tool is on PATH.
    $command = @(if (Test-Path -LiteralPath $program) { 'dotnet', $program } else { 'prospecting-service' })
    $command + $Argument + @('--data', $Service.DataPath)
}

function Get-ServiceKey {
    # Makes a key at a service that keeps its data in a folder, and returns it with its id.
    param([Parameter(Mandatory)] $Service, [string[]] $Scope = @())
    $name = [guid]::NewGuid().ToString('N')
    $scopes = @(if ($Scope) { @('--scopes') + $Scope })
    $create = Get-ServiceCommand $Service (@('keys', 'create', '--name', $name) + $scopes)
    $key = & $create[0] $create[1..($create.Count - 1)] 2>$null
    $list = Get-ServiceCommand $Service @('keys', 'list')
    $line = & $list[0] $list[1..($list.Count - 1)] | Where-Object { $_ -match $name }
    [pscustomobject]@{ Key = "$key".Trim(); KeyId = ($line -split '\s+')[0] }
}

# Every child begins with this.
$script:Prelude = {
    $ErrorActionPreference = 'Stop'
    $ProgressPreference = 'SilentlyContinue'
    $In = Get-Content -LiteralPath $env:TEST_IN -Raw | ConvertFrom-Json
    Import-Module $In.ModulePath
    $Out = [ordered]@{}

    function New-Key { param([string] $Text) ConvertTo-SecureString $Text -AsPlainText -Force }

    # Id, category and text of the error that a block throws.
    function Get-Failure {
        param([scriptblock] $Block)
        try {
            $null = & $Block
            return $null
        }
        catch {
            $target = "$($_.TargetObject)"
            return @{ Id = ($_.FullyQualifiedErrorId -split ',')[0]; Category = "$($_.CategoryInfo.Category)"; Text = "$_"; Target = $target }
        }
    }

    # A SecretStore in this home, with a password that is given and never asked for.
    function Register-TestStore {
        param([string] $Interaction = 'None', [int] $PasswordTimeout = 900, [switch] $Locked)
        $password = New-Key 'the-password-of-the-vault'
        $store = @{ Scope = 'CurrentUser'; Authentication = 'Password'; Password = $password; Interaction = $Interaction; PasswordTimeout = $PasswordTimeout; Confirm = $false }
        Set-SecretStoreConfiguration @store
        Register-SecretVault -Name Store -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
        if (-not $Locked) {
            Unlock-SecretVault -Name Store -Password $password
        }
    }

    # The script vault beside the tests.
    function Register-ScriptVault {
        $folder = New-Item -ItemType Directory -Path (Join-Path $HOME 'script-vault')
        Register-SecretVault -Name Script -ModuleName $In.ScriptVault -VaultParameters @{ Path = $folder.FullName }
        $folder.FullName
    }
}

function Invoke-InHome {
    # Runs a block in a child PowerShell whose home is the folder, and returns what it put into $Out. $In has the data.
    param(
        [Parameter(Mandatory)] [string] $HomeFolder,
        [Parameter(Mandatory)] [scriptblock] $Block,
        [hashtable] $Data = @{},
        [hashtable] $Environment = @{},
        [string[]] $Option = @('-NonInteractive'),
        [int] $TimeoutSec = 120
    )
    $run = New-Item -ItemType Directory -Path (Join-Path $HomeFolder "run-$([guid]::NewGuid().ToString('N'))")
    $Data['ModulePath'] = Get-TestModulePath
    $Data['ScriptVault'] = Join-Path $PSScriptRoot 'vaults/ScriptVault'
    ConvertTo-Json $Data -Depth 8 | Set-Content -LiteralPath (Join-Path $run 'in.json')
    $end = '$Out | ConvertTo-Json -Depth 8 | Set-Content -LiteralPath $env:TEST_OUT'
    Set-Content -LiteralPath (Join-Path $run 'run.ps1') -Value "$script:Prelude`n$Block`n$end"

    $start = New-ShellStart -Argument (@('-NoProfile') + $Option + @('-File', (Join-Path $run 'run.ps1')))
    foreach ($name in 'CI', 'XDG_CONFIG_HOME', 'PROSPECTING_CONFIG_HOME', 'PROSPECTING_URI', 'PROSPECTING_API_KEY', 'PROSPECTING_ACCOUNT_GROUP') {
        $null = $start.Environment.Remove($name)
    }
    foreach ($name in 'HOME', 'USERPROFILE', 'LOCALAPPDATA', 'APPDATA') {
        $start.Environment[$name] = $HomeFolder
    }
    $start.Environment['TEST_IN'] = Join-Path $run 'in.json'
    $start.Environment['TEST_OUT'] = Join-Path $run 'out.json'
    $start.Environment['NO_COLOR'] = '1'
    foreach ($name in $Environment.Keys) {
        $start.Environment[$name] = $Environment[$name]
    }
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $process = [Diagnostics.Process]::Start($start)
    $process.StandardInput.Close()
    $output = $process.StandardOutput.ReadToEndAsync()
    $errors = $process.StandardError.ReadToEndAsync()
    if (-not $process.WaitForExit($TimeoutSec * 1000)) {
        # With its children, where .NET can.
        if ($PSVersionTable.PSVersion.Major -ge 7) { $process.Kill($true) } else { $process.Kill() }
        throw "The child still ran after $TimeoutSec s. It wrote: $($output.Result) $($errors.Result)"
    }
    $text = "$($output.Result)$($errors.Result)"
    $file = Join-Path $run 'out.json'
    if (-not (Test-Path -LiteralPath $file)) {
        throw "The child ended with exit code $($process.ExitCode) and no result. It wrote: $text"
    }
    [pscustomobject]@{
        Out      = Get-Content -LiteralPath $file -Raw | ConvertFrom-Json
        Text     = $text
        ExitCode = $process.ExitCode
        Seconds  = $clock.Elapsed.TotalSeconds
    }
}

function Get-KeyTrace {
    # The forms in which a key could be found again: its parts, and the base64 and hexadecimal digits of its bytes.
    param([Parameter(Mandatory)] [string] $Key)
    # What comes before the last underscore is the same in every key, and shows none.
    $secret = $Key.Substring($Key.LastIndexOf([char] '_') + 1)
    for ($i = 0; $i + 10 -le $secret.Length; $i += 5) {
        $secret.Substring($i, 10)
    }
    foreach ($encoding in [Text.Encoding]::UTF8, [Text.Encoding]::Unicode) {
        $bytes = $encoding.GetBytes($secret)
        [BitConverter]::ToString($bytes).Replace('-', '')
        foreach ($shift in 0..2) {
            # Whole groups of three bytes look the same wherever they stand in a longer text.
            $length = [Math]::Floor(($bytes.Length - $shift) / 3) * 3
            $base64 = [Convert]::ToBase64String($bytes, $shift, $length)
            $base64
            $base64.Replace('+', '-').Replace('/', '_')
        }
    }
}

function Find-KeyTrace {
    # Searches texts and all files of a folder for a key in any form, as bytes: whatever their encoding.
    param([Parameter(Mandatory)] [string[]] $Key, [string] $Folder, [string[]] $Text = @())
    $traces = @($Key | ForEach-Object { Get-KeyTrace $_ } | Select-Object -Unique)
    $places = @(foreach ($item in $Text) { @{ Name = 'text'; Content = $item } })
    $places += @(if ($Folder) {
            foreach ($file in Get-ChildItem -LiteralPath $Folder -Recurse -File -Force) {
                $bytes = [IO.File]::ReadAllBytes($file.FullName)
                @{ Name = $file.FullName; Content = [Text.Encoding]::GetEncoding(28591).GetString($bytes) }
                @{ Name = $file.FullName; Content = [Text.Encoding]::Unicode.GetString($bytes) }
            }
        })
    foreach ($place in $places) {
        foreach ($trace in $traces) {
            $at = $place.Content.IndexOf($trace, [StringComparison]::OrdinalIgnoreCase)
            if ($at -ge 0) {
                $from = [Math]::Max(0, $at - 200)
                "$($place.Name): ...$($place.Content.Substring($from, [Math]::Min(400, $place.Content.Length - $from)))..."
                break
            }
        }
    }
}

Export-ModuleMember -Function *
