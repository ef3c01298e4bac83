BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VaultSupport.psm1" -Force
    Import-TestModule

    # Lines for each cmdlet, parted by two semicolons. $id has ids of real things, or of none where every answer is an error. $more goes to every cmdlet.
    $lines = [ordered]@{
        'Get-ProspectingConnection'  = 'Get-ProspectingConnection @more'
        'Test-ProspectingConnection' = 'Test-ProspectingConnection @more'
        'Get-ProspectingAccount'     = 'Get-ProspectingAccount @more'
        'Get-ProspectingCredit'      = 'Get-ProspectingCredit @more'
        'Get-ProspectingConnector'   = 'Get-ProspectingConnector @more'
        'Invoke-ProspectingApi'      = 'Invoke-ProspectingApi -Path "/v1/accounts/{accountGroupId}/audiences" -All @more ;; Invoke-ProspectingApi POST "/v1/accounts/{accountGroupId}/audiences" @{ name = 1 } @more'
        'Get-SalesNavLeadList'       = 'Get-SalesNavLeadList @more'
        'Get-SalesNavSavedSearch'    = 'Get-SalesNavSavedSearch @more'
        'Start-ProspectingJob'       = 'Start-ProspectingJob -LeadListId $id.LeadList -MaxResults 5 -Wait @more ;; Start-ProspectingJob -LeadListId none -MaxResults 5 @more'
        'Get-ProspectingJob'         = 'Get-ProspectingJob @more ;; Get-ProspectingJob -JobId $id.Job @more'
        'Wait-ProspectingJob'        = 'Wait-ProspectingJob -JobId $id.Job -TimeoutSec 3 @more'
        'Stop-ProspectingJob'        = 'Stop-ProspectingJob -JobId $id.Job @more'
        'Get-Audience'               = 'Get-Audience @more ;; Get-Audience -AudienceId $id.Audience @more'
        'Get-AudienceFolder'         = 'Get-AudienceFolder @more'
        'Get-AudienceProspect'       = 'Get-AudienceProspect -AudienceId $id.Audience @more'
        'Export-AudienceReport'      = 'Export-AudienceReport -AudienceId $id.Audience -Path (Join-Path $HOME "report.html") @more'
        'Export-AudienceProspect'    = 'Export-AudienceProspect -AudienceId $id.Audience -Path (Join-Path $HOME "export.csv") @more'
        'Get-ProspectSignal'         = 'Get-ProspectSignal -ProspectId $id.Prospect @more'
        'Get-ProspectSignalSpecification' = 'Get-ProspectSignalSpecification @more'
        'Start-ProspectSignalScan'   = 'Start-ProspectSignalScan -AudienceId $id.Audience -Wait @more ;; Start-ProspectSignalScan -AudienceId none @more'
        'Get-ProspectSignalScan'     = 'Get-ProspectSignalScan @more ;; Get-ProspectSignalScan -ScanId none @more'
        'Wait-ProspectSignalScan'    = 'Wait-ProspectSignalScan -ScanId none -TimeoutSec 3 @more'
        'Stop-ProspectSignalScan'    = 'Stop-ProspectSignalScan -ScanId none @more'
        'Resolve-Prospect'           = 'Resolve-Prospect -ProviderId none @more'
        'New-Audience'               = 'New-Audience -Name Made @more'
        'New-AudienceFolder'         = 'New-AudienceFolder -Name Made @more'
        'Rename-AudienceFolder'      = 'Rename-AudienceFolder -FolderId none -NewName Other @more'
        'Set-Audience'               = 'Set-Audience -AudienceId $id.Audience -Name Changed @more'
        'Move-Audience'              = 'Move-Audience -AudienceId $id.Audience -Ungrouped @more'
        'Move-AudienceProspect'      = 'Move-AudienceProspect -ProspectId $id.Prospect -AudienceId $id.Audience -TargetAudienceId $id.Audience @more'
        'Remove-Audience'            = 'Remove-Audience -AudienceId $id.Audience @more'
        'New-ContactList'            = 'New-ContactList -Name Made -CompanyLinkedInUrl https://www.linkedin.com/company/acme -Country US @more'
        'Get-ContactList'            = 'Get-ContactList @more'
        'Find-Contact'               = 'Find-Contact -Country US -First 2 @more ;; Find-Contact -CompanyLinkedInUrl none @more'
        'Measure-ProspectingSource'  = 'Measure-ProspectingSource -LeadListId $id.LeadList @more ;; Measure-ProspectingSource -LeadListId none @more'
        'Get-ProspectingJobResult'   = 'Get-ProspectingJobResult -JobId $id.Job @more ;; Get-ProspectingJobResult -JobId none @more'
        'Get-ContactListMember'      = 'Get-ContactListMember -ListId $id.List @more'
        'Rename-ContactList'         = 'Rename-ContactList -ListId $id.List -NewName Other @more'
        'Remove-ContactList'         = 'Remove-ContactList -ListId $id.List @more'
        'Import-ProspectingPerson'   = '[pscustomobject]@{ firstName = "A"; lastName = "B"; linkedInUrl = "https://www.linkedin.com/in/a-b" } | Import-ProspectingPerson @more'
        'Read-ProspectingPerson'     = 'Read-ProspectingPerson -Path none.csv @more'
        'Connect-Prospecting'        = 'Connect-Prospecting -ProfileName prod -LogBody -PassThru @more ;; Connect-Prospecting -Uri $address -ApiKey $secure -ContactListUri $address -ContactListApiKey $secure -LogBody -PassThru -MaximumRetryCount 0 @more ;; Connect-Prospecting -Uri $address -ApiKey $plain @more ;; Connect-Prospecting -Uri $address -Credential $credential -PassThru @more'
        'Get-ProspectingProfile'     = 'Get-ProspectingProfile @more'
        'Set-ProspectingProfile'     = 'Set-ProspectingProfile -Name second -Uri $address -ApiKey $secure -PassThru @more ;; Set-ProspectingProfile -Name third -Uri $address -ApiKey $secure -Vault Nowhere @more ;; Set-ProspectingProfile -Name third -Uri $address -ApiKey $plain @more ;; Set-ProspectingProfile -Name third -Uri $address -ApiKey $torn -Vault Store @more'
        'Remove-ProspectingProfile'  = 'Remove-ProspectingProfile -Name second, none @more'
        'Get-ProspectingService'     = 'Get-ProspectingService @more'
        'Start-ProspectingService'   = 'Start-ProspectingService -InMemory -AdminKey $secure @more'
        'Set-ProspectingFault'       = 'Set-ProspectingFault /v1/none -Status 500 -PassThru @more ;; Set-ProspectingFault -Status 500 -AdminKey $plain @more ;; Set-ProspectingFault /v1/none -Status 500 -AdminKey $secure @more ;; Set-ProspectingFault -Status 500 -AdminKey $torn @more'
        'Get-ProspectingFault'       = 'Get-ProspectingFault @more ;; Get-ProspectingFault -AdminKey $secure @more'
        'Clear-ProspectingFault'     = 'Clear-ProspectingFault @more ;; Clear-ProspectingFault -AdminKey $secure @more'
        'New-ProspectingKey'         = 'New-ProspectingKey made @more ;; New-ProspectingKey stored -Vault Store @more ;; New-ProspectingKey never -Vault Nowhere @more'
        'Get-ProspectingKey'         = 'Get-ProspectingKey -IncludeRemoved @more'
        'Remove-ProspectingKey'      = 'Get-ProspectingKey made @more | Remove-ProspectingKey @more ;; Remove-ProspectingKey none -AdminKey $secure @more'
        'Stop-ProspectingService'    = 'Get-ProspectingService | Select-Object -Last 1 | Stop-ProspectingService @more'
        'Disconnect-Prospecting'     = 'Disconnect-Prospecting @more'
    }

    $drive = {
        Register-TestStore
        # The key comes by the environment: in a file it would be found, and rightly so.
        $plain = $env:TEST_KEY
        $secure = New-Key $plain
        $torn = New-Key "$plain`n$plain"
        $credential = [pscredential]::new('someone', $secure)
        $address = $In.Uri
        $id = $In.Id
        $more = @{ Verbose = $true; InformationAction = 'Continue'; ErrorAction = 'Continue'; WarningAction = 'Continue' }
        $ConfirmPreference = 'None'
        # Not -Debug, which asks before 7.6.
        $DebugPreference = 'Continue'
        $ErrorActionPreference = 'Continue'
        $null = New-Item -ItemType Directory -Path (Join-Path $HOME 'seen')
        Start-Transcript -Path (Join-Path $HOME 'seen/transcript.txt')
        Set-ProspectingProfile -Name prod -Uri $address -AccountGroupId $In.Group -ApiKey $secure -Vault Store -MaximumRetryCount 0 @more
        Connect-Prospecting -ProfileName prod -LogBody @more
        if ($In.Gone) {
            # Tells the parent to end the server.
            $null = New-Item -Path (Join-Path $HOME 'connected')
            while (-not (Test-Path -LiteralPath (Join-Path $HOME 'gone'))) {
                Start-Sleep -Milliseconds 50
            }
        }
        foreach ($name in $In.Lines.PSObject.Properties.Name | Where-Object { Get-Command $_ -ErrorAction Ignore }) {
            $seen = [Collections.Generic.List[object]]::new()
            foreach ($line in $In.Lines.$name -split ' ;; ') {
                try {
                    & ([scriptblock]::Create($line)) *>&1 | ForEach-Object { $seen.Add($_) }
                }
                catch {
                    $seen.Add($_)
                }
            }
            $seen | Out-String -Width 500
            $seen | Format-List * -Force | Out-String -Width 500
            $seen | ForEach-Object { "$_"; $_.ToString() }
            # Records of streams refer to the whole session: their JSON would have no end.
            $objects = @($seen | Where-Object { $_ -isnot [Management.Automation.InformationalRecord] -and $_ -isnot [Management.Automation.ErrorRecord] })
            $objects | ConvertTo-Json -Depth 10 -WarningAction SilentlyContinue
            $seen | Export-Clixml -Path (Join-Path $HOME "seen/$name.clixml")
            $Out[$name] = @{
                Objects = $objects.Count
                Errors  = @($seen | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] })
                Debug   = @($seen | Where-Object { $_ -is [Management.Automation.DebugRecord] }).Count
            }
        }
        'Everything once more, from $Error and as the connection is.'
        $Error | Format-List * -Force | Out-String -Width 500
        $Error | ForEach-Object {
            $record = if ($_ -is [Management.Automation.ErrorRecord]) { $_ } else { $_.ErrorRecord }
            "$($record.Exception)"
            $record.Exception | Format-List * -Force | Out-String
            $record.ScriptStackTrace
            $record.InvocationInfo | Format-List * -Force | Out-String
        }
        if (Get-Command -Name Get-Error -ErrorAction Ignore) { Get-Error -Newest 20 | Out-String -Width 500 }
        $Error | Export-Clixml -Path (Join-Path $HOME 'seen/error.clixml')
        $connection = Connect-Prospecting -ProfileName prod -PassThru -ErrorAction SilentlyContinue
        $connection | Format-List * -Force | Out-String
        $connection | Format-List * -Force | ConvertTo-Json -Depth 10
        $connection | ConvertTo-Json -Depth 10 -WarningAction SilentlyContinue
        $connection | Get-Member -Force | Out-String
        Stop-Transcript
        $env:TEST_KEY = $null
    }

    function Invoke-Drive {
        # Runs all lines in a child, and returns what came of it and every trace of the key. A process that is given is ended
        # once the child has connected.
        param([string] $Uri, [string] $Group, [string] $Key, [hashtable] $Id, $Process)
        $vaultHome = New-TestHome $TestDrive
        $watch = if ($Process) {
            Start-TestThread -Argument $vaultHome, $Process -Block {
                param($folder, $server)
                while (-not (Test-Path -LiteralPath (Join-Path $folder 'connected'))) { Start-Sleep -Milliseconds 50 }
                $server.Kill()
                $null = New-Item -Path (Join-Path $folder 'gone')
            }
        }
        $inputs = @{ Uri = $Uri; Group = $Group; Id = $Id; Lines = $lines; Gone = [bool]$Process }
        $run = Invoke-InHome -HomeFolder $vaultHome -Data $inputs -Environment @{ TEST_KEY = $Key } -TimeoutSec 300 -Block $drive
        Stop-TestThread $watch
        [pscustomobject]@{ Out = $run.Out; Text = $run.Text; Traces = @(Find-KeyTrace -Key $Key -Folder $vaultHome -Text $run.Text); Home = $vaultHome }
    }

    $none = @{ LeadList = 'none'; Job = 'none'; Audience = 'none'; Prospect = 'none'; List = 'none' }
}

