BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VaultSupport.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 300 -Parameter @{ DataPath = (Join-Path $TestDrive 'data') }
    $key = Get-ServiceKey $service
    $data = @{ Uri = "$($service.Uri)"; Key = $key.Key }
}

AfterAll {
    Stop-TestService
}

Describe 'A key in SecretStore' -Tag NeedsSecretStore {
    BeforeAll {
        $run = Invoke-InHome -HomeFolder (New-TestHome $TestDrive) -Data $data -Block {
            Register-TestStore
            $stored = Set-ProspectingProfile -Name prod -Uri $In.Uri -ApiKey (New-Key $In.Key) -Vault Store -Default -PassThru
            $Out.Profile = $stored
            $info = Get-SecretInfo -Name 'ProspectingTools-prod' -Vault Store
            $Out.Secret = @{ Type = "$($info.Type)"; Metadata = @{} + $info.Metadata }
            $Out.Shown = Get-ProspectingProfile prod | Format-List * -Force | Out-String
            $connection = Connect-Prospecting -ProfileName prod -PassThru
            $Out.Source = $connection.Source
            $Out.Group = $connection.AccountGroupId
            $Out.Credits = (Get-ProspectingCredit).RemainingCredits
            Disconnect-Prospecting
            # Without a word about the connection: the default profile.
            $Out.ByDefault = (Get-ProspectingCredit).RemainingCredits
            $Out.DefaultSource = (Get-ProspectingConnection).ProfileName
            $Out.Completed = (TabExpansion2 'Set-ProspectingProfile -Name x -Vault St').CompletionMatches.CompletionText
            $Out.Piped = (Get-ProspectingProfile prod | Connect-Prospecting -PassThru).ProfileName
            Remove-ProspectingProfile -Name prod -Confirm:$false
            $Out.Left = @(Get-SecretInfo -Vault Store).Count
            $Out.Profiles = @(Get-ProspectingProfile).Count
        }
        $result = $run.Out
    }

    It 'is stored with metadata that tell whose it is' {
        $result.Secret.Type | Should -Be 'SecureString'
        $result.Secret.Metadata.module | Should -Be 'ProspectingTools'
        $result.Secret.Metadata.profile | Should -Be 'prod'
        $result.Secret.Metadata.uri | Should -Be $data.Uri
    }

    It 'is never in the profile' {
        $result.Shown | Should -Match 'ProspectingTools-prod'
        $result.Shown | Should -Not -Match $key.Key
        $run.Text | Should -Not -Match $key.Key
    }

    It 'connects by the profile' {
        $result.Source | Should -Be 'Profile'
        $result.Group | Should -Be $service.AccountGroupId
        $result.Credits | Should -BeGreaterThan 0
    }

    It 'connects by the default profile when nothing else is said' {
        $result.ByDefault | Should -BeGreaterThan 0
        $result.DefaultSource | Should -Be 'prod'
    }

    It 'is in a vault whose name is completed' {
        $result.Completed | Should -Be 'Store'
    }

    It 'connects by a piped profile' {
        $result.Piped | Should -Be 'prod'
    }

    It 'goes with its profile' {
        $result.Left | Should -Be 0
        $result.Profiles | Should -Be 0
    }
}

