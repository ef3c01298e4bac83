# The help pages: the same cmdlets and parameters as the assembly, at least three examples each, and every example runs.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/ExampleSupport.psm1" -Force
    Import-TestModule
    $pageFolder = Join-Path $PSScriptRoot '../../docs/cmdlets'
    $commands = Get-Command -Module ProspectingTools -CommandType Cmdlet | ForEach-Object {
        $path = Join-Path $pageFolder "$($_.Name).md"
        @{ Name = $_.Name; Path = $path; Examples = @(if (Test-Path -LiteralPath $path) { Get-HelpExample -Path $path }) }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VaultSupport.psm1" -Force
    Import-Module "$PSScriptRoot/ExampleSupport.psm1" -Force
    Import-TestModule
    $script:DataHome = $env:XDG_DATA_HOME
    $common = [Management.Automation.Internal.CommonParameters].GetProperties().Name

    # PowerShell 7.4 on knows a parameter that the class did not have before.
    $script:Common = @($common) + 'ProgressAction'
    $script:Folder = Join-Path $TestDrive 'examples'
    $null = New-Item -ItemType Directory -Path $script:Folder
    Initialize-ExampleService -Folder $script:Folder

    function Get-OwnParameter {
        param($Command)
        $Command.Parameters.Values | Where-Object { $_.Name -notin $script:Common }
    }
}

AfterAll {
    Stop-TestService
    $env:XDG_DATA_HOME = $script:DataHome
}

Describe 'Get-Help <Name>' -ForEach $commands -Tag NeedsHelp {
    BeforeAll {
        $command = Get-Command -Name $Name
        $help = Get-Help -Name $Name -Full
        $own = @(Get-OwnParameter $command)
    }

    It 'has a synopsis and a description' {
        $help.Synopsis | Should -Match '^[A-Z].+\.$'
        ($help.description | Out-String).Trim() | Should -Not -BeNullOrEmpty
        ($help | Out-String) | Should -Not -Match '\{\{|TODO'
    }

    It 'tells every parameter, and no other' {
        @($help.parameters.parameter.name | Sort-Object) | Should -Be @($own.Name | Sort-Object)
    }

    It 'tells each parameter as it is' {
        foreach ($parameter in $own) {
            $shown = $help.parameters.parameter | Where-Object name -eq $parameter.Name
            $sets = @($parameter.ParameterSets.Values)
            $byValue = [bool]($sets | Where-Object ValueFromPipeline)
            $byName = [bool]($sets | Where-Object ValueFromPipelineByPropertyName)
            $ways = @(if ($byValue) { 'ByValue' }; if ($byName) { 'ByPropertyName' }) -join ', '
            $type = [Nullable]::GetUnderlyingType($parameter.ParameterType)
            if (-not $type) {
                $type = $parameter.ParameterType
            }
            $because = "-$($parameter.Name)"
            ($shown.description | Out-String).Trim() | Should -Match '\.$' -Because $because
            $shown.type.name | Should -Be $type.FullName -Because $because
            $shown.required | Should -Be ([string][bool]($sets | Where-Object IsMandatory)).ToLowerInvariant() -Because $because
            $shown.pipelineInput | Should -Be $(if ($ways) { "true ($ways)" } else { 'false' }) -Because $because
            $positions = @($sets.Position | Where-Object { $_ -ge 0 } | Select-Object -Unique)
            $shown.position | Should -Be $(if ($positions.Count) { "$($positions[0])" } else { 'Named' }) -Because $because
            $wildcards = [bool]($parameter.Attributes | Where-Object { $_ -is [Management.Automation.SupportsWildcardsAttribute] })
            $shown.globbing | Should -Be ([string]$wildcards).ToLowerInvariant() -Because $because
            if ($parameter.Aliases) {
                $shown.aliases | Should -Be ($parameter.Aliases -join ', ') -Because $because
            }
        }
    }

    It 'tells the syntax of each parameter set, without what is not for people' {
        $shown = @($help.syntax.syntaxItem | ForEach-Object { ($_.parameter.name | Sort-Object) -join ' ' } | Sort-Object)
        $real = @($command.ParameterSets | ForEach-Object {
                $set = $_.Name
                $visible = $_.Parameters | Where-Object { $_.Name -notin $script:Common -and -not $_.Attributes.Where({ $_.DontShow -and $_.ParameterSetName -in $set, '__AllParameterSets' }) }
                ($visible.Name | Sort-Object) -join ' '
            } | Sort-Object)
        $shown | Should -Be $real
    }

    It 'shows the examples with their code' {
        @($help.examples.example).Count | Should -Be $Examples.Count
        $help.examples.example | ForEach-Object { $_.code | Should -Not -BeNullOrEmpty }
    }
}

Describe 'Examples of <Name>' -ForEach $commands {
    BeforeAll {
        # These start, stop and change services and connections: each example finds the session as at the beginning.
        $script:ChangesSession = $Name -match 'ProspectingService$|ProspectingFault$|ProspectingKey$|^Disconnect-|ProspectingAccount$'
        $script:NeedsVault = $Name -match 'Profile$|^Connect-'
        Push-Location $script:Folder
    }

    AfterAll {
        Pop-Location
        if ($script:ChangesSession) {
            Initialize-ExampleService -Folder $script:Folder
        }
    }

    It 'are three or more' {
        $Path | Should -Exist
        $Examples.Count | Should -BeGreaterOrEqual 3
    }

    It '<Title>' -ForEach $Examples {
        if ($Code -match '-Parallel' -and $PSVersionTable.PSVersion.Major -lt 7) {
            Set-ItResult -Skipped -Because 'it came with PowerShell 7'
            return
        }
        if ($script:ChangesSession) {
            Initialize-ExampleService -Folder $script:Folder
        }
        Initialize-ExampleData -Folder $script:Folder
        if ($Code -match '(?m)^Describe ') {
            $run = Invoke-PesterText -Text $Code -Folder (Join-Path $TestDrive ([guid]::NewGuid().ToString('N')))
            $run.Failed | Should -BeNullOrEmpty
            $run.Passed | Should -BeGreaterThan 0
        }
        elseif (-not $script:NeedsVault) {
            { Invoke-Example -Code $Code } | Should -Not -Throw
        }
        elseif (Get-Module -ListAvailable -Name Microsoft.PowerShell.SecretManagement) {
            $service = Get-ProspectingService
            $data = @{ Uri = "$($service.Uri)".TrimEnd('/'); Key = (Get-ServiceKey -Service $service).Key }
            { Invoke-VaultExample -Code $Code -HomeFolder (New-TestHome -Root $TestDrive) -Data $data } | Should -Not -Throw
        }
        else {
            Set-ItResult -Skipped -Because 'the module Microsoft.PowerShell.SecretManagement is missing'
        }
    }
}