Describe 'The search for keys' {
    It 'finds a key that is shown as <Form>' -ForEach @(
        @{ Form = 'itself'; Show = { $args[0] } }
        @{ Form = 'a part of itself'; Show = { $args[0].Substring(14, 15) } }
        @{ Form = 'base64'; Show = { [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("Bearer $($args[0])")) } }
        @{ Form = 'base64, otherwise aligned'; Show = { [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("a:$($args[0])")) } }
        @{ Form = 'base64, in the third way'; Show = { [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("x$($args[0])!")) } }
        @{ Form = 'a SecureString in CLIXML'; Show = { [Management.Automation.PSSerializer]::Serialize((ConvertTo-SecureString $args[0] -AsPlainText -Force)) } }
    ) {
        $key = 'sk_live_' + [guid]::NewGuid().ToString('N')
        Find-KeyTrace -Key $key -Text (& $Show $key) | Should -Not -BeNullOrEmpty
        Set-Content -LiteralPath (Join-Path $TestDrive 'shown.txt') -Value (& $Show $key) -Encoding unicode
        Find-KeyTrace -Key $key -Folder $TestDrive | Should -Not -BeNullOrEmpty
        Remove-Item -LiteralPath (Join-Path $TestDrive 'shown.txt')
        Find-KeyTrace -Key $key -Text 'sk_live_***' | Should -BeNullOrEmpty
    }
}