Describe 'A profile of the contact-lists API alone' -Tag NeedsSecretStore {
    BeforeAll {
        $run = Invoke-InHome -HomeFolder (New-TestHome $TestDrive) -Data $data -Block {
            Register-TestStore
            $Out.Profile = Set-ProspectingProfile -Name lists -ContactListUri $In.Uri -ContactListApiKey (New-Key $In.Key) -MaximumRetryAfterSec 600 -Vault Store -Default -PassThru
            $Out.Secrets = @((Get-SecretInfo -Vault Store).Name)
            $connection = Connect-Prospecting lists -PassThru
            $Out.RetryAfter = $connection.MaximumRetryAfterSec
            $Out.Given = (Connect-Prospecting lists -MaximumRetryAfterSec 30 -PassThru).MaximumRetryAfterSec
            $Out.Credits = (Get-ProspectingCredit).RemainingCredits
            Disconnect-Prospecting
            $Out.ByDefault = (Get-ProspectingCredit).RemainingCredits
            Remove-ProspectingProfile lists -Confirm:$false
            $Out.Left = @(Get-SecretInfo -Vault Store).Count
        }
        $result = $run.Out
    }

    It 'keeps its key in the vault, under a name of its own' {
        $result.Secrets | Should -Be @('ProspectingToolsContactLists-lists')
        $run.Text | Should -Not -Match $key.Key
    }

    It 'connects by name and by default' {
        $result.Credits | Should -BeGreaterThan 0
        $result.ByDefault | Should -BeGreaterThan 0
    }

    It 'waits as long as it says for a server that asks for it, unless the connection says otherwise' {
        $result.RetryAfter | Should -Be 600
        $result.Given | Should -Be 30
    }

    It 'takes its key with it' {
        $result.Left | Should -Be 0
    }
}

