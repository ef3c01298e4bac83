# Either vendor alone: what a connection has, and what it says of what it does not have.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VaultSupport.psm1" -Force
    Import-Module "$PSScriptRoot/VendorSupport.psm1" -Force
    Import-TestModule
    $variables = 'PROSPECTING_CONFIG_HOME', 'PROSPECTING_URI', 'PROSPECTING_API_KEY', 'PROSPECTING_ACCOUNT_GROUP', 'PROSPECTING_CONTACT_LIST_URI', 'PROSPECTING_CONTACT_LIST_API_KEY'
    $saved = @{}
    foreach ($name in $variables) {
        $saved[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $null)
    }
    $env:PROSPECTING_CONFIG_HOME = Join-Path $TestDrive 'config'
    $service = Start-TestService -SampleCount 100 -Parameter @{ DataPath = (Join-Path $TestDrive 'data') }
    $text = (Get-ServiceKey $service).Key
    $key = ConvertTo-SecureString $text -AsPlainText -Force
    $wrong = ConvertTo-SecureString 'sk_live_wrong' -AsPlainText -Force
    $lists = Start-TestFront $service.Uri 'ContactLists'
    $prospecting = Start-TestFront $service.Uri 'Prospecting'
}

AfterAll {
    Stop-TestService
    Stop-TestFront
    foreach ($name in $saved.Keys) {
        [Environment]::SetEnvironmentVariable($name, $saved[$name])
    }
}