Describe 'A key is never shown' -Tag NeedsSecretStore {
    It 'by any cmdlet: the list here has them all' {
        (Get-Command -Module ProspectingTools).Name | Where-Object { -not $lines.Contains($_) } | Should -BeNullOrEmpty
    }

    It 'on success' {
        $service = Start-TestService -SampleCount 300 -Parameter @{ DataPath = (Join-Path $TestDrive 'data') }
        try {
            $key = (Get-ServiceKey $service).Key
            $audience = New-TestAudience -Count 5
            $list = New-ContactList -Name Here -CompanyLinkedInUrl (Get-AudienceProspect -AudienceId $audience.AudienceId -First 1).Company.LinkedInUrl -Country US
            $id = @{
                LeadList = (Get-SalesNavLeadList | Select-Object -First 1).LeadListId
                Job      = (Get-ProspectingJob -First 1).JobId
                Audience = $audience.AudienceId
                Prospect = (Get-AudienceProspect -AudienceId $audience.AudienceId -First 1).ProspectId
                List     = $list.ListId
            }
            $drive = Invoke-Drive -Uri $service.Uri -Group $service.AccountGroupId -Key $key -Id $id
        }
        finally {
            Stop-TestService
        }
        $drive.Traces | Should -BeNullOrEmpty
        # Nor the key that Start-ProspectingService makes for itself.
        Get-ChildItem -LiteralPath $drive.Home -Recurse -File -Force | Select-String -Pattern 'sk_live_[A-Za-z0-9_-]{20,}' | Should -BeNullOrEmpty
        $drive.Text | Should -Not -Match 'sk_live_[A-Za-z0-9_-]{20,}'
        # What was driven did work: else this would prove nothing.
        foreach ($name in 'Get-AudienceProspect', 'Get-ContactList', 'Start-ProspectingJob', 'Import-ProspectingPerson', 'Connect-Prospecting', 'Set-ProspectingProfile', 'Start-ProspectingService') {
            $drive.Out.$name.Objects | Should -BeGreaterThan 0 -Because $name
        }
        $drive.Out.'Get-AudienceProspect'.Debug | Should -BeGreaterThan 0
        $drive.Out.'Connect-Prospecting'.Errors | Should -Contain 'ParameterArgumentTransformationError'
        $drive.Out.'Set-ProspectingProfile'.Errors | Should -Be @('VaultMissing', 'ParameterArgumentTransformationError', 'KeyInvalid')
        $drive.Text | Should -Match 'Bearer|attempt 1'
    }

    It 'on an API error, although the server repeats it: key <Key>' -ForEach @(
        @{ Key = 'sk_live_' + [guid]::NewGuid().ToString('N') }
        # A key of another form, which no pattern knows.
        @{ Key = 'K-' + [guid]::NewGuid().ToString('N') }
    ) {
        $message = "The key '$Key' is wrong (Authorization: Bearer $Key)."
        $body = New-TestError "BAD_$Key" $message @{ key = $Key; fields = @(@{ field = $Key; message = $message }) }
        $reply = @{ Status = 500; Reason = "No $Key"; Body = $body; Headers = @{ 'X-Trace-Id' = $Key; 'X-Request-Id' = $Key; 'Server' = $Key; 'Location' = "https://example.com/$Key" } }
        $page = "<html>" + ('x' * 4070) + $message + "</html>"
        $hostile = Start-HostileServer -Rule @(
            @{ Path = '/v1/credits'; Reply = @{ Status = 403; Body = "{`"error`":`"FORBIDDEN`",`"message`":`"$message`"}" } }
            @{ Path = '/v1/connectors'; Reply = @{ Status = 502; Body = $page; ContentType = 'text/html' } }
            @{ Path = '*/saved-searches'; Reply = @{ Status = 307; Headers = @{ Location = "https://example.com/$Key" } } }
            @{ Path = '*/lead-lists'; Reply = @{ Status = 200; Body = $page; ContentType = "text/$Key" } }
            @{ Path = '*/audiences/navigation'; Reply = @{ Status = 401; Body = $body } }
            @{ Path = '/v1/accounts/*'; Reply = $reply }
            @{ Path = '/v1/contacts/*'; Reply = $reply }
            @{ Path = '/local/*'; Reply = $reply }
            @{ Path = '/admin/*'; Reply = $reply }
        )
        try {
            $drive = Invoke-Drive -Uri $hostile.Uri -Group g1 -Key $Key -Id $none
        }
        finally {
            Stop-HostileServer $hostile
        }
        $drive.Traces | Should -BeNullOrEmpty
        foreach ($name in 'Get-AudienceProspect', 'Get-ProspectingCredit', 'Get-ProspectingConnector', 'Get-SalesNavLeadList', 'Get-SalesNavSavedSearch', 'Get-ContactList', 'Import-ProspectingPerson') {
            $drive.Out.$name.Errors | Should -Not -BeNullOrEmpty -Because $name
        }
    }

    It 'on a network error' {
        $key = 'sk_live_' + [guid]::NewGuid().ToString('N')
        $hostile = Start-HostileServer -Rule @{ Path = '/nowhere' }
        $drive = Invoke-Drive -Uri $hostile.Uri -Group g1 -Key $key -Id $none -Process $hostile.Process
        $drive.Traces | Should -BeNullOrEmpty
        foreach ($name in 'Get-AudienceProspect', 'Get-ProspectingCredit', 'New-ContactList', 'Import-ProspectingPerson') {
            $drive.Out.$name.Errors | Should -Not -BeNullOrEmpty -Because $name
        }
        $drive.Out.'Get-ProspectingCredit'.Errors | Should -Be @('NetworkError')
    }
}
