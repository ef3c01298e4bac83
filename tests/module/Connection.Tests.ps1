BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VaultSupport.psm1" -Force
    Import-TestModule
    $saved = @{}
    foreach ($name in 'PROSPECTING_CONFIG_HOME', 'PROSPECTING_URI', 'PROSPECTING_API_KEY', 'PROSPECTING_ACCOUNT_GROUP', 'PROSPECTING_CONTACT_LIST_URI', 'PROSPECTING_CONTACT_LIST_API_KEY') {
        $saved[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $null)
    }
    $env:PROSPECTING_CONFIG_HOME = Join-Path $TestDrive 'config'
    $service = Start-TestService -SampleCount 100 -Parameter @{ DataPath = (Join-Path $TestDrive 'data') }
    $text = (Get-ServiceKey $service).Key
    $key = ConvertTo-SecureString $text -AsPlainText -Force
    $wrong = ConvertTo-SecureString 'sk_live_wrong' -AsPlainText -Force
    $twoGroups = New-TestEnvelope @{ items = @(@{ id = 'g1'; name = 'Sales' }, @{ id = 'g2'; name = 'Research' }) }
}

AfterAll {
    Stop-TestService
    foreach ($name in $saved.Keys) {
        [Environment]::SetEnvironmentVariable($name, $saved[$name])
    }
}