Describe 'A connection has the APIs that its key opens' {
    AfterEach {
        Disconnect-Prospecting
        $variables | Where-Object { $_ -ne 'PROSPECTING_CONFIG_HOME' } | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) }
    }

    It 'both at one host' {
        $connection = Connect-Prospecting -Uri $service.Uri -ApiKey $key -PassThru -WarningAction Stop
        $connection.Api | Should -Be 'Prospecting, ContactLists'
        $service.Connection.Api | Should -Be 'Prospecting, ContactLists'
    }

    It 'contact lists alone, by -<Way>' -ForEach @(@{ Way = 'Uri' }, @{ Way = 'ContactListUri' }) {
        $given = if ($Way -eq 'Uri') { @{ Uri = $lists.Uri; ApiKey = $key } } else { @{ ContactListUri = $lists.Uri; ContactListApiKey = $key } }
        $connection = Connect-Prospecting @given -PassThru -WarningAction Stop
        $connection.Api | Should -Be 'ContactLists'
        $connection.ProspectingAccess | Should -Be 'NotThere'
        $connection.AccountGroupId | Should -BeNullOrEmpty
        (Get-ProspectingCredit).RemainingCredits | Should -BeGreaterThan 0
        (Get-ProspectingConnection).Api | Should -Be 'ContactLists'
        Get-ProspectingConnection | Out-String | Should -Match 'ContactLists'
    }

    It 'prospecting alone' {
        $connection = Connect-Prospecting -Uri $prospecting.Uri -ApiKey $key -PassThru -WarningAction Stop
        $connection.Api | Should -Be 'Prospecting'
        $connection.AccountGroupId | Should -Be $service.AccountGroupId
        @(Get-SalesNavLeadList).Count | Should -BeGreaterThan 0
    }

    It 'each at its own host' {
        $connection = Connect-Prospecting -Uri $prospecting.Uri -ApiKey $key -ContactListUri $lists.Uri -ContactListApiKey $key -PassThru -WarningAction Stop
        $connection.Api | Should -Be 'Prospecting, ContactLists'
        $null = Get-ProspectingCredit
        @(Get-SalesNavLeadList).Count | Should -BeGreaterThan 0
    }

    It 'without prospecting:read' {
        $poor = ConvertTo-SecureString (Get-ServiceKey $service -Scope 'contacts:read', 'contacts:write').Key -AsPlainText -Force
        $null = Connect-Prospecting -Uri $service.Uri -ApiKey $poor -PassThru -WarningAction Stop
        @(Get-ContactList).Count | Should -BeGreaterOrEqual 0
        (Get-ThrownError { Get-SalesNavLeadList }).CategoryInfo.Category | Should -Be 'PermissionDenied'
    }

    It 'a key of one API that the other refuses' {
        $front = Start-HostileServer -Rule @(
            @{ Path = '/v1/accounts'; Skip = 1; Reply = @{ Status = 401; Body = New-TestError 'UNAUTHORIZED' 'Who are you?' } }
        )
        $connection = Connect-Prospecting -Uri $front.Uri -ApiKey $key -PassThru -WarningAction Stop
        Stop-HostileServer $front
        $connection.Api | Should -Be 'ContactLists'
        $connection.ProspectingAccess | Should -Be 'KeyRefused'
    }

    It 'is told when more was asked for: <Case>' -ForEach @(
        @{ Case = 'an account group'; Arguments = { @{ Uri = $lists.Uri; ApiKey = $key; AccountGroupId = 'g1' } }; Warns = 'does not have the prospecting API.*does not serve it' }
        @{ Case = 'a second host'; Arguments = { @{ Uri = $prospecting.Uri; ApiKey = $key; ContactListUri = $prospecting.Uri; ContactListApiKey = $key } }; Warns = 'does not have the contact-lists API' }
        @{ Case = 'a second key'; Arguments = { @{ Uri = $service.Uri; ApiKey = $key; ContactListApiKey = $wrong } }; Warns = 'refuses the key there' }
    ) {
        $given = & $Arguments
        Connect-Prospecting @given -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match $Warns
    }

    It 'none is an error: <Case>' -ForEach @(
        @{ Case = 'refused by the one that is there'; Front = 'lists'; Key = 'wrong'; Id = 'UNAUTHORIZED' }
        @{ Case = 'refused by both'; Front = 'service'; Key = 'wrong'; Id = 'UNAUTHORIZED' }
    ) {
        $address = (Get-Variable $Front -ValueOnly).Uri
        (Get-ThrownError { Connect-Prospecting -Uri $address -ApiKey (Get-Variable $Key -ValueOnly) }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'an API that is in trouble is told, and tried again' {
        $front = Start-HostileServer -Rule @(
            @{ Path = '/v1/accounts'; Skip = 1; Count = 1; Reply = @{ Status = 503; Body = New-TestError 'BUSY' 'Later.' } }
            @{ Path = '/v1/accounts/g1/sales-navigator/lead-lists'; Reply = @{ Body = New-TestEnvelope @{ items = @(@{ id = 'l1'; name = 'One' }) } } }
        )
        $connection = Connect-Prospecting -Uri $front.Uri -ApiKey $key -MaximumRetryCount 0 -PassThru -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match 'does not answer there now \(Later\)'
        $connection.ProspectingAccess | Should -Be 'NoAnswer'
        (Get-SalesNavLeadList).Name | Should -Be 'One'
        $connection.AccountGroupId | Should -Be 'g1'
        Stop-HostileServer $front
    }

    It 'from the environment: <Case>' -ForEach @(
        @{ Case = 'the usual names'; Names = @{ PROSPECTING_URI = 'uri'; PROSPECTING_API_KEY = 'key' } }
        @{ Case = 'with an account group'; Names = @{ PROSPECTING_URI = 'uri'; PROSPECTING_API_KEY = 'key'; PROSPECTING_ACCOUNT_GROUP = 'g1' } }
        @{ Case = 'those of contact lists'; Names = @{ PROSPECTING_CONTACT_LIST_URI = 'uri'; PROSPECTING_CONTACT_LIST_API_KEY = 'key' } }
    ) {
        foreach ($name in $Names.Keys) {
            [Environment]::SetEnvironmentVariable($name, @{ uri = "$($lists.Uri)"; key = $text; g1 = 'g1' }[$Names[$name]])
        }
        (Get-ProspectingCredit -WarningAction SilentlyContinue).RemainingCredits | Should -BeGreaterThan 0
        $failure = Get-ThrownError { Get-Audience -WarningAction SilentlyContinue }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ApiMissing,*'
        "$failure" | Should -Match 'PROSPECTING_URI'
        (Get-ThrownError { Get-Audience }).FullyQualifiedErrorId | Should -BeLike 'ApiMissing,*'
    }

    It 'half of the environment is an error, of contact lists too' {
        $env:PROSPECTING_CONTACT_LIST_URI = $lists.Uri
        $failure = Get-ThrownError { Get-ProspectingCredit }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ConnectionMissing,*'
        "$failure" | Should -Match 'PROSPECTING_CONTACT_LIST_API_KEY is not'
    }
}

Describe 'A cmdlet of the other API' {
    AfterEach {
        Disconnect-Prospecting
    }

    It 'says what is missing and what to type: <Line>' -ForEach @(
        @{ Line = 'Get-Audience'; Front = 'lists' }, @{ Line = 'Get-SalesNavLeadList'; Front = 'lists' }, @{ Line = 'Get-ProspectingJob j1'; Front = 'lists' }
        @{ Line = '''l1'', ''l2'' | Start-ProspectingJob -LeadListId { $_ }'; Front = 'lists' }
        @{ Line = 'Get-AudienceProspect a1'; Front = 'lists' }, @{ Line = 'Get-ProspectingAccount'; Front = 'lists' }
        @{ Line = 'Invoke-ProspectingApi GET /v1/accounts'; Front = 'lists' }
        @{ Line = 'Get-ContactList'; Front = 'prospecting' }, @{ Line = 'Get-ProspectingCredit'; Front = 'prospecting' }, @{ Line = 'Get-ProspectingConnector'; Front = 'prospecting' }
        @{ Line = 'Get-ContactListMember x'; Front = 'prospecting' }, @{ Line = 'Remove-ContactList x -Confirm:$false'; Front = 'prospecting' }
        @{ Line = 'Rename-ContactList x y'; Front = 'prospecting' }, @{ Line = 'Invoke-ProspectingApi GET /v1/credits'; Front = 'prospecting' }
    ) {
        Connect-Prospecting -Uri (Get-Variable $Front -ValueOnly).Uri -ApiKey $key
        $errors = @(try { & ([scriptblock]::Create($Line)) 2>&1 } catch { $_ })
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'ApiMissing,*'
        $errors[0].CategoryInfo.Category | Should -Be 'ConnectionError'
        $missing = if ($Front -eq 'lists') { 'prospecting API' } else { 'contact-lists API' }
        "$($errors[0])" | Should -Match "needs the $missing, which this connection does not have: http://127.*route not found.*Connect-Prospecting -Uri \S+ -ApiKey \(Read-Host"
    }
}

Describe 'Test-ProspectingConnection of one API' {
    AfterEach {
        Disconnect-Prospecting
    }

    It 'works with what there is, and says what there is not: <Front>' -ForEach @(
        @{ Front = 'lists'; Open = 'ContactLists' }, @{ Front = 'prospecting'; Open = 'Prospecting' }
    ) {
        Connect-Prospecting -Uri (Get-Variable $Front -ValueOnly).Uri -ApiKey $key
        $tests = @(Test-ProspectingConnection)
        ($tests | Where-Object Success).Api | Should -Be $Open
        $other = $tests | Where-Object Api -NE $Open
        $other.Expected | Should -BeFalse
        $other.Error | Should -Be 'route not found'
        $tests | Out-String | Should -Match 'none'
        Test-ProspectingConnection -Quiet | Should -BeTrue
    }

    It 'fails where both were asked for' {
        Connect-Prospecting -Uri $prospecting.Uri -ApiKey $key -ContactListUri $lists.Uri -ContactListApiKey $wrong -WarningAction SilentlyContinue
        $tests = @(Test-ProspectingConnection)
        $tests.Expected | Should -Be $true, $true
        $tests.Success | Should -Be $true, $false
        Test-ProspectingConnection -Quiet | Should -BeFalse
    }
}
