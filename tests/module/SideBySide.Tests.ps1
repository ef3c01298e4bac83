# Many audiences and lists with -ThrottleLimit: the same objects, files and errors as one after the other, only sooner.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 3000
    $audiences = @(0, 1, 7, 25, 60, 130 | ForEach-Object {
            $name = "Side $_"
            if ($_) { New-TestAudience -Count $_ -Name $name } else { New-Audience $name }
        })
    $lists = @(1..3 | ForEach-Object { New-ContactList -Name "Side $_" -CompanyLinkedInUrl 'https://www.linkedin.com/company/none-such' -Country US })

    function Read-Both {
        # The output and the errors of a block that takes a throttle limit, for one and for several at once.
        param([scriptblock] $Block, [int] $Limit)
        foreach ($each in 1, $Limit) {
            $failure = @()
            $output = @(& $Block $each -ErrorVariable failure)
            [pscustomobject]@{
                Output = @($output | ForEach-Object { if ($_.PSObject.Properties['ProspectId']) { "$($_.AudienceId)/$($_.ProspectId)" } else { "$_" } })
                Errors = @($failure | ForEach-Object { "$($_.FullyQualifiedErrorId) $($_.TargetObject)" })
            }
        }
    }
}

AfterAll {
    Stop-TestService
}

Describe 'Get-AudienceProspect -ThrottleLimit' {
    It 'writes the same objects and errors in the same order, whatever it is given: seed <_>' -ForEach @(1..8) {
        $random = [Random]::new(20261125 + $_)
        $ids = @(1..$random.Next(1, 9) | ForEach-Object { (@($audiences.AudienceId) + '000000000000000000000000')[$random.Next(7)] })
        $paging = @{ PageSize = $random.Next(1, 101) }
        if ($random.Next(2)) { $paging.First = $random.Next(0, 40) }
        if ($random.Next(2)) { $paging.Skip = $random.Next(0, 40) }
        if ($random.Next(3) -eq 0) { $paging.IncludeTotalCount = $true }
        Write-Host "  $($ids.Count) audiences, $(ConvertTo-Json $paging -Compress)"
        $one, $several = Read-Both -Limit $random.Next(2, 7) -Block {
            [CmdletBinding()] param($Limit)
            $failed = @()
            $ids | Get-AudienceProspect @paging -ThrottleLimit $Limit -ErrorAction SilentlyContinue -ErrorVariable +failed
            $failed | ForEach-Object { Write-Error -ErrorRecord $_ -ErrorAction SilentlyContinue }
        }
        $several.Output | Should -Be $one.Output
        $several.Errors | Should -Be $one.Errors
    }

    It 'finds the audiences of jobs side by side, too' {
        $jobs = @(Get-ProspectingJob | Select-Object -First 4)
        $one = @($jobs | Get-AudienceProspect | ForEach-Object ProspectId)
        @(Get-AudienceProspect -JobId $jobs.JobId -ThrottleLimit 3 | ForEach-Object ProspectId) | Should -Be $one
    }

    It 'goes on past an audience that fails' {
        $ids = $audiences[2].AudienceId, 'none', $audiences[3].AudienceId
        $rows = @($ids | Get-AudienceProspect -ThrottleLimit 3 -ErrorVariable failure -ErrorAction SilentlyContinue)
        $rows.Count | Should -Be 32
        @($failure).Count | Should -Be 1
        $failure[0].TargetObject | Should -Be 'none'
    }

    It 'refuses a limit that is none' {
        { Get-AudienceProspect $audiences[1].AudienceId -ThrottleLimit 0 } | Should -Throw '*ThrottleLimit*'
    }
}

Describe 'Get-ContactListMember -ThrottleLimit' {
    It 'writes the same contacts' {
        $one = @($lists | Get-ContactListMember | ForEach-Object ContactId)
        @($lists | Get-ContactListMember -ThrottleLimit 2 | ForEach-Object ContactId) | Should -Be $one
    }
}

Describe 'Export-AudienceProspect -ThrottleLimit' {
    It 'writes the same files, and says so in the same order' {
        $one = New-Item -ItemType Directory -Path (Join-Path $TestDrive one)
        $several = New-Item -ItemType Directory -Path (Join-Path $TestDrive several)
        $first = @($audiences | Export-AudienceProspect -Path $one)
        $second = @($audiences | Export-AudienceProspect -Path $several -ThrottleLimit 3)
        $second.AudienceId | Should -Be $first.AudienceId
        $second.Rows | Should -Be $first.Rows
        @(Get-ChildItem $several | Get-FileHash | ForEach-Object { "$(Split-Path $_.Path -Leaf) $($_.Hash)" }) |
            Should -Be @(Get-ChildItem $one | Get-FileHash | ForEach-Object { "$(Split-Path $_.Path -Leaf) $($_.Hash)" })
    }

    It 'reads nothing for -WhatIf, and writes nothing where a file is there' {
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive there)
        $audiences | Export-AudienceProspect -Path $folder -ThrottleLimit 3 -WhatIf
        Get-ChildItem $folder | Should -BeNullOrEmpty
        $null = $audiences[2] | Export-AudienceProspect -Path $folder
        $written = @($audiences | Export-AudienceProspect -Path $folder -ThrottleLimit 3 -ErrorVariable failure -ErrorAction SilentlyContinue)
        $written.Count | Should -Be 5
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ExportFileExists*'
    }
}

