BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 5000
    $audience = New-TestAudience -Count 230
}

AfterAll {
    Stop-TestService
}

Describe 'Reading a whole list' {
    It 'returns every prospect once, in order, however small the page' {
        $all = @(Get-AudienceProspect -AudienceId $audience.AudienceId)
        $small = @(Get-AudienceProspect -AudienceId $audience.AudienceId -PageSize 7)
        $all.Count | Should -Be 230
        @($all.ProspectId | Select-Object -Unique).Count | Should -Be 230
        $small.ProspectId | Should -Be $all.ProspectId
    }

    It 'counts exactly with -First, never in multiples of the page: <First> of pages of <PageSize>' -ForEach @(
        @{ First = 1; PageSize = 100 }, @{ First = 15; PageSize = 10 }, @{ First = 100; PageSize = 100 }, @{ First = 101; PageSize = 100 }, @{ First = 230; PageSize = 23 }, @{ First = 500; PageSize = 100 }
    ) {
        $expected = [Math]::Min($First, 230)
        @(Get-AudienceProspect $audience.AudienceId -First $First -PageSize $PageSize).Count | Should -Be $expected
    }

    It 'skips exactly with -Skip' {
        $all = @(Get-AudienceProspect $audience.AudienceId)
        $some = @(Get-AudienceProspect $audience.AudienceId -Skip 95 -First 10 -PageSize 30)
        $some.ProspectId | Should -Be $all[95..104].ProspectId
        @(Get-AudienceProspect $audience.AudienceId -Skip 1000).Count | Should -Be 0
    }

    It 'returns nothing for -First 0, and makes no request for it' {
        $DebugPreference = 'Continue'
        $debug = Get-AudienceProspect $audience.AudienceId -First 0 5>&1
        $debug | Should -BeNullOrEmpty
    }

    It 'tells the total first with -IncludeTotalCount' {
        $output = @(Get-AudienceProspect $audience.AudienceId -First 3 -IncludeTotalCount)
        $output.Count | Should -Be 4
        [long] $output[0] | Should -Be 230
        $output[0].Accuracy | Should -Be 1
    }

    It 'tells the total of an offset list without reading it' {
        1..3 | ForEach-Object { $null = New-ContactList -Name "Total $_" -CompanyLinkedInUrl 'https://www.linkedin.com/company/none-such' -Country US }
        $output = @(Get-ContactList -First 0 -IncludeTotalCount)
        $output.Count | Should -Be 1
        [long] $output[0] | Should -BeGreaterOrEqual 3
    }
}

Describe 'Requests' {
    BeforeAll {
        function Get-RequestLine {
            param([object[]] $Stream)
            @($Stream | Where-Object { $_ -is [System.Management.Automation.DebugRecord] -and $_.Message -match '^GET .*/prospects\?' })
        }
    }

    It '-First 15 with pages of 10 makes exactly 2' {
        $DebugPreference = 'Continue'
        $stream = Get-AudienceProspect $audience.AudienceId -First 15 -PageSize 10 5>&1
        (Get-RequestLine $stream).Count | Should -Be 2
    }

    It '-First 5 asks for a page of 5' {
        $DebugPreference = 'Continue'
        $stream = Get-AudienceProspect $audience.AudienceId -First 5 5>&1
        $lines = Get-RequestLine $stream
        $lines.Count | Should -Be 1
        $lines[0].Message | Should -Match 'limit=5'
    }
}

Describe 'A pipeline that stops early' {
    BeforeAll {
        $hostile = Start-HostileServer -Rule @(
            @{ Path = '*/prospects'; Count = 1; Reply = @{ Body = New-TestProspectPage -From 1 -NextCursor 'c2' } }
            @{ Path = '*/prospects'; Count = 1; Reply = @{ Body = New-TestProspectPage -From 11 -NextCursor 'c3' } }
            @{ Path = '*/prospects'; Count = 1; Reply = @{ Body = New-TestProspectPage -From 21 -NextCursor 'c4' } }
            @{ Path = '*/prospects'; Reply = @{ Body = New-TestProspectPage -From 31 -NextCursor 'c5' } }
        )
    }

    AfterAll {
        Stop-HostileServer $hostile
    }

    It 'Select-Object -First 15 with pages of 10 makes at most 3 requests, and nothing is left running' {
        $got = @(Get-AudienceProspect a1 -PageSize 10 -Connection $hostile.Connection | Select-Object -First 15)
        $got.ProspectId | Should -Be @(1..15 | ForEach-Object { "p$_" })
        Start-Sleep -Milliseconds 300
        (Get-HostileRequest $hostile).Count | Should -BeIn 2, 3
        Start-Sleep -Milliseconds 300
        (Get-HostileRequest $hostile).Count | Should -BeIn 2, 3
    }

    It 'the session can go on after a throw downstream' {
        { Get-AudienceProspect $audience.AudienceId -Connection $service.Connection | ForEach-Object { throw 'enough' } } | Should -Throw 'enough'
        @(Get-AudienceProspect $audience.AudienceId -First 3 -Connection $service.Connection).Count | Should -Be 3
    }
}

