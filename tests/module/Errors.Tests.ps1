BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
}

Describe 'An error of the API' {
    AfterEach {
        Stop-HostileServer $hostile
    }

    It 'status <Status> is <Category>, with the id <Id>' -ForEach @(
        @{ Status = 400; Category = 'InvalidArgument'; Id = 'VALIDATION_ERROR' }
        @{ Status = 401; Category = 'AuthenticationError'; Id = 'UNAUTHORIZED' }
        @{ Status = 402; Category = 'QuotaExceeded'; Id = 'INSUFFICIENT_CREDITS' }
        @{ Status = 403; Category = 'PermissionDenied'; Id = 'FORBIDDEN' }
        @{ Status = 404; Category = 'ObjectNotFound'; Id = 'NOT_FOUND' }
        @{ Status = 409; Category = 'ResourceBusy'; Id = 'AUDIENCE_NOT_READY' }
        @{ Status = 422; Category = 'InvalidArgument'; Id = 'VALIDATION_ERROR' }
        @{ Status = 429; Category = 'LimitsExceeded'; Id = 'RATE_LIMITED' }
        @{ Status = 500; Category = 'ResourceUnavailable'; Id = 'INTERNAL_ERROR' }
        @{ Status = 502; Category = 'ResourceUnavailable'; Id = 'UPSTREAM_ERROR' }
    ) {
        $hostile = Start-HostileServer -Rule @{ Path = '*/lead-lists'; Reply = @{ Status = $Status; Body = New-TestError $Id 'Nope.' } }
        $failure = Get-ThrownError { Get-SalesNavLeadList -Connection $hostile.Connection }
        $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failure.CategoryInfo.Category | Should -Be $Category
        $failure.Exception | Should -BeOfType 'ProspectingTools.Client.Errors.ProspectingApiException'
        $failure.Exception.StatusCode | Should -Be $Status
        $failure.Exception.Code | Should -Be $Id
        $failure.Exception.TraceId | Should -Be 'trace-42'
        $failure.Exception.Attempts | Should -Be 1
        $failure.ErrorDetails.Message | Should -Match 'Nope\..*trace id trace-42'
    }

    It 'names the refused fields' {
        $details = @{ fields = @(@{ field = 'limit'; message = 'must be 1 to 100' }) }
        $hostile = Start-HostileServer -Rule @{ Path = '*/lead-lists'; Reply = @{ Status = 400; Body = New-TestError 'VALIDATION_ERROR' 'Bad.' $details } }
        $failure = Get-ThrownError { Get-SalesNavLeadList -Connection $hostile.Connection }
        $failure.Exception.Fields[0].Field | Should -Be 'limit'
        $failure.ErrorDetails.Message | Should -Match 'limit: must be 1 to 100'
    }

    It 'of the contact lists, in shape <Shape>' -ForEach @(
        @{ Shape = 1; Status = 400; Id = 'VALIDATION_ERROR'; Body = '{"error":{"type":"VALIDATION","code":"VALIDATION_ERROR","message":"bad","requestId":"r-1","fields":[{"field":"name","message":"too long"}]}}' }
        @{ Shape = 2; Status = 400; Id = 'BAD_REQUEST'; Body = '{"error":"BAD_REQUEST","message":"At least one filter is required"}' }
        @{ Shape = 3; Status = 429; Id = 'HTTP_429'; Body = '{"statusCode":429,"message":"Rate limit exceeded","error":"Too Many Requests","retryAfter":0}' }
    ) {
        $hostile = Start-HostileServer -Rule @{ Path = '/v1/contacts/lists'; Reply = @{ Status = $Status; Body = $Body } }
        $failure = Get-ThrownError { Get-ContactList -Connection $hostile.Connection }
        $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failure.Exception.StatusCode | Should -Be $Status
    }

    It 'that is <What> is still a clear error' -ForEach @(
        @{ What = 'a gateway''s page'; Reply = @{ Status = 502; Body = '<html>Bad gateway</html>'; ContentType = 'text/html' }; Id = 'HTTP_502'; Category = 'ResourceUnavailable' }
        @{ What = 'an empty 500'; Reply = @{ Status = 500; Body = '' }; Id = 'HTTP_500'; Category = 'ResourceUnavailable' }
        @{ What = 'a page with status 200'; Reply = @{ Body = '<html>Sign in</html>'; ContentType = 'text/html' }; Id = 'InvalidResponse'; Category = 'InvalidData' }
        @{ What = 'cut-off JSON'; Reply = @{ Body = '{"success":true,"data":{"items":[{"id":"1"' }; Id = 'InvalidResponse'; Category = 'InvalidData' }
        @{ What = 'JSON of another kind'; Reply = @{ Body = '[1,2,3]' }; Id = 'InvalidResponse'; Category = 'InvalidData' }
        @{ What = 'a dropped connection'; Reply = @{ CutAfterBytes = -1 }; Id = 'NetworkError'; Category = 'ConnectionError' }
        @{ What = 'a redirect to another host'; Reply = @{ Status = 302; Headers = @{ Location = 'https://example.com/v1' } }; Id = 'RedirectRefused'; Category = 'SecurityError' }
    ) {
        $hostile = Start-HostileServer -Rule @{ Path = '*/lead-lists'; Reply = $Reply }
        $failure = Get-ThrownError { Get-SalesNavLeadList -Connection $hostile.Connection }
        $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failure.CategoryInfo.Category | Should -Be $Category
        $failure.ErrorDetails.Message.Length | Should -BeGreaterThan 20
    }

    It 'a time-out is OperationTimeout' {
        $hostile = Start-HostileServer -TimeoutSec 1 -Rule @{ Path = '*/lead-lists'; Reply = @{ Body = '{}'; DelayMs = 5000 } }
        $failure = Get-ThrownError { Get-SalesNavLeadList -Connection $hostile.Connection }
        $failure.FullyQualifiedErrorId | Should -BeLike 'RequestTimeout,*'
        $failure.CategoryInfo.Category | Should -Be 'OperationTimeout'
    }

    It 'one bad item of many does not end the rest' {
        $hostile = Start-HostileServer -Rule @(
            @{ Path = '*/prospecting/bad'; Reply = @{ Status = 404; Body = New-TestError 'NOT_FOUND' } }
            @{ Path = '*/prospecting/*'; Reply = @{ Body = New-TestEnvelope @{ jobId = 'good'; status = 'completed' } } }
        )
        $jobs = @('one', 'bad', 'two' | Get-ProspectingJob -Connection $hostile.Connection -ErrorVariable failure -ErrorAction SilentlyContinue)
        $jobs.Count | Should -Be 2
        @($failure).Count | Should -Be 1
        $failure[0].TargetObject | Should -Be 'bad'
    }

    It 'a refused key ends the cmdlet at once' {
        $hostile = Start-HostileServer -Rule @{ Path = '*/prospecting/*'; Reply = @{ Status = 401; Body = New-TestError 'UNAUTHORIZED' } }
        $failure = Get-ThrownError { 'one', 'two' | Get-ProspectingJob -Connection $hostile.Connection }
        $failure.FullyQualifiedErrorId | Should -BeLike 'UNAUTHORIZED,*'
        (Get-HostileRequest $hostile).Count | Should -Be 1
    }

    It 'is seen by -ErrorAction Stop, try and trap alike' {
        $hostile = Start-HostileServer -Rule @{ Path = '*/prospecting/*'; Reply = @{ Status = 404; Body = New-TestError 'NOT_FOUND' } }
        (Get-ThrownError { Get-ProspectingJob x -Connection $hostile.Connection -ErrorAction Stop }).Exception.Code | Should -Be 'NOT_FOUND'
    }
}