Describe 'A pipeline that stops early' {
    AfterEach {
        Stop-HostileServer $hostile
    }

    It 'ends all that is being read' {
        $hostile = Start-HostileServer -Rule @(
            @{ Path = '*/audiences/first/prospects'; Reply = @{ Body = New-TestProspectPage -From 1 } }
            @{ Path = '*/prospects'; Reply = @{ Body = New-TestProspectPage -From 11 -NextCursor 'more'; DelayMs = 20000 } }
        )
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $got = @('first', 'second', 'third', 'fourth' | Get-AudienceProspect -ThrottleLimit 3 -Connection $hostile.Connection | Select-Object -First 5)
        $got.Count | Should -Be 5
        $clock.ElapsedMilliseconds | Should -BeLessThan 15000
        $until = [DateTime]::UtcNow.AddSeconds(10)
        while (@(Get-HostileRequest $hostile | Where-Object { $_.Target -match 'second|third' -and -not $_.ClientLeft }) -and [DateTime]::UtcNow -lt $until) { Start-Sleep -Milliseconds 50 }
        @(Get-HostileRequest $hostile | Where-Object { $_.Target -match 'second|third' -and -not $_.ClientLeft }) | Should -BeNullOrEmpty
    }

    It 'without the parameter reads nothing before its turn' {
        $hostile = Start-HostileServer -Rule @(
            @{ Path = '*/audiences/first/prospects'; Reply = @{ Body = New-TestProspectPage -From 1; DelayMs = 300 } }
            @{ Path = '*/prospects'; Reply = @{ Body = New-TestProspectPage -From 11 } }
        )
        $null = 'first', 'second' | Get-AudienceProspect -Connection $hostile.Connection
        $requests = @(Get-HostileRequest $hostile)
        $requests.Count | Should -Be 2
        ($requests[1].ArrivedAtMs - $requests[0].ArrivedAtMs) | Should -BeGreaterThan 290
    }
}

Describe 'Lists that are read side by side' {
    # The server answers when four requests wait for it: who ever has only three under way needs more rounds than there must be.
    It 'leave no place empty: 20 of 3 pages, four at once, are 15 rounds of four by <Command>' -ForEach @(
        @{ Command = 'Get-AudienceProspect'; Read = { @($ids | Get-AudienceProspect -ThrottleLimit 4 -Connection $hostile.Connection).Count } }
        @{ Command = 'Export-AudienceProspect'; Read = { ($ids | Export-AudienceProspect $folder -ThrottleLimit 4 -Connection $hostile.Connection | Measure-Object -Property Rows -Sum).Sum } }
        @{ Command = 'Get-ContactListMember'; Read = { @($ids | Get-ContactListMember -ThrottleLimit 4 -PageSize 2 -Connection $hostile.Connection).Count } }
    ) {
        $ids = @(1..20 | ForEach-Object { "list-$_" })
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive "rounds of $Command")
        $rules = foreach ($id in $ids) {
            foreach ($page in 1..3) {
                $more = if ($page -lt 3) { @{ NextCursor = "after-$page" } } else { @{} }
                @{ Path = "*/audiences/$id/prospects"; Count = 1; Together = 4; Reply = @{ Body = New-TestProspectPage -From (2 * $page) -Count 2 @more } }
                $contacts = @(1..2 | ForEach-Object { @{ id = "$id-$page-$_"; fullName = "Person $_" } })
                # Without a total a list has one request under way, as one by cursors has; with it a page ahead would take a second place of a round.
                @{ Path = "/v1/contacts/lists/$id/contacts"; Count = 1; Together = 4; Reply = @{ Body = ConvertTo-Json @{ items = $contacts; hasMore = $page -lt 3; limit = 2 } -Depth 5 -Compress } }
            }
            @{ Path = "*/audiences/$id"; Reply = @{ Body = New-TestEnvelope @{ id = $id; name = $id; prospectCount = 6 } } }
        }
        $hostile = Start-HostileServer -Rule @($rules)
        try {
            & $Read | Should -Be 120
            $rounds = @(Get-HostileRequest $hostile | Where-Object Round -GT 0 | Group-Object Round)
            $rounds.Count | Should -Be 15
            $rounds | ForEach-Object { $_.Count | Should -Be 4 }
        }
        finally {
            Stop-HostileServer $hostile
        }
    }
}