Describe 'Output' {
    AfterEach {
        Stop-HostileServer $hostile
    }

    It 'comes page by page, not at the end' {
        $hostile = Start-HostileServer -Rule @(
            @{ Path = '*/prospects'; Count = 1; Reply = @{ Body = New-TestProspectPage -From 1 -NextCursor 'c2' } }
            @{ Path = '*/prospects'; Reply = @{ Body = New-TestProspectPage -From 11; DelayMs = 3000 } }
        )
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $times = @(Get-AudienceProspect a1 -PageSize 10 -Connection $hostile.Connection | ForEach-Object { $clock.ElapsedMilliseconds })
        $times.Count | Should -Be 20
        $times[9] | Should -BeLessThan 2500
        $times[10] | Should -BeGreaterThan 2900
    }
}

Describe 'A list that fails or does not advance' {
    AfterEach {
        Stop-HostileServer $hostile
    }

    It 'keeps the rows before the failing page, and its error carries the cursor that resumes' {
        $hostile = Start-HostileServer -Rule @(
            @{ Path = '*/prospects'; Count = 1; Reply = @{ Body = New-TestProspectPage -From 1 -NextCursor 'c2' } }
            @{ Path = '*/prospects'; Count = 1; Reply = @{ Status = 502; Body = New-TestError 'UPSTREAM_ERROR' } }
            @{ Path = '*/prospects'; Reply = @{ Body = New-TestProspectPage -From 11 } }
        )
        $rows = @(Get-AudienceProspect a1 -PageSize 10 -Connection $hostile.Connection -ErrorVariable failure -ErrorAction SilentlyContinue)
        $rows.Count | Should -Be 10
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'UPSTREAM_ERROR*'
        $failure[0].CategoryInfo.Category | Should -Be 'ResourceUnavailable'
        $failure[0].TargetObject | Should -Be 'a1'
        $failure[0].Exception.Cursor | Should -Be 'c2'
        $failure[0].ErrorDetails.Message | Should -Match "-Cursor 'c2'"

        $rest = @(Get-AudienceProspect a1 -PageSize 10 -Cursor $failure[0].Exception.Cursor -Connection $hostile.Connection)
        @($rows + $rest).ProspectId | Should -Be @(1..20 | ForEach-Object { "p$_" })
        (Get-HostileRequest $hostile)[-1].Target | Should -Match 'cursor=c2'
    }

    It 'stops with CursorStuck when a cursor repeats, with the rows before it' {
        $hostile = Start-HostileServer -Rule @(
            @{ Path = '*/prospects'; Reply = @{ Body = New-TestProspectPage -From 1 -NextCursor 'again' } }
        )
        $rows = @(Get-AudienceProspect a1 -PageSize 10 -Connection $hostile.Connection -ErrorVariable failure -ErrorAction SilentlyContinue)
        $rows.Count | Should -Be 20
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'CursorStuck*'
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidData'
    }
}

Describe 'Faults of the local service' {
    AfterEach {
        Set-TestFault $service
    }

    It 'repeats cursors on demand, and the module notices' {
        Set-TestFault $service @{ Path = '*/prospects'; RepeatCursor = $true; Skip = 1 }
        $null = Get-AudienceProspect $audience.AudienceId -PageSize 50 -Connection $service.Connection -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'CursorStuck*'
    }

    It 'a page that fails once is asked for again, and nothing is lost' {
        Set-TestFault $service @{ Path = '*/prospects'; Status = 503; Skip = 1; Count = 1; RetryAfter = '0' }
        $stream = Get-AudienceProspect $audience.AudienceId -PageSize 50 -Connection $service.Connection -Verbose 4>&1
        @($stream | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] }).Count | Should -Be 230
        @($stream | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_.Message -match 'status 503' }).Count | Should -Be 1
    }

    It 'a connection that drops in the middle of a page is no loss either' {
        Set-TestFault $service @{ Path = '*/prospects'; DropAfterBytes = 5000; Skip = 1; Count = 1 }
        @(Get-AudienceProspect $audience.AudienceId -PageSize 50 -Connection $service.Connection).Count | Should -Be 230
    }
}