Describe 'What can go wrong with a vault' -Tag NeedsSecretStore {
    BeforeAll {
        $run = Invoke-InHome -HomeFolder (New-TestHome $TestDrive) -Data $data -Block {
            Register-TestStore
            $scriptFolder = Register-ScriptVault
            $to = @{ Uri = $In.Uri }
            Set-ProspectingProfile -Name whole @to -ApiKey (New-Key $In.Key) -Vault Store
            Set-ProspectingProfile -Name unregistered @to -SecretName any -Vault Nowhere
            Set-ProspectingProfile -Name absent @to -SecretName absent -Vault Store
            Set-ProspectingProfile -Name script @to -ApiKey (New-Key $In.Key) -Vault Script
            Set-ProspectingProfile -Name scriptabsent @to -SecretName absent -Vault Script
            $types = @{ table = @{ a = 'b' }; bytes = [byte[]](1, 2, 3); credential = [pscredential]::new('user', (New-Key $In.Key)) }
            foreach ($vault in 'Store', 'Script') {
                foreach ($type in $types.Keys) {
                    Set-Secret -Name $type -Secret $types[$type] -Vault $vault
                    Set-ProspectingProfile -Name "$vault-$type" @to -SecretName $type -Vault $vault
                }
                Set-Secret -Name text -Secret $In.Key -Vault $vault
                Set-ProspectingProfile -Name "$vault-text" @to -SecretName text -Vault $vault
                Set-Secret -Name junk -Secret "a`nb" -Vault $vault
                Set-ProspectingProfile -Name "$vault-junk" @to -SecretName junk -Vault $vault
            }
            foreach ($name in (Get-ProspectingProfile).Name) {
                $Out[$name] = Get-Failure { Connect-Prospecting $name }
            }
            $Out.SetUnregistered = Get-Failure { Set-ProspectingProfile -Name other @to -ApiKey (New-Key $In.Key) -Vault Nowhere }
            $null = New-Item -Path (Join-Path $scriptFolder 'locked')
            $Out.ScriptLocked = Get-Failure { Connect-Prospecting script }
            $Out.SetLocked = Get-Failure { Set-ProspectingProfile -Name script -ApiKey (New-Key other) }
            $Out.RemoveLocked = Get-Failure { Remove-ProspectingProfile script -Confirm:$false }
            $Out.StillThere = [bool](Get-ProspectingProfile script)
            Remove-Item (Join-Path $scriptFolder 'locked')
            $null = New-Item -Path (Join-Path $scriptFolder 'broken')
            $Out.ScriptBroken = Get-Failure { Connect-Prospecting script }
            Remove-Item (Join-Path $scriptFolder 'broken')
            Remove-ProspectingProfile script -Confirm:$false
            $Out.ScriptLeft = Test-Path -LiteralPath (Join-Path $scriptFolder 'ProspectingTools-script.xml')
            Unregister-SecretVault -Name Script, Store
            $Out.NoDefault = Get-Failure { Set-ProspectingProfile -Name other @to -ApiKey (New-Key $In.Key) }
            $env:PSModulePath = Join-Path $PSHOME 'Modules'
            Remove-Module Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore -Force -ErrorAction Ignore
            $Out.ModuleMissing = Get-Failure { Connect-Prospecting whole }
        }
        $result = $run.Out
    }

    It 'nothing, for SecretStore and for a script vault, and for a secret stored as text' {
        foreach ($name in 'whole', 'script', 'Store-text', 'Script-text') {
            $result.$name | Should -BeNullOrEmpty
        }
    }

    It '<Case> is <Id>, and says the line to type' -ForEach @(
        @{ Case = 'ModuleMissing'; Id = 'SecretManagementMissing'; Category = 'NotInstalled'; Line = 'Install-Module Microsoft\.PowerShell\.SecretManagement' }
        @{ Case = 'unregistered'; Id = 'VaultMissing'; Category = 'ObjectNotFound'; Line = "Register-SecretVault -Name 'Nowhere'" }
        @{ Case = 'SetUnregistered'; Id = 'VaultMissing'; Category = 'ObjectNotFound'; Line = "Register-SecretVault -Name 'Nowhere'" }
        @{ Case = 'NoDefault'; Id = 'VaultMissing'; Category = 'ObjectNotFound'; Line = 'Register-SecretVault .* -DefaultVault' }
        @{ Case = 'ScriptLocked'; Id = 'VaultLocked'; Category = 'AuthenticationError'; Line = "Unlock-SecretVault -Name 'Script'" }
        @{ Case = 'SetLocked'; Id = 'VaultLocked'; Category = 'AuthenticationError'; Line = "Unlock-SecretVault -Name 'Script'" }
        @{ Case = 'RemoveLocked'; Id = 'VaultLocked'; Category = 'AuthenticationError'; Line = '-KeepSecret' }
        @{ Case = 'absent'; Id = 'SecretMissing'; Category = 'ObjectNotFound'; Line = "Set-Secret -Name 'absent' -Vault 'Store'" }
        @{ Case = 'scriptabsent'; Id = 'SecretMissing'; Category = 'ObjectNotFound'; Line = "Set-Secret -Name 'absent' -Vault 'Script'" }
        @{ Case = 'Store-table'; Id = 'SecretTypeInvalid'; Category = 'InvalidType'; Line = "Hashtable.*Set-Secret -Name 'table' -Vault 'Store'" }
        @{ Case = 'Store-bytes'; Id = 'SecretTypeInvalid'; Category = 'InvalidType'; Line = "Set-Secret -Name 'bytes' -Vault 'Store'" }
        @{ Case = 'Store-credential'; Id = 'SecretTypeInvalid'; Category = 'InvalidType'; Line = "PSCredential.*Set-Secret -Name 'credential'" }
        @{ Case = 'Script-table'; Id = 'SecretTypeInvalid'; Category = 'InvalidType'; Line = "Set-Secret -Name 'table' -Vault 'Script'" }
        @{ Case = 'Store-junk'; Id = 'KeyInvalid'; Category = 'InvalidArgument'; Line = 'not a valid API key' }
        @{ Case = 'ScriptBroken'; Id = 'VaultError'; Category = 'InvalidOperation'; Line = "disk of the script vault is full.*Test-SecretVault -Name 'Script'" }
    ) {
        $failure = $result.$Case
        $failure.Id | Should -Be $Id
        $failure.Category | Should -Be $Category
        $failure.Text | Should -Match $Line
    }

    It 'a profile stays when its key cannot be removed' {
        $result.StillThere | Should -BeTrue
    }

    It 'a script vault that knows no metadata takes the key all the same, and gives it up' {
        $result.ScriptLeft | Should -BeFalse
    }

    It 'shows no key' {
        $run.Text | Should -Not -Match $key.Key
        ($result | ConvertTo-Json -Depth 8) | Should -Not -Match $key.Key
    }
}