Describe 'What an error says' {
    BeforeAll {
        function Get-ShownError {
            # What a person sees of an error, in one line and without colours.
            param([Parameter(Mandatory)] $ErrorRecord)
            ($ErrorRecord | Out-String -Width 1000) -replace '\x1b\[[0-9;]*m' -replace '\s+(\|\s+)?', ' '
        }
        $service = Start-TestService -SampleCount 10
        $wrong = ConvertTo-SecureString 'sk_live_wrong' -AsPlainText -Force
    }

    AfterAll {
        Stop-TestService
    }

    It 'of a refused key: once what happened, and the line to type' {
        $shown = Get-ShownError (Get-ThrownError { Connect-Prospecting -Uri $service.Uri -ApiKey $wrong })
        [regex]::Matches($shown, 'revoked').Count | Should -Be 1
        [regex]::Matches($shown, 'Connect again').Count | Should -Be 1
        $shown | Should -Match "Connect-Prospecting -Uri $($service.Uri) -ApiKey \(Read-Host -AsSecureString\)"
        $shown | Should -Not -Match 'Bearer|header'
    }

    It 'of a refused key of the environment names the variable' {
        $text = Invoke-ShellScript {
            param($manifest, $uri)
            Import-Module $manifest
            $env:PROSPECTING_URI = $uri
            $env:PROSPECTING_API_KEY = 'sk_live_wrong'
            try { Get-Audience } catch { "$_" }
        } (Get-TestModulePath), "$($service.Uri)"
        "$text" | Should -Match 'unknown or revoked.*environment variable PROSPECTING_API_KEY\.'
    }

    It 'of the network: once, with the address' {
        $shown = Get-ShownError (Get-ThrownError { Connect-Prospecting -Uri http://127.0.0.1:9 -ApiKey $wrong -MaximumRetryCount 0 })
        [regex]::Matches($shown, 'Check the address').Count | Should -Be 1
        $shown | Should -Match 'http://127\.0\.0\.1:9'
    }

    It 'of a local service that has ended: that it has ended, and how to start it again' {
        $folder = Join-Path $TestDrive 'gone'
        $gone = Start-ProspectingService -DataPath $folder -SampleCount 1
        $gone.Connection | Should -Not -BeNullOrEmpty
        Stop-Process -Id $gone.ProcessId -Force
        Wait-Process -Id $gone.ProcessId -ErrorAction Ignore
        $failure = Get-ThrownError { Get-SalesNavLeadList }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NetworkError,*'
        $shown = Get-ShownError $failure
        $shown | Should -Match "The local service at $($gone.Uri) is not running any more\. Start it again: Start-ProspectingService -DataPath '$([regex]::Escape($gone.DataPath))'\."
        $shown | Should -Not -Match 'Check the address'

        Stop-ProspectingService -Service $gone
        $shown = Get-ShownError (Get-ThrownError { Get-SalesNavLeadList -Connection $gone.Connection })
        $shown | Should -Match 'is not running any more'
        $gone.Status | Should -Be 'Stopped'
    }

    It 'of something that is no id: what was typed, and which command lists the ids: <Line>' -ForEach @(
        @{ Line = 'Get-AudienceProspect abc'; Says = "'abc' is not an id of 24 hexadecimal digits\. Get-Audience lists" }
        @{ Line = 'Get-ProspectingJob abc'; Says = "'abc' is not an id of 24 hexadecimal digits\. Get-ProspectingJob lists" }
        @{ Line = 'Start-ProspectingJob -LeadListId abc -Confirm:$false'; Says = "'abc' is not an id of 24 hexadecimal digits\. Get-SalesNavLeadList lists" }
        @{ Line = 'Get-ContactListMember abc'; Says = "There is no contact list 'abc'\. Get-ContactList lists" }
        @{ Line = 'Get-AudienceProspect 6b0000000000000000000000'; Says = "no audience '6b0000000000000000000000'\. Get-Audience lists" }
    ) {
        $null = . ([scriptblock]::Create("$Line -Connection `$service.Connection -ErrorVariable failure -ErrorAction SilentlyContinue"))
        "$($failure[0])" | Should -Match $Says
    }
}

Describe 'Retries' {
    AfterEach {
        Stop-HostileServer $hostile
    }

    It 'end with the good answer, and are seen in the verbose stream' {
        $hostile = Start-HostileServer -MaximumRetryCount 3 -Rule @(
            @{ Path = '*/lead-lists'; Count = 2; Reply = @{ Status = 503; Headers = @{ 'Retry-After' = '0' }; Body = '' } }
            @{ Path = '*/lead-lists'; Reply = @{ Body = New-TestEnvelope @{ items = @(@{ id = '1'; name = 'A' }) } } }
        )
        $stream = Get-SalesNavLeadList -Connection $hostile.Connection -Verbose 4>&1
        @($stream | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] }).Name | Should -Be 'A'
        @($stream | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_.Message -match 'status 503' }).Count | Should -Be 2
    }

    It 'honour Retry-After in seconds' {
        $hostile = Start-HostileServer -MaximumRetryCount 1 -Rule @(
            @{ Path = '*/lead-lists'; Count = 1; Reply = @{ Status = 429; Headers = @{ 'Retry-After' = '1' }; Body = '' } }
            @{ Path = '*/lead-lists'; Reply = @{ Body = New-TestEnvelope @{ items = @() } } }
        )
        $null = Get-SalesNavLeadList -Connection $hostile.Connection
        $requests = Get-HostileRequest $hostile
        ($requests[1].ArrivedAtMs - $requests[0].ArrivedAtMs) | Should -BeGreaterThan 950
    }

    It 'are never made for another 4xx' {
        $hostile = Start-HostileServer -MaximumRetryCount 3 -Rule @{ Path = '*/lead-lists'; Reply = @{ Status = 409; Body = New-TestError 'CONFLICT' } }
        $null = Get-ThrownError { Get-SalesNavLeadList -Connection $hostile.Connection }
        (Get-HostileRequest $hostile).Count | Should -Be 1
    }
}

