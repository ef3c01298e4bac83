# The manifest, what it exports, and what an import does and does not do. In processes of their own: an import that matters
# is the first of a process.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $script:ModulePath = Get-TestModulePath
    $script:Manifest = Import-PowerShellDataFile -Path $script:ModulePath

    function Invoke-Fresh {
        # Runs code in a new process after the definitions that all share; returns what it writes, read from JSON.
        param([string] $Code)
        $all = "`$ErrorActionPreference = 'Stop'; `$module = '$script:ModulePath'; $Code"
        $said = Invoke-ShellScript $all 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "$said"
        $said -join "`n" | ConvertFrom-Json
    }
}

Describe 'The manifest' -Tag Fast {
    It 'is valid and complete' {
        Test-ModuleManifest -Path $script:ModulePath -ErrorAction Stop | Should -Not -BeNullOrEmpty
        $data = $script:Manifest.PrivateData.PSData
        $data.Tags | Should -Not -BeNullOrEmpty
        $data.LicenseUri | Should -Match '^https://'
        $data.ProjectUri | Should -Match '^https://'
        $data.ReleaseNotes | Should -Not -BeNullOrEmpty
        $script:Manifest.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
        $script:Manifest.PowerShellVersion | Should -Be '5.1'
        $script:Manifest.Contains('RequiredModules') | Should -BeFalse
        foreach ($list in 'FunctionsToExport', 'VariablesToExport', 'AliasesToExport') {
            $script:Manifest[$list] | Should -BeNullOrEmpty
        }
        $script:Manifest.CmdletsToExport | Should -Not -Contain '*'
    }

    It 'exports the cmdlets of the assembly, and each has a page of help' {
        $inAssembly = Invoke-Fresh @'
            Import-Module $module
            $assembly = (Get-Command -Module ProspectingTools)[0].ImplementingType.Assembly
            @($assembly.GetExportedTypes().ForEach({ $_.GetCustomAttributes([Management.Automation.CmdletAttribute], $false) }).ForEach({ "$($_.VerbName)-$($_.NounName)" })) | ConvertTo-Json
'@
        @($inAssembly | Sort-Object) | Should -Be @($script:Manifest.CmdletsToExport | Sort-Object)
        $pages = (Get-ChildItem -Path (Join-Path $PSScriptRoot '../../docs/cmdlets') -Filter '*-*.md').BaseName
        @($pages | Sort-Object) | Should -Be @($script:Manifest.CmdletsToExport | Sort-Object)
    }

    It 'has the version of the assembly' {
        $version = Invoke-Fresh 'Import-Module $module; "$((Get-Command -Module ProspectingTools)[0].ImplementingType.Assembly.GetName().Version.ToString(3))" | ConvertTo-Json'
        $version | Should -Be $script:Manifest.ModuleVersion
    }
}

Describe 'Import-Module' {
    It 'twice with -Force is silent and exports everything' {
        $result = Invoke-Fresh @'
            $said = @(Import-Module $module -Force -Verbose:$false *>&1) + @(Import-Module $module -Force *>&1)
            @{ Said = @($said.ForEach({ "$_" })); Commands = @((Get-Command -Module ProspectingTools).Name) } | ConvertTo-Json
'@
        $result.Said | Should -BeNullOrEmpty
        @($result.Commands | Sort-Object) | Should -Be @($script:Manifest.CmdletsToExport | Sort-Object)
    }

    It 'loads nothing of its own but the three assemblies on PowerShell 7' -Tag NeedsPowerShell7 {
        # The commands that follow the import use JSON and HTTP, which is what bin/desktop is for on Windows PowerShell.
        $loaded = Invoke-Fresh @'
            Import-Module $module
            $env:PROSPECTING_URI = 'http://127.0.0.1:9'; $env:PROSPECTING_API_KEY = 'sk_live_none'; $env:PROSPECTING_ACCOUNT_GROUP = 'none'
            $ErrorActionPreference = 'SilentlyContinue'
            Invoke-ProspectingApi -Method POST -Path /v1/accounts -Body @{ name = 'x' } -Confirm:$false -WarningAction Ignore 2>$null
            # PowerShell itself may be in a folder beside or below.
            $folder = [IO.Path]::Combine((Split-Path $module), 'bin') + [IO.Path]::DirectorySeparatorChar
            @([AppDomain]::CurrentDomain.GetAssemblies().Where({ -not $_.IsDynamic -and $_.Location.StartsWith($folder, 'Ordinal') }).ForEach({ $_.Location.Substring($folder.Length).Replace('\', '/') })) | ConvertTo-Json
'@
        @($loaded | Sort-Object) | Should -Be 'ProspectingTools.Client.dll', 'ProspectingTools.Contracts.dll', 'ProspectingTools.dll'
    }

    It 'touches no network, no vault and no file of the user' {
        # Everything that could be touched is out of reach or watched: an empty home, and what the process has loaded.
        $homeFolder = Join-Path $TestDrive 'home'
        $null = New-Item -ItemType Directory -Path $homeFolder
        $result = Invoke-Fresh @"
            `$before = [AppDomain]::CurrentDomain.GetAssemblies().ForEach({ `$_.GetName().Name })
            `$env:PROSPECTING_CONFIG_HOME = '$homeFolder'; `$env:XDG_CONFIG_HOME = '$homeFolder'; `$env:XDG_DATA_HOME = '$homeFolder'
            Import-Module `$module
            @{
                New     = @([AppDomain]::CurrentDomain.GetAssemblies().ForEach({ `$_.GetName().Name }).Where({ `$_ -notin `$before }))
                Modules = @((Get-Module).Name)
            } | ConvertTo-Json
"@
        Get-ChildItem -LiteralPath $homeFolder -Force | Should -BeNullOrEmpty
        $result.New | Where-Object { $_ -match '^System\.Net|^System\.Text\.Json|SecretManagement' } | Should -BeNullOrEmpty
        $result.Modules | Where-Object { $_ -notmatch '^(ProspectingTools|Microsoft\.PowerShell\.|PSReadLine)' -or $_ -match 'Secret' } | Should -BeNullOrEmpty
    }
}
