param([string] $Only)

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VendorSupport.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 1000 -Parameter @{ DataPath = (Join-Path $TestDrive 'data') }
    Connect-TestVendor $service $Only
}

AfterAll {
    Stop-TestService
    Stop-TestFront
}

Describe 'Sources' {
    It 'lists lead lists and saved searches, by wildcard too' {
        @(Get-SalesNavLeadList).Count | Should -BeGreaterThan 2
        @(Get-SalesNavLeadList -Name 'engineering*').Name | Should -BeLike 'Engineering*'
        @(Get-SalesNavSavedSearch).SavedSearchId | Should -Not -BeNullOrEmpty
        @(Get-SalesNavLeadList -Name 'no such*').Count | Should -Be 0
    }

    It 'a name without wildcards that is not there is an error' {
        $null = Get-SalesNavLeadList -Name 'nowhere' -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NameNotFound*'
        $failure[0].TargetObject | Should -Be 'nowhere'
    }
}

Describe 'Audiences' -Tag Fast {
    It 'creates, reads, changes, and deletes' {
        $audience = New-Audience -Name 'Lifecycle' -Description 'first'
        $audience.Name | Should -Be 'Lifecycle'
        (Get-Audience -AudienceId $audience.AudienceId).Description | Should -Be 'first'
        (Set-Audience $audience.AudienceId -Name 'Renamed' -PassThru).Name | Should -Be 'Renamed'
        $audience | Set-Audience -Description ''
        (Get-Audience -AudienceId $audience.AudienceId).Description | Should -BeNullOrEmpty
        $audience | Remove-Audience -Confirm:$false
        $null = Get-Audience -AudienceId $audience.AudienceId -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NOT_FOUND*'
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'finds by wildcard over pages, -First counts matches' {
        1..12 | ForEach-Object { $null = New-Audience -Name "Match $_" }
        1..3 | ForEach-Object { $null = New-Audience -Name "Other $_" }
        @(Get-Audience -Name 'Match*' -PageSize 5).Count | Should -Be 12
        @(Get-Audience -Name 'Match*' -PageSize 5 -First 7).Count | Should -Be 7
        @(Get-Audience -Name 'Match*' -PageSize 5 -Skip 10).Count | Should -Be 2
        @(Get-Audience -First 4).Count | Should -Be 4
    }

    It '<Command> says that there is none of that name, and writes those that there are' -ForEach @(
        @{ Command = 'Get-Audience'; Make = 'New-Audience' }
        @{ Command = 'Get-AudienceFolder'; Make = 'New-AudienceFolder' }
    ) {
        $null = & $Make -Name 'There it is'
        $found = & $Command -Name 'there it is', 'Nowhere', 'Nowhere*' -ErrorVariable failure -ErrorAction SilentlyContinue
        @($found).Name | Should -Be 'There it is'
        @($failure).Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NameNotFound*'
        $failure[0].TargetObject | Should -Be 'Nowhere'
    }

    It 'a name that -First did not let it come to is no error' {
        @(Get-Audience -Name '*', 'Nowhere' -First 1 -ErrorAction Stop).Count | Should -Be 1
    }

    It 'Set-Audience without anything to set is an error before any request' {
        $failure = Get-ThrownError { Set-Audience 'x' }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ParameterInvalid*'
    }

    It '<Command> -WhatIf changes nothing' -ForEach @(
        @{ Command = 'New-Audience'; Parameters = @{ Name = 'whatif' } }
        @{ Command = 'New-AudienceFolder'; Parameters = @{ Name = 'whatif' } }
    ) {
        & $Command @Parameters -WhatIf
        @(Get-Audience -Name 'whatif*').Count + @(Get-AudienceFolder -Name 'whatif*').Count | Should -Be 0
    }

    It 'Remove-Audience -WhatIf deletes nothing, and without -Confirm asks for confirmation by its impact' {
        $audience = New-Audience -Name 'Stays'
        $transcript = Join-Path $TestDrive 'remove.txt'
        $null = Start-Transcript -Path $transcript
        $audience | Remove-Audience -WhatIf
        Remove-Audience $audience.AudienceId -WhatIf
        Remove-Audience 6b0000000000000000000000 -WhatIf
        $null = Stop-Transcript
        $asked = Get-Content -LiteralPath $transcript -Raw
        $asked | Should -Match "audience 'Stays' \(0 prospects, id $($audience.AudienceId)\)" -Because 'the piped audience says so'
        $asked | Should -Match "audience 'Stays' \(id $($audience.AudienceId)\)" -Because 'the session has seen it'
        $asked | Should -Match "audience '6b0000000000000000000000' at [^`"]+`"" -Because 'nothing more is known'
        (Get-Audience -AudienceId $audience.AudienceId).Name | Should -Be 'Stays'
        $metadata = [System.Management.Automation.CommandMetadata]::new((Get-Command Remove-Audience))
        $metadata.ConfirmImpact | Should -Be 'High'
    }
}

Describe 'Folders' {
    It 'hold audiences, are renamed, and let them go' {
        $folder = New-AudienceFolder -Name 'Folder A'
        $audience = New-Audience -Name 'In folder'
        ($audience | Move-Audience -FolderId $folder.FolderId -PassThru).FolderId | Should -Be $folder.FolderId
        (Get-AudienceFolder -Name 'Folder A').Audiences.AudienceId | Should -Contain $audience.AudienceId
        $renamed = $folder | Rename-AudienceFolder -NewName 'Folder B' -PassThru
        $renamed.Name | Should -Be 'Folder B'
        $renamed.Audiences.AudienceId | Should -Be $audience.AudienceId -Because 'a folder without them would look empty'
        $audience | Move-Audience -Ungrouped
        @((Get-AudienceFolder -Name 'Folder B').Audiences).Count | Should -Be 0
        (Get-AudienceFolder -Ungrouped).AudienceId | Should -Contain $audience.AudienceId
    }
}

Describe 'Prospects' -Tag Fast {
    BeforeAll {
        $audience = New-TestAudience -Count 40
    }

    It 'move to another audience from the pipeline' {
        $target = New-Audience -Name 'Target'
        $moved = $audience | Get-AudienceProspect -First 15 | Move-AudienceProspect -TargetAudienceId $target.AudienceId
        $moved.MovedCount | Should -Be 15
        @($target | Get-AudienceProspect).Count | Should -Be 15
        @($audience | Get-AudienceProspect).Count | Should -Be 25
    }

    It 'have signals when a scan has run over them' {
        ($audience | Get-AudienceProspect -First 1 | Get-ProspectSignal).Status | Should -Be 'pending'
        $null = $audience | Start-ProspectSignalScan -Wait -WarningAction Ignore
        $signals = $audience | Get-AudienceProspect -First 2 | Get-ProspectSignal
        @($signals).Count | Should -Be 2
        $signals[0].Status | Should -Be 'evaluated'
        $strong = @($audience | Get-AudienceProspect | Get-ProspectSignal -MinScore 80).Results.Items.Score
        $strong | Where-Object { $null -ne $_ -and $_ -lt 80 } | Should -BeNullOrEmpty
    }

    It 'are found by a provider id, or not' {
        (Resolve-Prospect -ProviderId 'nobody').Resolution | Should -Be 'none'
    }

    It 'of several audiences come in one stream' {
        $other = New-TestAudience -Count 5
        @($audience, $other | Get-AudienceProspect).Count | Should -Be 30
    }
}

Describe 'The audience of a job' {
    It 'is read by the job, piped or by id' {
        $job = Get-SalesNavLeadList -Name 'Engineering*' | Select-Object -First 1 | Start-ProspectingJob -MaxResults 8 | Wait-ProspectingJob -PollingIntervalSec 0.1
        @($job | Get-AudienceProspect).Count | Should -Be 8
        @(Get-AudienceProspect -JobId $job.JobId).Count | Should -Be 8
    }

    It 'that is still filled is AUDIENCE_NOT_READY, which -WaitReady waits for' {
        Set-TestFault $service @{ StallStage = 'import' }
        $job = Get-SalesNavLeadList -Name 'Engineering*' | Select-Object -First 1 | Start-ProspectingJob -MaxResults 8
        $null = Get-AudienceProspect -JobId $job.JobId -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'AUDIENCE_NOT_READY*'
        $failure[0].CategoryInfo.Category | Should -Be 'ResourceBusy'
        $failure[0].ErrorDetails.Message | Should -Match '-WaitReady'
        $null = Get-AudienceProspect -JobId $job.JobId -WaitReady -TimeoutSec 1 -ErrorVariable late -ErrorAction SilentlyContinue
        $late[0].FullyQualifiedErrorId | Should -BeLike 'AudienceWaitTimeout*'
        Set-TestFault $service
        @(Get-AudienceProspect -JobId $job.JobId -WaitReady -TimeoutSec 20).Count | Should -Be 8
    }

    Context 'when the job does not name it' {
        BeforeAll {
            function New-JobRule {
                param([hashtable[]] $Audience)
                @{ Path = '*/prospecting/j1'; Reply = @{ Body = New-TestEnvelope @{ jobId = 'j1'; status = 'completed'; createdAt = '2026-04-28T15:30:00.000Z' } } }
                @{ Path = '*/audiences'; Reply = @{ Body = New-TestEnvelope @{ items = $Audience; nextCursor = $null; hasMore = $false } } }
                @{ Path = '*/prospects'; Reply = @{ Body = New-TestProspectPage -Count 3 } }
            }
            $old = @{ id = 'a0'; name = 'Older'; type = 'on_demand'; createdAt = '2026-04-28T15:00:00.000Z' }
            $one = @{ id = 'a1'; name = 'One'; type = 'sales_navigator'; createdAt = '2026-04-28T15:31:00.000Z' }
            $two = @{ id = 'a2'; name = 'Two'; type = 'sales_navigator'; createdAt = '2026-04-28T15:32:00.000Z' }
        }

        AfterEach {
            Stop-HostileServer $hostile
        }

        It 'uses the only candidate, and says so' {
            $hostile = Start-HostileServer -Rule (New-JobRule $old, $one)
            $stream = Get-AudienceProspect -JobId j1 -Source sales_navigator -Connection $hostile.Connection -Verbose 4>&1
            @($stream | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_.Message -match "'One'" }).Count | Should -Be 1
            @($stream | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] }).Count | Should -Be 3
        }

        It 'never guesses among several' {
            $hostile = Start-HostileServer -Rule (New-JobRule $one, $two)
            $null = Get-AudienceProspect -JobId j1 -Connection $hostile.Connection -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'AudienceAmbiguous*'
            "$($failure[0])" | Should -Match "'One'.*'Two'"
        }

        It 'a piped job that names no audience is an error of its own, or is resolved' {
            $hostile = Start-HostileServer -Rule (New-JobRule $old)
            $job = Get-ProspectingJob -JobId j1 -Connection $hostile.Connection
            $null = $job | Get-AudienceProspect -Connection $hostile.Connection -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'AudienceNotFound*'
        }

        It 'a piped job that names no audience is resolved like -JobId' {
            $hostile = Start-HostileServer -Rule (New-JobRule $old, $one)
            $job = Get-ProspectingJob -JobId j1 -Connection $hostile.Connection
            @($job | Get-AudienceProspect -Source sales_navigator -Connection $hostile.Connection).Count | Should -Be 3
        }

        It 'a piped job tells its kind of source, whatever name its table shows' {
            $hostile = Start-HostileServer -Rule (New-JobRule $old, $one)
            $started = [pscustomobject]@{ JobId = 'j1'; Source = 'Founders'; SourceKind = 'sales_navigator' }
            @($started | Get-AudienceProspect -Connection $hostile.Connection).Count | Should -Be 3
        }

        It 'takes none where nobody knows the kind of source, but names it' {
            $hostile = Start-HostileServer -Rule (New-JobRule $old, $one)
            $failure = Get-ThrownError { Get-AudienceProspect -JobId j1 -Connection $hostile.Connection -ErrorAction Stop }
            $failure.FullyQualifiedErrorId | Should -BeLike 'AudienceAmbiguous*'
            "$failure" | Should -Match "'One'.*-Source"
        }
    }
}