Describe 'A locked SecretStore that is set to prompt' -Tag NeedsSecretStore {
    BeforeAll {
        $vaultHome = New-TestHome $TestDrive
        $null = Invoke-InHome -HomeFolder $vaultHome -Data $data -Block {
            Register-TestStore
            Set-ProspectingProfile -Name prod -Uri $In.Uri -ApiKey (New-Key $In.Key) -Vault Store
            Set-SecretStoreConfiguration -Interaction Prompt -Confirm:$false
        }
    }

    It 'never prompts and never hangs <Where>' -ForEach @(
        @{ Where = 'under -NonInteractive'; Option = @('-NonInteractive'); Environment = @{} }
        @{ Where = 'under a shortened -noni'; Option = @('-noni'); Environment = @{} }
        @{ Where = 'where nothing can be typed'; Option = @(); Environment = @{} }
        @{ Where = 'in CI'; Option = @(); Environment = @{ CI = 'true' } }
    ) {
        $run = Invoke-InHome -HomeFolder $vaultHome -Data $data -Option $Option -Environment $Environment -TimeoutSec 60 -Block {
            $Out.Connect = Get-Failure { Connect-Prospecting prod }
            $Out.Set = Get-Failure { Set-ProspectingProfile -Name prod -ApiKey (New-Key other) }
            $Out.Remove = Get-Failure { Remove-ProspectingProfile prod -Confirm:$false }
            # As the documentation tells an administrator to.
            Unlock-SecretVault -Name Store -Password (New-Key 'the-password-of-the-vault')
            $Out.Unlocked = (Connect-Prospecting prod -PassThru).AccountGroupId
        }
        $run.Out.Connect.Id | Should -Be 'VaultLocked'
        $run.Out.Set.Id | Should -Be 'VaultLocked'
        $run.Out.Remove.Id | Should -Be 'VaultLocked'
        $run.Out.Connect.Text | Should -Match "Unlock-SecretVault -Name 'Store'"
        $run.Text | Should -Not -Match 'password:'
        $run.Out.Unlocked | Should -Be $service.AccountGroupId
    }
}