Describe 'No connection' {
    It 'is ConnectionMissing, and the error shows the line to type' {
        $text = Invoke-ShellScript {
            param($manifest)
            Import-Module $manifest
            $env:PROSPECTING_CONFIG_HOME = [IO.Path]::GetTempPath() + [guid]::NewGuid()
            try { Get-SalesNavLeadList } catch { "$($_.FullyQualifiedErrorId)|$($_.CategoryInfo.Category)|$_" }
        } (Get-TestModulePath)
        "$text" | Should -Match '^ConnectionMissing,.*\|ConnectionError\|.*Start-ProspectingService.*Connect-Prospecting'
    }
}

Describe 'What a user can mistype' {
    BeforeAll {
        $service = Start-TestService -SampleCount 10
    }

    AfterAll {
        Stop-TestService
    }

    It 'is an error of the module, of one input: <Line>' -ForEach @(
        @{ Line = "'..', '.' | Get-AudienceProspect"; Id = 'ParameterInvalid'; Count = 2 }
        @{ Line = "Get-ProspectingJob .., ."; Id = 'ParameterInvalid'; Count = 2 }
        @{ Line = "'..', '.' | Wait-ProspectingJob"; Id = 'ParameterInvalid'; Count = 2 }
        @{ Line = "Get-ContactList -ListId '..'"; Id = 'ParameterInvalid'; Count = 1 }
        @{ Line = "Remove-Audience '..', '.' -Confirm:`$false"; Id = 'ParameterInvalid'; Count = 2 }
        @{ Line = "Get-SalesNavLeadList | Select-Object -First 2 | Start-ProspectingJob -IdempotencyKey 'two words'"; Id = 'ParameterInvalid'; Count = 2 }
        @{ Line = "'a1', 'a2' | Export-AudienceProspect -Path 'nodrive:\x.csv'"; Id = 'FileError'; Count = 2 }
        @{ Line = "Import-ProspectingPerson 'nodrive:\x.csv'"; Id = 'FileError'; Count = 1 }
        @{ Line = "Get-SalesNavLeadList -Name 'EMEA ['"; Id = 'NameNotFound'; Count = 1 }
    ) {
        # As at a prompt: what ends a script by its preference is one error an input all the same.
        $ErrorActionPreference = 'Continue'
        $found = @(& ([scriptblock]::Create($Line)) 2>&1)
        $found.Count | Should -Be $Count
        foreach ($one in $found) {
            $one.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            "$one" | Should -Not -Match "Parameter '"
        }
    }

    It 'a folder that is none does not start a service' {
        $failure = Get-ThrownError { Start-ProspectingService -DataPath 'nodrive:\x' }
        $failure.FullyQualifiedErrorId | Should -BeLike 'FileError,*'
        "$failure" | Should -Match '-DataPath'
    }

    It 'credits that are <Body> are reported by Test-ProspectingConnection' -ForEach @(
        @{ Body = '{"remainingCredits":null}'; Says = 'is null' }, @{ Body = '{"remainingCredits":"many"}'; Says = 'is "many"' }
        @{ Body = '{}'; Says = 'missing' }, @{ Body = '[]'; Says = 'missing' }
    ) {
        $hostile = Start-HostileServer -Rule @(
            @{ Path = '/v1/connectors'; Reply = @{ Body = '{"connectors":[]}' } }
            @{ Path = '/v1/credits'; Reply = @{ Body = $Body } }
        )
        try {
            $test = Test-ProspectingConnection -Connection $hostile.Connection | Where-Object Api -EQ 'ContactLists'
            $test.RemainingCredits | Should -BeNullOrEmpty
            $test.Error | Should -Match $Says
        }
        finally {
            Stop-HostileServer $hostile
        }
    }
}