Describe 'Connect-Prospecting' {
    AfterEach {
        Disconnect-Prospecting
        Stop-HostileServer $hostile
        'PROSPECTING_URI', 'PROSPECTING_API_KEY', 'PROSPECTING_ACCOUNT_GROUP' | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) }
    }

    It 'takes an address and a key, tries the key, and picks the only account group' {
        $connection = Connect-Prospecting -Uri $service.Uri -ApiKey $key -PassThru
        $connection | Should -BeOfType 'ProspectingTools.Connections.ProspectingConnection'
        $connection.Source | Should -Be 'Parameters'
        $connection.AccountGroupId | Should -Be $service.AccountGroupId
        (Get-ProspectingConnection).Uri | Should -Be $service.Uri
        (Get-ProspectingCredit).RemainingCredits | Should -BeGreaterThan 0
    }

    It 'writes nothing without -PassThru' {
        Connect-Prospecting -Uri $service.Uri -ApiKey $key | Should -BeNullOrEmpty
    }

    It 'takes a credential; a user name that is an account group chooses it, another means nothing' {
        $hostile = Start-HostileServer -Rule @{ Path = '/v1/accounts'; Reply = @{ Body = $twoGroups } }
        (Connect-Prospecting -Uri $hostile.Uri -Credential ([pscredential]::new('Research', $key)) -PassThru).AccountGroupId | Should -Be 'g2'
        (Connect-Prospecting -Uri $service.Uri -Credential ([pscredential]::new('someone', $key)) -PassThru).AccountGroupId | Should -Be $service.AccountGroupId
    }

    It 'takes the environment' {
        $env:PROSPECTING_URI = $service.Uri
        $env:PROSPECTING_API_KEY = $text
        $connection = Connect-Prospecting -PassThru
        $connection.Source | Should -Be 'Environment'
        $connection.AccountGroupId | Should -Be $service.AccountGroupId
    }

    It 'is not needed where the environment says all' {
        $env:PROSPECTING_URI = $service.Uri
        $env:PROSPECTING_API_KEY = $text
        @(Get-Audience).Count | Should -BeGreaterOrEqual 0
        (Get-ProspectingConnection).Source | Should -Be 'Environment'
        $env:PROSPECTING_API_KEY = 'sk_live_wrong'
        (Get-ThrownError { Get-Audience }).FullyQualifiedErrorId | Should -BeLike 'UNAUTHORIZED,*'
    }

    It 'refuses half an environment: <Name> alone' -ForEach @(
        @{ Name = 'PROSPECTING_URI'; Missing = 'PROSPECTING_API_KEY' }, @{ Name = 'PROSPECTING_API_KEY'; Missing = 'PROSPECTING_URI' }
    ) {
        [Environment]::SetEnvironmentVariable($Name, 'https://api.example.com')
        foreach ($block in { Connect-Prospecting }, { Get-ProspectingCredit }) {
            $failure = Get-ThrownError $block
            $failure.FullyQualifiedErrorId | Should -BeLike 'ConnectionMissing,*'
            "$failure" | Should -Match "$Missing is not"
        }
    }

    It 'without anything is an error that shows the line to type' {
        foreach ($block in { Connect-Prospecting }, { Get-ProspectingCredit }) {
            $failure = Get-ThrownError $block
            $failure.FullyQualifiedErrorId | Should -BeLike 'ConnectionMissing,*'
            "$failure" | Should -Match 'Connect-Prospecting -Uri .* -ApiKey \(Read-Host'
        }
    }

    It 'names the account groups when there are several, and completes them' {
        $hostile = Start-HostileServer -Rule @{ Path = '/v1/accounts'; Reply = @{ Body = $twoGroups } }
        $connection = Connect-Prospecting -Uri $hostile.Uri -ApiKey $key -PassThru -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match 'g1 \(Sales\), g2 \(Research\).*-AccountGroupId'
        $connection.AccountGroupId | Should -BeNullOrEmpty
        (TabExpansion2 'Connect-Prospecting -AccountGroupId g').CompletionMatches.CompletionText | Should -Contain 'g2'
        (Get-ThrownError { Get-SalesNavLeadList }).FullyQualifiedErrorId | Should -BeLike 'AccountGroupMissing,*'
        (Connect-Prospecting -Uri $hostile.Uri -ApiKey $key -AccountGroupId sales -PassThru).AccountGroupId | Should -Be 'g1'
        $failure = Get-ThrownError { Connect-Prospecting -Uri $hostile.Uri -ApiKey $key -AccountGroupId g3 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'AccountGroupUnknown,*'
        "$failure" | Should -Match 'g1 \(Sales\), g2 \(Research\)'
    }

    It 'leaves the connection that there is when it fails' {
        Connect-Prospecting -Uri $service.Uri -ApiKey $key
        $failure = Get-ThrownError { Connect-Prospecting -Uri $service.Uri -ApiKey $wrong }
        $failure.FullyQualifiedErrorId | Should -BeLike 'UNAUTHORIZED,*'
        $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
        (Get-ProspectingCredit).RemainingCredits | Should -BeGreaterThan 0
    }

    It 'refuses a key that is <Case>, and does not repeat it' -ForEach @(
        @{ Case = 'plain text'; Value = 'sk_live_plain_text'; Id = 'ParameterArgumentTransformationError' }
        @{ Case = 'an object'; Value = @{ Key = 'sk_live_plain_text' }; Id = 'ParameterArgumentTransformationError' }
        @{ Case = 'of two lines'; Value = (ConvertTo-SecureString "sk_live_plain_text`nmore" -AsPlainText -Force); Id = 'KeyInvalid' }
        @{ Case = 'empty'; Value = [securestring]::new(); Id = 'KeyInvalid' }
    ) {
        $failure = Get-ThrownError { Connect-Prospecting -Uri $service.Uri -ApiKey $Value }
        $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failure | Format-List * -Force | Out-String | Should -Not -Match 'sk_live_plain_text'
    }

    It 'refuses <Address> as <Id>' -ForEach @(
        @{ Address = 'http://api.example.com'; Id = 'InsecureUri' }
        @{ Address = 'ftp://127.0.0.1'; Id = 'InsecureUri' }
        @{ Address = 'https://name:word@api.example.com'; Id = 'InsecureUri' }
        @{ Address = 'what is this'; Id = 'UrlInvalid' }
    ) {
        (Get-ThrownError { Connect-Prospecting -Uri $Address -ApiKey $key }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'sends each key to its own host only' {
        (Get-ThrownError { Connect-Prospecting -Uri $service.Uri -ApiKey $key -ContactListUri 'https://lists.example.com' }).FullyQualifiedErrorId |
            Should -BeLike 'ParameterInvalid,*'
        $hostile = Start-HostileServer -Rule @{ Path = '/v1/credits'; Reply = @{ Body = '{"remainingCredits":7}' } }
        $other = ConvertTo-SecureString 'sk_live_other' -AsPlainText -Force
        Connect-Prospecting -Uri $service.Uri -ApiKey $key -ContactListUri $hostile.Uri -ContactListApiKey $other
        (Get-ProspectingCredit).RemainingCredits | Should -Be 7
        (Get-HostileRequest $hostile)[-1].Headers.Authorization | Should -Be 'Bearer sk_live_other'
    }

    It 'never follows a redirect to another host with the key' {
        $target = Start-HostileServer -Rule @{ Path = '/v1/credits'; Reply = @{ Body = '{"remainingCredits":7}' } }
        $hostile = Start-HostileServer -Rule @{ Path = '/v1/credits'; Reply = @{ Status = 302; Headers = @{ Location = "$($target.Uri)v1/credits" } } }
        try {
            $failure = Get-ThrownError { Get-ProspectingCredit -Connection $hostile.Connection }
            $failure.FullyQualifiedErrorId | Should -BeLike 'RedirectRefused,*'
            $failure.CategoryInfo.Category | Should -Be 'SecurityError'
            Get-HostileRequest $target | Should -BeNullOrEmpty
        }
        finally {
            Stop-HostileServer $target
        }
    }

    It 'goes by a proxy, which does not see the key' {
        $hostile = Start-HostileServer -Rule @{ Method = 'CONNECT'; Reply = @{ Status = 403; CloseAfter = $true } }
        $failure = Get-ThrownError { Connect-Prospecting -Uri 'https://api.example.com' -ApiKey $key -Proxy $hostile.Uri -MaximumRetryCount 0 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NetworkError,*'
        $asked = @(Get-HostileRequest $hostile)[-1]
        $asked.Method | Should -Be 'CONNECT'
        ConvertTo-Json $asked | Should -Not -Match 'sk_live'
    }

    It 'never lets a proxy of the environment take to another machine what is for this one' {
        # 192.0.2.1 is for documentation (RFC 5737): nothing answers there.
        $run = Invoke-InHome -HomeFolder (New-TestHome $TestDrive) -Data @{ Uri = "$($service.Uri)"; Key = $text } -Environment @{ http_proxy = 'http://192.0.2.1:9'; all_proxy = 'http://192.0.2.1:9' } -Block {
            $Out.Group = (Connect-Prospecting -Uri $In.Uri -ApiKey (New-Key $In.Key) -TimeoutSec 5 -MaximumRetryCount 0 -PassThru).AccountGroupId
        }
        $run.Out.Group | Should -Be $service.AccountGroupId
    }

    It 'shows bodies under -Debug only with -LogBody, e-mail addresses masked' {
        $body = '{"remainingCredits":7,"owner":"someone@example.com"}'
        $hostile = Start-HostileServer -Rule @{ Path = '/v1/credits'; Reply = @{ Body = $body } }
        & { $DebugPreference = 'Continue'; Get-ProspectingCredit -Connection $hostile.Connection 5>&1 } | Out-String | Should -Not -Match 'remainingCredits":7'
        Connect-Prospecting -Uri $hostile.Uri -ApiKey $key -LogBody
        $shown = & { $DebugPreference = 'Continue'; Get-ProspectingCredit 5>&1 } | Out-String
        $shown | Should -Match '"remainingCredits":7'
        $shown | Should -Match '\*\*\*@\*\*\*'
        $shown | Should -Not -Match 'someone@example'
    }

    # Windows PowerShell asks at each line.
    It 'shows the same under -Debug and $DebugPreference, and changes something unasked' -Tag NeedsPowerShell7 {
        $flag = New-Audience flag -Connection $service.Connection -Debug -Confirm:$false 5>&1 | Out-String
        $variable = & { $DebugPreference = 'Continue'; New-Audience variable -Connection $service.Connection 5>&1 } | Out-String
        $flag, $variable | Should -Match 'POST /v1/accounts/\w+/audiences: 201'
    }
}

Describe 'A certificate that nobody vouches for' {
    BeforeAll {
        # A server over TLS in this process: it answers every request with the account groups.
        $rsa = [Security.Cryptography.RSA]::Create(2048)
        $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=localhost', $rsa, 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $made = $request.CreateSelfSigned([DateTimeOffset]::Now.AddDays(-1), [DateTimeOffset]::Now.AddDays(1))
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $body = New-TestEnvelope @{ items = @(@{ id = 'g1'; name = 'Group' }) }
        $server = Start-TestThread -Argument $listener, $made, $body -Block {
            param($listener, $certificate, $answer)
            while ($true) {
                $client = $listener.AcceptTcpClient()
                try {
                    $tls = [Net.Security.SslStream]::new($client.GetStream())
                    $tls.AuthenticateAsServer($certificate)
                    $null = $tls.Read([byte[]]::new(65536), 0, 65536)
                    $reply = [Text.Encoding]::UTF8.GetBytes("HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nContent-Length: $([Text.Encoding]::UTF8.GetByteCount($answer))`r`nConnection: close`r`n`r`n$answer")
                    $tls.Write($reply, 0, $reply.Length)
                    $tls.Dispose()
                }
                catch {
                    # The client has refused the certificate.
                    $null = $_
                }
                $client.Dispose()
            }
        }
        $address = "https://127.0.0.1:$($listener.LocalEndpoint.Port)"
    }

    AfterAll {
        $listener.Stop()
        Stop-TestThread $server
        Disconnect-Prospecting
    }

    It 'is a clear error' {
        $failure = Get-ThrownError { Connect-Prospecting -Uri $address -ApiKey $key -MaximumRetryCount 0 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'CertificateError,*'
        "$failure" | Should -Match 'certificate of 127\.0\.0\.1'
    }

    It 'can be accepted on this machine' {
        (Connect-Prospecting -Uri $address -ApiKey $key -SkipCertificateCheck -MaximumRetryCount 0 -PassThru).AccountGroupId | Should -Be 'g1'
    }

    It 'can never be accepted of another host' {
        $failure = Get-ThrownError { Connect-Prospecting -Uri 'https://api.example.com' -ApiKey $key -SkipCertificateCheck }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InsecureUri,*'
        $failure = Get-ThrownError { Connect-Prospecting -Uri $address -ApiKey $key -SkipCertificateCheck -ContactListUri 'https://api.example.com' -ContactListApiKey $key }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InsecureUri,*'
    }
}

Describe 'Disconnect-Prospecting' {
    It 'ends the connection of the session' {
        $connection = Connect-Prospecting -Uri $service.Uri -ApiKey $key -PassThru
        Disconnect-Prospecting
        Get-ProspectingConnection | Should -BeNullOrEmpty
        (Get-ThrownError { Get-ProspectingCredit }).FullyQualifiedErrorId | Should -BeLike 'ConnectionMissing,*'
        (Get-ThrownError { Get-ProspectingCredit -Connection $connection }).FullyQualifiedErrorId | Should -BeLike 'ConnectionClosed,*'
    }

    It 'ends one that is piped, and leaves the session its own' {
        $other = Connect-Prospecting -Uri $service.Uri -ApiKey $key -PassThru
        Connect-Prospecting -Uri $service.Uri -ApiKey $key
        $other | Disconnect-Prospecting
        (Get-ProspectingCredit).RemainingCredits | Should -BeGreaterThan 0
        Disconnect-Prospecting
    }

    It 'does nothing where there is none' {
        Disconnect-Prospecting | Should -BeNullOrEmpty
    }

    It 'leaves a local service its connection' {
        Get-ProspectingCredit -Connection $service.Connection | Should -Not -BeNullOrEmpty
        $service.Connection | Disconnect-Prospecting
        Get-ProspectingCredit -Connection $service.Connection | Should -Not -BeNullOrEmpty
    }
}

Describe 'Test-ProspectingConnection' {
    AfterEach {
        Disconnect-Prospecting
        Stop-HostileServer $hostile
    }

    It 'reports on each API' {
        Connect-Prospecting -Uri $service.Uri -ApiKey $key
        $prospecting, $lists = Test-ProspectingConnection
        $prospecting.Api, $lists.Api | Should -Be @('Prospecting', 'ContactLists')
        foreach ($test in $prospecting, $lists) {
            $test.Success | Should -BeTrue
            $test.Reachable | Should -BeTrue
            $test.KeyAccepted | Should -BeTrue
            $test.RefusedPermissions | Should -BeNullOrEmpty
            $test.ClockSkewSec | Should -Be 0
            $test.LatencyMs | Should -BeGreaterThan 0
            $test.Error | Should -BeNullOrEmpty
        }
        $prospecting.AccountGroupId | Should -Be $service.AccountGroupId
        $prospecting.Permissions | Should -Be @('prospecting:read', 'audiences:read', 'prospects:read')
        $lists.Connectors | Should -Contain 'salesNavigator: connected'
        $lists.RemainingCredits | Should -Be (Get-ProspectingCredit).RemainingCredits
        Test-ProspectingConnection -Quiet | Should -BeTrue
    }

    It 'spends nothing and changes nothing' {
        Connect-Prospecting -Uri $service.Uri -ApiKey $key
        $before = (Get-ProspectingCredit).RemainingCredits, @(Get-ProspectingJob).Count, @(Get-Audience).Count
        $null = Test-ProspectingConnection
        (Get-ProspectingCredit).RemainingCredits, @(Get-ProspectingJob).Count, @(Get-Audience).Count | Should -Be $before
    }

    It 'names the permissions that the key lacks' {
        $poor = (Get-ServiceKey $service -Scope 'audiences:read').Key
        Connect-Prospecting -Uri $service.Uri -ApiKey (ConvertTo-SecureString $poor -AsPlainText -Force)
        $prospecting, $lists = Test-ProspectingConnection
        $prospecting.KeyAccepted | Should -BeTrue
        $prospecting.Permissions | Should -Be @('audiences:read')
        $prospecting.RefusedPermissions | Should -Be @('prospecting:read', 'prospects:read')
        $prospecting.Success | Should -BeFalse
        $lists.Success | Should -BeFalse
        Test-ProspectingConnection -Quiet | Should -BeFalse
    }

    It 'reports a key that is refused since' {
        $gone = Get-ServiceKey $service
        Connect-Prospecting -Uri $service.Uri -ApiKey (ConvertTo-SecureString $gone.Key -AsPlainText -Force)
        $revoke = Get-ServiceCommand $service @('keys', 'revoke', $gone.KeyId)
        $null = & $revoke[0] $revoke[1..($revoke.Count - 1)]
        foreach ($test in Test-ProspectingConnection) {
            $test.Reachable | Should -BeTrue
            $test.KeyAccepted | Should -BeFalse
            $test.ErrorId | Should -Be 'UNAUTHORIZED'
            $test.Success | Should -BeFalse
        }
    }

    It 'reports a server that is gone' {
        $hostile = Start-HostileServer -Rule @{ Path = '/nowhere' }
        Stop-HostileServer $hostile
        foreach ($test in Test-ProspectingConnection -Connection $hostile.Connection) {
            $test.Reachable | Should -BeFalse
            $test.KeyAccepted | Should -BeNullOrEmpty
            $test.ErrorId | Should -Be 'NetworkError'
        }
    }

    It 'reports a server in trouble, a clock that is wrong and a connector that is not connected' {
        $late = [DateTime]::UtcNow.AddMinutes(10).ToString('r')
        $hostile = Start-HostileServer -Rule @(
            @{ Path = '/v1/accounts'; Skip = 1; Reply = @{ Status = 500; Body = New-TestError 'INTERNAL_ERROR' 'Out of order.' } }
            @{ Path = '/v1/connectors'; Reply = @{ Headers = @{ Date = $late }; Body = '{"connectors":[{"source":"salesNavigator","status":"needs-authentication"}]}' } }
            @{ Path = '/v1/credits'; Reply = @{ Body = '{"remainingCredits":3}' } }
            @{ Path = '/v1/contacts/lists'; Reply = @{ Body = '{"items":[],"total":0,"limit":1,"offset":0,"hasMore":false}' } }
        )
        $prospecting, $lists = Test-ProspectingConnection -Connection $hostile.Connection
        $prospecting.Reachable | Should -BeTrue
        $prospecting.Error | Should -Match 'Out of order'
        $lists.Success | Should -BeTrue
        $lists.ClockSkewSec | Should -BeGreaterThan 590
        $lists.Connectors | Should -Be @('salesNavigator: needs-authentication')
        $lists.RemainingCredits | Should -Be 3
    }
}
