# Faults on demand: what is set is what is hit, whatever the order of the cmdlets.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $ProgressPreference = 'SilentlyContinue'
    $service = Start-ProspectingService -InMemory -SampleCount 200 -MaximumRetryCount 0 -PassThru
}

AfterAll {
    Stop-ProspectingService -Confirm:$false
}

Describe 'Set-ProspectingFault' {
    AfterEach {
        Clear-ProspectingFault
    }

    It 'sets every field that the documentation of the service lists, and Get-ProspectingFault shows it' {
        $table = Get-Content -LiteralPath (Join-Path $PSScriptRoot '../../docs/local-service.md') -Raw
        $section = [regex]::Match($table, '(?s)\n## Faults on demand\n(.*?)\n## ').Groups[1].Value
        $fields = @([regex]::Matches($section, '(?m)^\| ((?:`\w+`(?:, )?)+) \|') | ForEach-Object { $_.Groups[1].Value -split ', ' -replace '`', '' })
        $fields.Count | Should -BeGreaterThan 14
        $parameters = (Get-Command Set-ProspectingFault).Parameters.Keys
        $fields | Where-Object { $_ -notin $parameters } | Should -BeNullOrEmpty

        Set-ProspectingFault '/v1/none' -Method DELETE -Skip 1 -Count 2 -Rate 0.5 -Status 503 -Code BUSY -RetryAfter 7 -AfterWork -DelayMs 3 -DropAfterBytes 9 -RepeatCursor
        $fault = Get-ProspectingFault
        "$($fault.Path) $($fault.Method) $($fault.Skip) $($fault.MaximumHitCount) $($fault.Rate) $($fault.Status) $($fault.Code) $($fault.RetryAfter) $($fault.AfterWork) $($fault.DelayMs) $($fault.DropAfterBytes) $($fault.RepeatCursor)" |
            Should -Be '/v1/none DELETE 1 2 0.5 503 BUSY 7 True 3 9 True'
        Set-ProspectingFault -Status 200 -Body @{ items = @() } -PassThru | ForEach-Object { "$($_.Body) $($_.ContentType)" } | Should -Be '{"items":[]} application/json'
        (Set-ProspectingFault -StallStage Import -PassThru).StallStage | Should -Be 'import'
    }

    It 'counts add up over any order of set, append, clear and requests' {
        $seed = Get-Random -Maximum 100000
        Write-Host "seed $seed"
        $random = [Random]::new($seed)
        $expected = [Collections.Generic.List[object]]::new()
        foreach ($step in 1..60) {
            $choice = $random.Next(6)
            if ($choice -le 1) {
                $new = @(1..$random.Next(1, 4) | ForEach-Object {
                        [pscustomobject]@{ Path = ('*/lead-lists', '/v1/credits', '*')[$random.Next(3)]; Skip = $random.Next(2); Count = $random.Next(1, 3); Status = 500 + $random.Next(99); Seen = 0; Hit = 0 }
                    })
                if ($choice -eq 0) { $expected.Clear() }
                $expected.AddRange([object[]] $new)
                $new | Select-Object Path, Skip, Count, Status | Set-ProspectingFault -Append:($choice -eq 1)
            }
            elseif ($choice -eq 2 -and $expected.Count) {
                $at = $random.Next($expected.Count)
                @(Get-ProspectingFault)[$at] | Clear-ProspectingFault
                $expected.RemoveAt($at)
            }
            else {
                $path = '/v1/credits', "/v1/accounts/$($service.AccountGroupId)/sales-navigator/lead-lists"
                $path = $path[$random.Next(2)]
                $hit = $null
                foreach ($plan in $expected) {
                    if ($path -like $plan.Path) {
                        $plan.Seen++
                        if ($plan.Seen -gt $plan.Skip -and $plan.Hit -lt $plan.Count) {
                            $plan.Hit++
                            $hit = $plan
                            break
                        }
                    }
                }
                $status = try { $null = Invoke-ProspectingApi GET $path } catch { $_.Exception.StatusCode }
                $status | Should -Be $hit.Status -Because "seed $seed, step $step, $path"
            }
            @(Get-ProspectingFault | ForEach-Object { "$($_.SeenCount)/$($_.HitCount)" }) | Should -Be @($expected | ForEach-Object { "$($_.Seen)/$($_.Hit)" }) -Because "seed $seed, step $step"
        }
    }

    It 'what comes out goes in again: <How>' -ForEach @(
        @{ How = 'as it is'; Way = { $_ } }
        @{ How = 'as JSON'; Way = { $_ | ConvertTo-Json | ConvertFrom-Json } }
        @{ How = 'as CSV'; Way = { $_ | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ How = 'as a hashtable'; Way = { $table = @{}; $_.PSObject.Properties | ForEach-Object { $table[$_.Name] = $_.Value }; $table } }
    ) {
        @{ path = '/v1/x'; status = 429; retryAfter = 'soon'; count = 2 }, @{ StallStage = 'scan' }, @{ Rate = 0.25; DelayMs = 1 }, @{ Path = '*'; Body = 'x, "y"'; Skip = 3 } | Set-ProspectingFault
        $before = Get-ProspectingFault
        $before | ForEach-Object $Way | Set-ProspectingFault
        $shown = 'Method', 'Path', 'Effect', 'Skip', 'MaximumHitCount', 'Rate', 'Status', 'RetryAfter', 'Body'
        Get-ProspectingFault | Select-Object $shown | ConvertTo-Json | Should -Be ($before | Select-Object $shown | ConvertTo-Json)
    }

    It 'a sheet of them is read in the culture that wrote it: <_>' -ForEach 'de-DE', 'fa-IR', 'ar-SA', 'tr-TR' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($_)
            @{ Rate = 0.25; DelayMs = 1 } | Set-ProspectingFault
            $sheet = Get-ProspectingFault | ConvertTo-Csv
            $sheet | ConvertFrom-Csv | Set-ProspectingFault
            (Get-ProspectingFault).Rate | Should -Be 0.25 -Because "$sheet"
            { Set-ProspectingFault -Path '/v1/x' -Status '4,5'.Replace(',', [cultureinfo]::CurrentCulture.NumberFormat.NumberDecimalSeparator) } | Should -Throw '*not a whole number*'
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
    }

    It 'refuses what would do nothing, and sets none of several when one is wrong: <Because>' -ForEach @(
        @{ Because = 'no effect'; Fault = @{ Path = '/v1/x' } }
        @{ Because = 'misspelt'; Fault = @{ Statuss = 500 } }
        @{ Because = 'no path'; Fault = @{ Path = 'v1/x'; Status = 500 } }
        @{ Because = 'a query'; Fault = @{ Path = '/v1/x?limit=1'; Status = 500 } }
        @{ Because = 'a stall of requests'; Fault = @{ Path = '/v1/x'; StallStage = 'import' } }
        @{ Because = 'a header of no answer'; Fault = @{ RetryAfter = 1; DelayMs = 1 } }
        @{ Because = 'no number'; Fault = @{ Status = 'many' } }
        @{ Because = 'half a request'; Fault = @{ Status = 500; Count = 1.5 } }
        @{ Because = 'no status'; Fault = @{ Status = 99 } }
        @{ Because = 'no stage'; Fault = @{ StallStage = 'lunch' } }
        @{ Because = 'text'; Fault = '[{"status":500}]' }
    ) {
        Set-ProspectingFault '/v1/stays' -Status 500
        { @{ Status = 501 }, $Fault | Set-ProspectingFault -ErrorAction Stop } | Should -Throw
        (Get-ProspectingFault).Path | Should -Be '/v1/stays'
    }

    It 'writes Retry-After in either form, whatever the culture' {
        $culture = [Threading.Thread]::CurrentThread.CurrentCulture
        try {
            [Threading.Thread]::CurrentThread.CurrentCulture = 'ar-SA'
            $date = [DateTimeOffset]::new(2030, 1, 2, 3, 4, 5, [TimeSpan]::FromHours(2))
            $texts = 5, '5', [TimeSpan]::FromMilliseconds(4500), $date, $date.UtcDateTime | ForEach-Object { (Set-ProspectingFault -Status 429 -RetryAfter $_ -PassThru).RetryAfter }
        }
        finally {
            [Threading.Thread]::CurrentThread.CurrentCulture = $culture
        }
        $texts | Should -Be '5', '5', '5', 'Wed, 02 Jan 2030 01:04:05 GMT', 'Wed, 02 Jan 2030 01:04:05 GMT'
    }

    It 'says that requests and jobs are two faults: <Name>' -ForEach @(
        @{ Name = 'a path'; More = @{ Path = '*/lead-lists' }; Says = '*-Path is of requests*' }
        @{ Name = 'several'; More = @{ Status = 429; RetryAfter = 2; Count = 3 }; Says = '*-Status, -RetryAfter are of requests*Set-ProspectingFault -StallStage import*' }
    ) {
        { Set-ProspectingFault -StallStage import @More } | Should -Throw $Says
        @(Get-ProspectingFault).Effect | Should -Not -Contain 'hold jobs in import'
    }

    It '-WhatIf sets and clears nothing' {
        Set-ProspectingFault '/v1/stays' -Status 500
        Set-ProspectingFault -Status 501 -WhatIf
        Clear-ProspectingFault -WhatIf
        (Get-ProspectingFault).Status | Should -Be 500
    }

    It 'completes paths that requests have' {
        $line = 'Set-ProspectingFault -Path lead-li'
        $found = (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.ListItemText
        $found | Should -Contain '*/sales-navigator/lead-lists'
        Set-ProspectingFault ($found | Select-Object -First 1) -Status 500
        { Get-SalesNavLeadList } | Should -Throw
        (Get-ProspectingFault).HitCount | Should -Be 1
    }
}

Describe 'Several services' {
    It 'have faults of their own, and the session goes back to the one before' {
        $other = Start-ProspectingService -InMemory -SampleCount 20 -MaximumRetryCount 0 -PassThru
        $third = Start-ProspectingService -InMemory -SampleCount 20 -MaximumRetryCount 0 -PassThru
        $other, $third | Set-ProspectingFault -Status 503
        { Get-SalesNavLeadList -Connection $other.Connection } | Should -Throw
        Get-SalesNavLeadList -Connection $service.Connection | Should -Not -BeNullOrEmpty
        $other | Get-ProspectingFault | ForEach-Object HitCount | Should -Be 1
        $third | Get-ProspectingFault | ForEach-Object HitCount | Should -Be 0
        $service | Get-ProspectingFault | Should -BeNullOrEmpty
        Stop-ProspectingService $other
        (Get-ProspectingConnection).Uri | Should -Be $third.Uri
        Stop-ProspectingService $third
        (Get-ProspectingConnection).Uri | Should -Be $service.Uri
        Get-SalesNavLeadList | Should -Not -BeNullOrEmpty
    }

    It '-Seed makes the same people, and another makes others' {
        $names = 3, 3, 4 | ForEach-Object {
            $one = Start-ProspectingService -InMemory -SampleCount 100 -Seed $_
            (Get-SalesNavLeadList | Select-Object -First 1 | Start-ProspectingJob -MaxResults 5 -Wait | Get-AudienceProspect).Name -join ', '
            $one | Stop-ProspectingService
        }
        $names[0] | Should -Be $names[1]
        $names[0] | Should -Not -Be $names[2]
    }

    It '-RateLimit refuses what is above it, and -MaximumRetryCount 0 shows that' {
        $limited = Start-ProspectingService -InMemory -SampleCount 20 -RateLimit 60 -RateLimitBurst 3 -MaximumRetryCount 0 -PassThru
        try {
            $failure = Get-ThrownError { 1..5 | ForEach-Object { Get-SalesNavLeadList } }
        }
        finally {
            $limited | Stop-ProspectingService
        }
        $failure.FullyQualifiedErrorId | Should -BeLike 'RATE_LIMITED,*'
        { Start-ProspectingService -InMemory -RateLimitBurst 3 } | Should -Throw '*-RateLimit 60*'
    }
}

Describe 'A service that this session has not started' {
    BeforeAll {
        $key = ConvertTo-SecureString 'sk_admin_of_another' -AsPlainText -Force
        $server = Start-HostileServer -Rule @{ Path = '/admin/v1/faults'; Reply = @{ Status = 404; Body = (New-TestError 'NOT_FOUND') } }
        $vendor = $server.Connection
    }

    AfterAll {
        Stop-HostileServer $server
    }

    It 'needs its admin key, which is said' {
        $failure = Get-ThrownError { Set-ProspectingFault -Status 500 -Connection $vendor }
        $failure.FullyQualifiedErrorId | Should -BeLike 'AdminKeyMissing,*'
        "$failure" | Should -Match '-AdminKey'
    }

    It 'a wrong one is told as wrong, and no other key is tried' {
        $failure = Get-ThrownError { Set-ProspectingFault -Status 500 -Connection $service.Connection -AdminKey $key }
        $failure.FullyQualifiedErrorId | Should -BeLike 'AdminKeyRefused,*'
    }

    It 'a vendor has no faults, which is said' {
        $failure = Get-ThrownError { Get-ProspectingFault -Connection $vendor -AdminKey $key }
        $failure.FullyQualifiedErrorId | Should -BeLike 'AdminUnavailable,*'
        $failure = Get-ThrownError { Clear-ProspectingFault -Connection $vendor -AdminKey $key -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'AdminUnavailable,*'
    }

    It 'takes the key of the environment for this machine' {
        $mine = Start-ProspectingService -InMemory -AdminKey $key -PassThru -WarningAction Ignore
        try {
            $env:PROSPECTING_ADMIN_KEY = 'sk_admin_of_another'
            $lasting = New-ProspectingKey all -WarningAction Ignore
            $block = "Import-Module '$(Get-TestModulePath)'; Connect-Prospecting -Uri $($mine.Uri) -ApiKey (ConvertTo-SecureString '$([pscredential]::new('x', $lasting.Key).GetNetworkCredential().Password)' -AsPlainText -Force); Set-ProspectingFault -Status 500; (Get-ProspectingFault).Status"
            Invoke-ShellScript $block | Select-Object -Last 1 | Should -Be '500'
        }
        finally {
            $env:PROSPECTING_ADMIN_KEY = $null
            $mine | Stop-ProspectingService
        }
    }
}
