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
        $text = pwsh -NoProfile -NonInteractive -Command {
            param($manifest)
            Import-Module $manifest
            $env:PROSPECTING_CONFIG_HOME = [IO.Path]::GetTempPath() + [guid]::NewGuid()
            try { Get-SalesNavLeadList } catch { "$($_.FullyQualifiedErrorId)|$($_.CategoryInfo.Category)|$_" }
        } -args (Get-TestModulePath)
        "$text" | Should -Match '^ConnectionMissing,.*\|ConnectionError\|.*Start-ProspectingService.*Connect-Prospecting'
    }
}
