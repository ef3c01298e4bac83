BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $uri = 'https://api.example.com'
    $savedFolder = $env:PROSPECTING_CONFIG_HOME
}

AfterAll {
    $env:PROSPECTING_CONFIG_HOME = $savedFolder
}

Describe 'Profiles' {
    BeforeEach {
        $env:PROSPECTING_CONFIG_HOME = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        $file = Join-Path $env:PROSPECTING_CONFIG_HOME 'profiles.json'
    }

    Context 'Set-ProspectingProfile' {
        It 'stores everything but the key' {
            $settings = @{
                Uri = $uri; AccountGroupId = 'g1'; Vault = 'V'; SecretName = 'S'; ContactListUri = 'https://lists.example.com'
                ContactListSecretName = 'L'; MaximumRetryCount = 7; MaximumRetryAfterSec = 900; TimeoutSec = 12.5
            }
            Set-ProspectingProfile -Name prod @settings
            $stored = Get-ProspectingProfile prod
            $stored | Should -BeOfType 'ProspectingTools.Profiles.ProspectingProfile'
            foreach ($name in $settings.Keys | Where-Object { $_ -notlike '*Uri' }) {
                $stored.$name | Should -Be $settings[$name]
            }
            $stored.Uri | Should -Be ([uri]$uri)
            $stored.ContactListUri | Should -Be ([uri]'https://lists.example.com')
            $stored.IsDefault | Should -BeFalse
        }

        It 'changes only what is given, and empties what is emptied' {
            Set-ProspectingProfile prod -Uri $uri -Vault V -SecretName S -AccountGroupId g1 -TimeoutSec 5
            Set-ProspectingProfile prod -MaximumRetryCount 0
            $stored = Get-ProspectingProfile prod
            $stored.TimeoutSec, $stored.MaximumRetryCount, $stored.AccountGroupId | Should -Be @(5, 0, 'g1')
            Set-ProspectingProfile PROD -AccountGroupId ''
            @(Get-ProspectingProfile).Count | Should -Be 1
            (Get-ProspectingProfile prod).AccountGroupId | Should -BeNullOrEmpty
        }

        It 'needs an address and a key of one API: <Case>' -ForEach @(
            @{ Case = 'contact lists alone'; Given = @{ ContactListUri = 'https://lists.example.com'; ContactListSecretName = 'L' } }
            @{ Case = 'the usual names'; Given = @{ Uri = 'https://api.example.com'; SecretName = 'S' } }
        ) {
            (Set-ProspectingProfile lists -Vault V @Given -PassThru).Name | Should -Be 'lists'
            $half = @{ "$(@($Given.Keys | Where-Object { $_ -like '*Uri' })[0])" = 'https://api.example.com' }
            (Get-ThrownError { Set-ProspectingProfile half -Vault V @half }).FullyQualifiedErrorId | Should -BeLike 'ParameterInvalid,*'
        }

        It 'returns the profile with -PassThru only, and pipes into itself' {
            Set-ProspectingProfile prod -Uri $uri -Vault V -SecretName S | Should -BeNullOrEmpty
            (Get-ProspectingProfile | Set-ProspectingProfile -TimeoutSec 9 -PassThru).TimeoutSec | Should -Be 9
        }

        It 'keeps one default profile' {
            Set-ProspectingProfile a -Uri $uri -Vault V -SecretName S -Default
            Set-ProspectingProfile b -Uri $uri -Vault V -SecretName S -Default
            (Get-ProspectingProfile | Where-Object IsDefault).Name | Should -Be 'b'
            Set-ProspectingProfile b -TimeoutSec 5
            (Get-ProspectingProfile b).IsDefault | Should -BeTrue
            Set-ProspectingProfile b -Default:$false
            Get-ProspectingProfile | Where-Object IsDefault | Should -BeNullOrEmpty
        }

        It 'writes nothing under -WhatIf' {
            Set-ProspectingProfile prod -Uri $uri -Vault V -SecretName S -WhatIf
            Test-Path -LiteralPath $env:PROSPECTING_CONFIG_HOME | Should -BeFalse
        }

        It 'refuses <Case>' -ForEach @(
            @{ Case = 'a new profile without an address'; Parameter = @{ Vault = 'V'; SecretName = 'S' }; Id = 'ParameterInvalid'; Line = '-Uri' }
            @{ Case = 'a new profile without a key'; Parameter = @{ Uri = 'https://api.example.com'; Vault = 'V' }; Id = 'ParameterInvalid'; Line = '-ApiKey \(Read-Host' }
            @{ Case = 'plain http to another machine'; Parameter = @{ Uri = 'http://api.example.com'; Vault = 'V'; SecretName = 'S' }; Id = 'InsecureUri'; Line = 'https' }
            @{ Case = 'an address with a password'; Parameter = @{ Uri = 'https://u:p@api.example.com'; Vault = 'V'; SecretName = 'S' }; Id = 'InsecureUri'; Line = 'Leave it out' }
            @{ Case = 'another host without a key of its own'; Parameter = @{ Uri = 'https://api.example.com'; Vault = 'V'; SecretName = 'S'; ContactListUri = 'https://other.example.com' }; Id = 'ParameterInvalid'; Line = '-ContactListApiKey' }
        ) {
            $failure = Get-ThrownError { Set-ProspectingProfile prod @Parameter }
            $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            "$failure" | Should -Match $Line
            Test-Path -LiteralPath $file | Should -BeFalse
        }

        It 'refuses to leave a key behind in another vault' {
            Set-ProspectingProfile prod -Uri $uri -Vault V -SecretName S
            (Get-ThrownError { Set-ProspectingProfile prod -Vault W }).FullyQualifiedErrorId | Should -BeLike 'ParameterInvalid,*'
            Set-ProspectingProfile prod -Vault W -SecretName S
            (Get-ProspectingProfile prod).Vault | Should -Be 'W'
        }
    }

    Context 'The file of profiles' {
        It 'is for its owner only' -Tag NeedsUnix {
            Set-ProspectingProfile prod -Uri $uri -Vault V -SecretName S
            [IO.File]::GetUnixFileMode($file) | Should -Be ([IO.UnixFileMode]'UserRead, UserWrite')
            [IO.File]::GetUnixFileMode($env:PROSPECTING_CONFIG_HOME) | Should -Be ([IO.UnixFileMode]'UserRead, UserWrite, UserExecute')
            # One that others could read is no more so after the next change.
            [IO.File]::SetUnixFileMode($file, [IO.UnixFileMode]'UserRead, UserWrite, GroupRead, OtherRead')
            Set-ProspectingProfile prod -TimeoutSec 5
            [IO.File]::GetUnixFileMode($file) | Should -Be ([IO.UnixFileMode]'UserRead, UserWrite')
        }

        It 'follows no link: <Name>' -Tag NeedsUnix -ForEach @(
            @{ Name = 'profiles.json'; Leads = 'to a file' }, @{ Name = 'profiles.json.lock'; Leads = 'to a file' }
            @{ Name = 'profiles.json'; Leads = 'nowhere' }, @{ Name = 'profiles.json.lock'; Leads = 'nowhere' }
        ) {
            $elsewhere = Join-Path $TestDrive "$([guid]::NewGuid()).json"
            $null = New-Item -ItemType Directory -Path $env:PROSPECTING_CONFIG_HOME
            if ($Leads -eq 'to a file') {
                '{}' | Set-Content -LiteralPath $elsewhere
            }
            $null = New-Item -ItemType SymbolicLink -Path (Join-Path $env:PROSPECTING_CONFIG_HOME $Name) -Target $elsewhere
            $failure = Get-ThrownError { Set-ProspectingProfile prod -Uri $uri -Vault V -SecretName S }
            $failure.FullyQualifiedErrorId | Should -BeLike 'FileError,*'
            "$failure" | Should -Match 'is a link'
            if ($Leads -eq 'to a file') {
                Get-Content -LiteralPath $elsewhere | Should -Be '{}'
            }
            else {
                Test-Path -LiteralPath $elsewhere | Should -BeFalse
            }
        }

        It 'two writers do not lose each other''s fields' {
            Set-ProspectingProfile prod -Uri $uri -Vault V -SecretName S
            $write = {
                param($Module, $Field)
                Import-Module $Module
                $lost = 0
                foreach ($i in 1..20) {
                    $change = @{ $Field = "$Field-$i" }
                    Set-ProspectingProfile prod @change
                    $lost += (Get-ProspectingProfile prod).$Field -ne "$Field-$i"
                }
                $lost
            }
            $shells = foreach ($field in 'AccountGroupId', 'SecretName', 'ContactListSecretName') {
                $shell = [powershell]::Create().AddScript($write).AddArgument((Get-TestModulePath)).AddArgument($field)
                [pscustomobject]@{ Shell = $shell; Running = $shell.BeginInvoke(); Field = $field }
            }
            foreach ($one in $shells) {
                $one.Shell.EndInvoke($one.Running) | Should -Be 0 -Because "$($one.Field) is written by one alone"
                $one.Shell.Streams.Error | Should -BeNullOrEmpty
                $one.Shell.Dispose()
            }
        }

        It 'keeps what this version does not know' {
            $null = New-Item -ItemType Directory -Path $env:PROSPECTING_CONFIG_HOME
            Set-Content -LiteralPath $file -Value @'
{ "version": 9, "later": { "x": [1, 2] },
  "profiles": { "prod": { "uri": "https://api.example.com", "vault": "V", "secretName": "S", "colour": "blue" }, "other": { "uri": "https://b.example.com", "shape": 3 } } }
'@
            Set-ProspectingProfile prod -TimeoutSec 5 -Default
            $json = Get-Content -LiteralPath $file -Raw | ConvertFrom-Json
            $json.version | Should -Be 9
            $json.later.x | Should -Be @(1, 2)
            $json.profiles.prod.colour | Should -Be 'blue'
            $json.profiles.prod.timeoutSec | Should -Be 5
            $json.profiles.other.shape | Should -Be 3
            Remove-ProspectingProfile prod -Confirm:$false
            $json = Get-Content -LiteralPath $file -Raw | ConvertFrom-Json
            $json.later.x | Should -Be @(1, 2)
            $json.PSObject.Properties.Name | Should -Not -Contain 'defaultProfile'
        }

        It 'that is damaged is named, with the way back: <Case>' -ForEach @(
            @{ Case = 'cut off'; Text = '{ "profiles": { "prod": {' }
            @{ Case = 'no object'; Text = '[]' }
            @{ Case = 'empty'; Text = '' }
            @{ Case = 'profiles of another kind'; Text = '{ "profiles": [] }' }
            @{ Case = 'a profile of another kind'; Text = '{ "profiles": { "prod": 5 } }' }
            @{ Case = 'an address that is none'; Text = '{ "profiles": { "prod": { "uri": "not one" } } }' }
            @{ Case = 'a time-out that no connection takes'; Text = '{ "profiles": { "prod": { "uri": "https://a.example.com", "timeoutSec": 1e400 } } }' }
            @{ Case = 'half a surrogate pair'; Text = '{ "profiles": { "prod": { "uri": "https://a.example.com", "colour": ["\ud83d"] } } }' }
            @{ Case = 'two names that differ in case only'; Text = '{ "profiles": { "prod": {}, "PROD": {} } }' }
            @{ Case = 'a field twice'; Text = '{ "profiles": { "prod": { "uri": "https://a.example.com", "uri": "https://b.example.com" } } }' }
        ) {
            $null = New-Item -ItemType Directory -Path $env:PROSPECTING_CONFIG_HOME
            Set-Content -LiteralPath $file -Value $Text -NoNewline
            foreach ($block in { Get-ProspectingProfile }, { Connect-Prospecting prod }, { Set-ProspectingProfile prod -TimeoutSec 5 }) {
                $failure = Get-ThrownError $block
                $failure.FullyQualifiedErrorId | Should -BeLike 'ProfileFileDamaged,*'
                $failure.CategoryInfo.Category | Should -Be 'InvalidData'
                "$failure" | Should -BeLike "*$file*Move-Item*"
            }
            Get-Content -LiteralPath $file -Raw | Should -Be $(if ($Text) { $Text })
            (TabExpansion2 'Connect-Prospecting -ProfileName p').CompletionMatches | Where-Object ResultType -EQ 'ParameterValue' | Should -BeNullOrEmpty
        }

        It 'that holds bytes that are no text is named, and stays as it was' {
            $null = New-Item -ItemType Directory -Path $env:PROSPECTING_CONFIG_HOME
            $bytes = [byte[]] ([Text.Encoding]::ASCII.GetBytes('{ "later": "') + 0xE4 + [Text.Encoding]::ASCII.GetBytes('" }'))
            [IO.File]::WriteAllBytes($file, $bytes)
            $failure = Get-ThrownError { Set-ProspectingProfile prod -Uri $uri -Vault V -SecretName S }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ProfileFileDamaged,*'
            [IO.File]::ReadAllBytes($file) | Should -Be $bytes
        }

        It 'loses nothing when many sessions write at once' {
            $module = Get-TestModulePath
            $writers = foreach ($number in 1..4) {
                Start-TestThread -Argument $module, $number, $uri -Block {
                    param($module, $number, $uri)
                    Import-Module $module
                    1..10 | ForEach-Object { Set-ProspectingProfile "w$number-$_" -Uri $uri -Vault V -SecretName S }
                }
            }
            $writers | ForEach-Object { Receive-TestThread $_ }
            @(Get-ProspectingProfile).Count | Should -Be 40
            Get-ChildItem -LiteralPath $env:PROSPECTING_CONFIG_HOME -Filter '*.tmp' | Should -BeNullOrEmpty
        }

        It 'that cannot be written is an error, and stays as it was' -Tag NeedsUnix {
            # A folder under the file's name: even root cannot write there.
            $null = New-Item -ItemType Directory -Path $file -Force
            (Get-ThrownError { Set-ProspectingProfile prod -Uri $uri -Vault V -SecretName S }).FullyQualifiedErrorId | Should -BeLike 'FileError,*'
        }
    }

    Context 'Get-ProspectingProfile' {
        BeforeEach {
            'prod', 'prod-eu', 'test' | ForEach-Object { Set-ProspectingProfile $_ -Uri $uri -Vault V -SecretName S }
        }

        It 'takes wildcards' {
            (Get-ProspectingProfile prod*).Name | Should -Be @('prod', 'prod-eu')
            Get-ProspectingProfile none* | Should -BeNullOrEmpty
        }

        It 'writes an error for each name that is none' {
            $found = Get-ProspectingProfile test, nowhere -ErrorVariable failure -ErrorAction SilentlyContinue
            $found.Name | Should -Be 'test'
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'ProfileMissing,*'
            $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $failure[0].TargetObject | Should -Be 'nowhere'
        }

        It 'completes names: <Line>' -ForEach @(
            @{ Line = 'Connect-Prospecting -ProfileName pr' }, @{ Line = 'Connect-Prospecting pr' }, @{ Line = 'Get-ProspectingProfile pr' }
            @{ Line = 'Remove-ProspectingProfile pr' }, @{ Line = 'Set-ProspectingProfile -Name pr' }
        ) {
            (TabExpansion2 $Line).CompletionMatches.CompletionText | Should -Be @('prod', 'prod-eu')
        }
    }

    Context 'Remove-ProspectingProfile' {
        BeforeEach {
            'a', 'b' | ForEach-Object { Set-ProspectingProfile $_ -Uri $uri -Vault V -SecretName S }
        }

        It 'asks first' {
            Remove-ProspectingProfile a -WhatIf
            @(Get-ProspectingProfile).Count | Should -Be 2
                [Management.Automation.CmdletAttribute]$attribute = (Get-Command Remove-ProspectingProfile).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)[0]
            $attribute.ConfirmImpact | Should -Be 'High'
        }

        It 'leaves a secret alone that it has not stored, whatever its vault' {
            Get-ProspectingProfile | Remove-ProspectingProfile -Confirm:$false
            Get-ProspectingProfile | Should -BeNullOrEmpty
        }

        It 'goes on with the next after one that is none' {
            Remove-ProspectingProfile nowhere, b -Confirm:$false -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'ProfileMissing,*'
            (Get-ProspectingProfile).Name | Should -Be 'a'
        }
    }
}