Describe 'A whole number' {
    It 'is refused with a fraction instead of rounded, by every parameter that takes one' {
        $whole = foreach ($command in Get-Command -Module ProspectingTools -CommandType Cmdlet) {
            foreach ($parameter in $command.Parameters.Values) {
                $under = [Nullable]::GetUnderlyingType($parameter.ParameterType)
                $type = if ($under) { $under } else { $parameter.ParameterType }
                if ($type -in [sbyte], [byte], [int16], [uint16], [int], [uint32], [long], [uint64] -and $parameter.Name -notin [Management.Automation.PSCmdlet]::CommonParameters) {
                    [pscustomobject]@{ Name = "$($command.Name) -$($parameter.Name)"; Whole = [bool] ($parameter.Attributes | Where-Object { $_.GetType().Name -eq 'WholeNumberAttribute' }) }
                }
            }
        }
        $whole.Count | Should -BeGreaterThan 10
        ($whole | Where-Object { -not $_.Whole }).Name | Should -BeNullOrEmpty
    }

    It 'may not be <Given>' -ForEach @(
        @{ Given = 79.5 }, @{ Given = '79.5' }, @{ Given = 0.4d }, @{ Given = [decimal] 1.1 }, @{ Given = '1e-1' }, @{ Given = [float] 2.5 }, @{ Given = '1,5' }, @{ Given = '1.000,5' }, @{ Given = "1 000" }, @{ Given = "1'000" }
    ) {
        $failure = Get-ThrownError { Get-ProspectSignal x -MinScore $Given -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        "$failure" | Should -BeLike '*is not a whole number*'
    }

    It 'may not be <Given> for -First and -Skip, which PowerShell would round' -ForEach @(@{ Given = 2.5 }, @{ Given = '0,5' }, @{ Given = [decimal] 0.1 }) {
        foreach ($name in 'Get-Audience', 'Find-Contact', 'Get-ProspectingJob', 'Get-ContactListMember') {
            foreach ($part in 'First', 'Skip') {
                $more = @{ $part = $Given; ErrorAction = 'Stop' }
                if ($name -eq 'Get-ContactListMember') { $more.ListId = 'x' }
                "$(Get-ThrownError { & $name @more })" | Should -BeLike "*'$part'*is not a whole number*"
            }
        }
    }

    It 'may be written as <Given>' -ForEach @(@{ Given = 80.0 }, @{ Given = '80' }, @{ Given = [long] 80 }, @{ Given = '8e1' }) {
        (Get-ThrownError { Get-ProspectSignal x -MinScore $Given -ErrorAction Stop }).FullyQualifiedErrorId | Should -Not -BeLike 'Parameter*'
    }
}
