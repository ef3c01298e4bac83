# Lists that are written to while they are read, keys and paths as somebody may write them, and numbers that stay what they are.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
}

Describe 'A list that is written to while it is read' {
    BeforeAll {
        $service = Start-TestService -SampleCount 500
        $company = (Get-AudienceProspect (New-TestAudience -Count 5).AudienceId -First 1).CompanyLinkedinUrl
    }

    AfterAll { Stop-TestService }

    It 'is deleted to its end by Get- | Remove-, whatever the size of the page' -ForEach @(@{ Size = 10 }, @{ Size = 7 }) {
        1..30 | ForEach-Object { $null = New-ContactList -Name "tmp $_" -CompanyLinkedInUrl $company -Keyword engineering }
        Get-ContactList -PageSize $Size -Name 'tmp*' | Remove-ContactList -Confirm:$false
        @(Get-ContactList -Name 'tmp*').Count | Should -Be 0
    }

    It 'an audience id that is a path names no file' {
        $folder = Join-Path $TestDrive 'out'
        $null = New-Item -ItemType Directory -Path $folder
        foreach ($id in '../evil', '..\evil', '/etc/evil', 'a/../../evil') {
            $null = Export-AudienceProspect -AudienceId $id -Path $folder -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'ParameterInvalid*'
        }
        @(Get-ChildItem -LiteralPath $TestDrive -Recurse -File).Count | Should -Be 0
    }

    It 'the credits come from the API that has them, whatever the query' {
        (Invoke-ProspectingApi GET '/v1/credits?x').remainingCredits | Should -BeOfType long
        (Invoke-ProspectingApi GET '/v1/credits').remainingCredits | Should -BeOfType long
    }
}

Describe 'Numbers' {
    AfterEach { Stop-HostileServer $server }

    It 'are whole when they are whole, to the last digit' {
        $server = Start-HostileServer @(, @{ Path = '/v1/new'; Reply = @{ Body = '{"id":1234567890123456789,"large":123456789012345678901234567890,"share":0.5,"one":1.0,"many":[1,2]}' } })
        $answer = Invoke-ProspectingApi GET '/v1/new'
        $answer.id | Should -BeOfType long
        "$($answer.id)" | Should -Be '1234567890123456789'
        "$($answer.large)" | Should -Be '123456789012345678901234567890'
        $answer.share | Should -BeOfType double
        $answer.one | Should -BeOfType double
        $answer.many[0] | Should -BeOfType long
        $answer | ConvertTo-Json | Should -Match '1234567890123456789'
        $answer | ConvertTo-Json | Should -Not -Match 'ValueKind'
    }

    It 'and whatever else in fields that the module does not know comes out of ConvertTo-Json, of <Line>' -ForEach @(
        @{ Line = 'Get-ProspectingAccount'; Path = '/v1/accounts'; List = $true }
        @{ Line = 'Get-SalesNavLeadList'; Path = '*/lead-lists'; List = $true }
        @{ Line = 'Get-SalesNavSavedSearch'; Path = '*/saved-searches'; List = $true }
        @{ Line = 'Get-ProspectingJob'; Path = '*/prospecting'; List = $true }
        @{ Line = 'Get-ProspectingJob j1'; Path = '*/prospecting/j1' }
        @{ Line = 'Get-Audience'; Path = '*/audiences'; List = $true }
        @{ Line = 'Get-AudienceProspect a1'; Path = '*/prospects'; List = $true }
        @{ Line = 'Get-ProspectSignal p1'; Path = '*/signals'; Unlike = $true }
        @{ Line = 'Get-ProspectSignalScan'; Path = '*scans'; List = $true }
        @{ Line = 'Get-ContactList'; Path = '/v1/contacts/lists'; Bare = $true; List = $true }
        @{ Line = 'Get-ContactListMember c1'; Path = '/v1/contacts/lists/c1/contacts'; Bare = $true; List = $true }
        @{ Line = 'Get-ProspectingCredit'; Path = '/v1/credits'; Bare = $true }
        @{ Line = 'Get-ProspectingConnector'; Path = '/v1/connectors'; Bare = $true; Field = 'connectors' }
    ) {
        $new = @{ deep = @(1, @{ x = 9007199254740993 }, $null); flag = $true; share = 0.5 }
        $item = @{ id = 'g1'; name = 'A'; jobId = 'j1'; accountGroupId = 'g1'; status = 'completed'; remainingCredits = 5; fresh = $new }
        $data = if ($List) { @{ items = @($item); nextCursor = $null; hasMore = $false; total = 1; limit = 1; offset = 0 } } else { $item }
        if ($Field) { $data = @{ $Field = @($item) } }
        $body = if ($Bare) { ConvertTo-Json $data -Depth 9 -Compress } else { New-TestEnvelope $data }
        $server = Start-HostileServer @(, @{ Path = $Path; Reply = @{ Body = $body } })
        $shown = & ([scriptblock]::Create($Line)) | ConvertTo-Json -Depth 9
        $shown | Should -Match '9007199254740993' -Because $shown
        $shown | Should -Not -Match 'ValueKind'
        $shown | Should -Match '"flag":\s*true'
    }

    It 'a number of credits that is none is told, not shown as nothing: <Body>' -ForEach @(
        @{ Body = '{"remainingCredits":null}' }, @{ Body = '{}' }, @{ Body = '{"remainingCredits":"many"}' }
    ) {
        $server = Start-HostileServer @(, @{ Path = '/v1/credits'; Reply = @{ Body = $Body } })
        (Get-ProspectingCredit -WarningVariable told -WarningAction SilentlyContinue).RemainingCredits | Should -BeNullOrEmpty
        "$told" | Should -Match 'does not say how many credits'
    }

    It 'the lists of a prospect are empty, not null' {
        $server = Start-HostileServer @(, @{ Path = '*/prospects'; Reply = @{ Body = (New-TestEnvelope @{ items = @(@{ id = 'p1'; name = 'A' }); nextCursor = $null; hasMore = $false }) } })
        Set-StrictMode -Version 3.0
        (Get-AudienceProspect a1).Emails.Count | Should -Be 0
    }
}
