# Lasting keys of the local service.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VaultSupport.psm1" -Force
    Import-TestModule
    $ProgressPreference = 'SilentlyContinue'
    $folder = Join-Path $TestDrive 'data'
    $service = Start-ProspectingService -DataPath $folder -SampleCount 50 -PassThru

    function Connect-With {
        param($Key)
        Connect-Prospecting -Uri $Key.Uri -ApiKey $Key.Key -AccountGroupId $Key.AccountGroupId -MaximumRetryCount 0 -NoProxy -PassThru -WarningAction Ignore
    }
}

AfterAll {
    Stop-ProspectingService -Confirm:$false
}

Describe 'New-ProspectingKey' {
    It 'opens what its permissions say, for any set of them, until it is removed' {
        $seed = Get-Random -Maximum 100000
        Write-Host "seed $seed"
        $random = [Random]::new($seed)
        $doors = @{
            'audiences:read'   = { param($c) Get-Audience -Connection $c }
            'prospecting:read' = { param($c) Get-SalesNavLeadList -Connection $c }
            'contacts:read'    = { param($c) Get-ContactList -Connection $c }
            'templates:read'   = { param($c) Get-ProspectSignalSpecification -Connection $c }
        }
        foreach ($round in 1..6) {
            $scopes = @($doors.Keys | Where-Object { $random.Next(2) }) + 'people:write'
            $key = New-ProspectingKey "round $round" -Scope ($scopes | ForEach-Object { if ($random.Next(2)) { $_.ToUpperInvariant() } else { $_ } }) -Connection $service.Connection
            @($key.Scope | Sort-Object) | Should -Be @($scopes | Sort-Object)
            $connection = Connect-With $key
            foreach ($scope in $doors.Keys) {
                $failure = $null
                try { $null = & $doors[$scope] $connection } catch { $failure = $_ }
                $because = "seed $seed, round $round, $scope of $scopes"
                if ($scope -in $scopes) { $failure | Should -BeNullOrEmpty -Because $because }
                else { $failure.Exception.StatusCode | Should -Be 403 -Because $because }
            }
            $key | Remove-ProspectingKey -Connection $service.Connection -Confirm:$false
            $failure = Get-ThrownError { Get-Audience -Connection $connection }
            $failure.Exception.StatusCode | Should -Be 401 -Because "seed $seed, round $round"
        }
        Disconnect-Prospecting
    }

    It 'renames a folder that it may not read, and it is said that the folder is shown without its audiences' {
        $writer = Connect-With (New-ProspectingKey writer -Scope audiences:write -Connection $service.Connection)
        $folder = New-AudienceFolder -Name 'Before' -Connection $writer
        $renamed = $folder | Rename-AudienceFolder -NewName 'After' -PassThru -Connection $writer -WarningVariable warned -WarningAction SilentlyContinue
        $renamed.Name | Should -Be 'After'
        "$warned" | Should -BeLike 'The folder is renamed.*without its audiences*audiences:read*'
        Disconnect-Prospecting
    }

    It 'lasts from one start to the next' {
        $key = New-ProspectingKey lasting -Connection (Get-ProspectingService).Connection
        Stop-ProspectingService
        $script:service = Start-ProspectingService -DataPath $folder -PassThru
        @(Get-ProspectingKey lasting).KeyId | Should -Be $key.KeyId
        $again = [pscustomobject]@{ Uri = $script:service.Uri; Key = $key.Key; AccountGroupId = $key.AccountGroupId }
        { Get-Audience -Connection (Connect-With $again) } | Should -Not -Throw
        Disconnect-Prospecting
    }

    It 'gives the key once: in no view, list, JSON or stream' {
        $local = $script:service.Connection
        $said = & { $DebugPreference = 'Continue'; New-ProspectingKey quiet -Connection $local -Verbose *>&1 }
        $key = $said | Where-Object { $_ -is [ProspectingTools.LocalService.ProspectingKey] }
        $text = [pscredential]::new('x', $key.Key).GetNetworkCredential().Password
        $text | Should -Match '^sk_live_'
        $shown = ($said | Out-String -Width 400), ($key | Format-List * | Out-String -Width 400), ($key | ConvertTo-Json -Depth 3 -WarningAction Ignore), "$key", ($key | ConvertTo-Csv | Out-String), (Get-ProspectingKey -Connection $local | ConvertTo-Json -WarningAction Ignore)
        Find-KeyTrace -Key $text -Text $shown | Should -BeNullOrEmpty
        (Get-ProspectingKey quiet -Connection $local).Key | Should -BeNullOrEmpty
        (New-ProspectingKey loud -AsPlainText -Connection $local).Key | Should -Match '^sk_live_\w{40,}$'
    }

    It '-WhatIf makes none, an unknown permission is named, and memory is warned of' {
        $local = $script:service.Connection
        New-ProspectingKey never -WhatIf -Connection $local
        Get-ProspectingKey 'nev*' -Connection $local | Should -BeNullOrEmpty
        { New-ProspectingKey x -Scope prospects:write -Connection $local } | Should -Throw '*prospects:write*prospects:read*'
        $memory = Start-ProspectingService -InMemory -PassThru -WarningAction Ignore
        $null = New-ProspectingKey short -WarningVariable warned -WarningAction SilentlyContinue
        $memory | Stop-ProspectingService
        "$warned" | Should -Match 'in memory'
    }

    It '-Vault takes the key, which opens the service' -Tag NeedsSecretManagement {
        $data = @{ Uri = "$($script:service.Uri)"; Admin = 'sk_admin_for_the_vault'; Data = Join-Path $TestDrive 'vault-data' }
        $done = Invoke-InHome -HomeFolder (New-TestHome -Root $TestDrive) -Data $data -Block {
            $null = Register-ScriptVault
            $service = Start-ProspectingService -DataPath $In.Data -SampleCount 5 -PassThru
            $key = New-ProspectingKey 'vault key' -Vault Script
            $Out.Key = "$($key.Key)"
            Set-ProspectingProfile local -Uri $service.Uri -Vault Script -SecretName 'ProspectingToolsKey-vault key'
            $Out.Lists = @(Get-SalesNavLeadList -Connection (Connect-Prospecting local -PassThru)).Count
            $Out.Failure = Get-Failure { New-ProspectingKey lost -Vault Nowhere -Connection $service.Connection }
            $Out.Keys = @(Get-ProspectingKey -Connection $service.Connection | ForEach-Object Name)
            Stop-ProspectingService
        }
        $done.Out.Key | Should -BeNullOrEmpty
        $done.Out.Lists | Should -BeGreaterThan 0
        $done.Out.Failure.Id | Should -Be 'VaultMissing'
        $done.Out.Keys | Should -Be 'vault key'
    }
}

Describe 'Remove-ProspectingKey' {
    It 'removes by id, tells of one that is not there, and goes on' {
        $local = $script:service.Connection
        $keys = 'a', 'b' | ForEach-Object { New-ProspectingKey "gone $_" -Connection $local }
        Remove-ProspectingKey -KeyId $keys[0].KeyId, 'nothing', $keys[1].KeyId -Connection $local -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
        @($failure).Count | Should -Be 1
        "$failure" | Should -Match "'nothing'"
        Get-ProspectingKey 'gone*' -Connection $local | Should -BeNullOrEmpty
        @(Get-ProspectingKey 'gone*' -IncludeRemoved -Connection $local).Status | Should -Be 'Removed', 'Removed'
    }
}