Describe 'A key that is rotated' -Tag NeedsSecretStore {
    BeforeAll {
        $old = Get-ServiceKey $service
        $new = Get-ServiceKey $service
        $rotated = @{ Uri = $data.Uri; Old = $old.Key; New = $new.Key; Revoke = Get-ServiceCommand $service @('keys', 'revoke', $old.KeyId) }
        $run = Invoke-InHome -HomeFolder (New-TestHome $TestDrive) -Data $rotated -Block {
            Register-TestStore
            Set-ProspectingProfile -Name prod -Uri $In.Uri -ApiKey (New-Key $In.Old) -Vault Store
            $connection = Connect-Prospecting prod -PassThru
            $job = Get-SalesNavLeadList -Name 'Engineering*' | Select-Object -First 1 | Start-ProspectingJob -MaxResults 30 | Wait-ProspectingJob -PollingIntervalSec 0.1
            $Out.Imported = $job.ImportedCount
            $state = @{ Verbose = @(); Rotated = $false }
            $Out.Prospects = @(Get-AudienceProspect -AudienceId $job.AudienceId -PageSize 5 -Verbose 4>&1 | ForEach-Object {
                    if ($_ -is [Management.Automation.VerboseRecord]) {
                        $state.Verbose += "$_"
                        return
                    }
                    if (-not $state.Rotated) {
                        $state.Rotated = $true
                        Set-Secret -Name 'ProspectingTools-prod' -Vault Store -SecureStringSecret (New-Key $In.New)
                        $null = & $In.Revoke[0] $In.Revoke[1..9]
                    }
                    $_.ProspectId
                } | Select-Object -Unique).Count
            $Out.Verbose = $state.Verbose -join "`n"
            $Out.After = (Get-ProspectingCredit -Connection $connection).RemainingCredits

            # Revoked, and the vault has nothing newer: the refusal, after one look and no repetition.
            Set-Secret -Name 'ProspectingTools-prod' -Vault Store -SecureStringSecret (New-Key 'sk_live_wrong')
            Connect-Prospecting -Uri $In.Uri -ApiKey (New-Key $In.New)
            $Out.Wrong = Get-Failure { Connect-Prospecting prod }
        }
        $result = $run.Out
    }

    It 'is read from the vault again in the middle of a list, and nothing is lost' {
        $result.Imported | Should -BeGreaterThan 10
        $result.Prospects | Should -Be $result.Imported
        $result.Verbose | Should -Match 'vault now has another one'
    }

    It 'serves the same connection from then on' {
        $result.After | Should -BeGreaterThan 0
    }

    It 'is an error when the vault holds a wrong one' {
        $result.Wrong.Id | Should -Be 'UNAUTHORIZED'
        $result.Wrong.Category | Should -Be 'AuthenticationError'
        $result.Wrong.Text | Should -Not -Match 'sk_live_wrong'
    }

    It 'that cannot be read again is reported by a warning, and the refusal is the error' {
        $gone = Get-ServiceKey $service
        $locked = @{ Uri = $data.Uri; Key = $gone.Key; Revoke = Get-ServiceCommand $service @('keys', 'revoke', $gone.KeyId) }
        $run = Invoke-InHome -HomeFolder (New-TestHome $TestDrive) -Data $locked -Block {
            $folder = Register-ScriptVault
            Set-ProspectingProfile -Name prod -Uri $In.Uri -ApiKey (New-Key $In.Key) -Vault Script
            Connect-Prospecting prod
            $null = New-Item -Path (Join-Path $folder 'locked')
            $null = & $In.Revoke[0] $In.Revoke[1..9]
            $warned = [Collections.Generic.List[object]]::new()
            $Out.Failure = Get-Failure { Get-ProspectingCredit 3>&1 | ForEach-Object { $warned.Add($_) } }
            $Out.Warned = "$warned"
        }
        $run.Out.Failure.Id | Should -Be 'UNAUTHORIZED'
        $run.Out.Warned | Should -Match "could not be read again.*Unlock-SecretVault -Name 'Script'"
    }
}

Describe 'The unattended run of about_ProspectingTools_Credentials' -Tag NeedsSecretStore {
    It 'works as it is written, in ten lines' {
        $topic = Get-Content -LiteralPath (Join-Path $PSScriptRoot '../../docs/about_ProspectingTools_Credentials.md') -Raw
        $chapter = ($topic -split '(?m)^## ' | Where-Object { $_ -like 'An unattended run*' }) -replace '\r'
        $private, $setUp, $begin = [regex]::Matches($chapter, '(?m)(^ {4}.+\n)+') | Select-Object -First 3 -ExpandProperty Value
        ($setUp.TrimEnd() -split '\n').Count | Should -Be 10
        $unix = -not ($PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows)
        $vaultHome = New-TestHome $TestDrive
        $null = Invoke-InHome -HomeFolder $vaultHome -Data @{ Uri = $data.Uri; Key = $key.Key; Text = $(if ($unix) { $private + $setUp } else { $setUp }) } -Block {
            # What a person would do, and what is installed already.
            Set-Item -Path function:Install-Module -Value { param([Parameter(ValueFromRemainingArguments)] $Any) }
            Set-Item -Path function:Read-Host -Value { param($Prompt, [switch] $AsSecureString) New-Key $(if ($Prompt -eq 'API key') { $In.Key } else { 'a-password' }) }
            . ([scriptblock]::Create($In.Text.Replace('https://api.example.com', $In.Uri)))
        }
        $run = Invoke-InHome -HomeFolder $vaultHome -Data @{ Text = $begin } -Block {
            . ([scriptblock]::Create($In.Text))
            $Out.Credits = (Get-ProspectingCredit).RemainingCredits
        }
        $run.Out.Credits | Should -BeGreaterThan 0
        if ($unix) {
            (Get-Item -LiteralPath (Join-Path $vaultHome '.prospecting-vault.xml') -Force).UnixMode | Should -Be '-rw-------'
        }
    }
}
