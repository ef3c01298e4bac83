BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule

    function Get-Completion {
        # What Tab offers at the end of a line.
        param([string] $Line)
        @((TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches)
    }
}

AfterAll {
    Stop-TestService
}

Describe 'Words that the module knows' {
    It 'completes <Line> to <Expected>' -ForEach @(
        @{ Line = 'Get-ProspectingJob -Status r'; Expected = 'running' }
        @{ Line = 'New-Audience x -Type m'; Expected = 'monitoring' }
        @{ Line = 'Export-AudienceProspect x y -Format J'; Expected = 'JsonLines' }
        @{ Line = 'Export-AudienceProspect x y -Encoding Utf8B'; Expected = 'Utf8BOM' }
        @{ Line = 'Start-ProspectingService -Plan te'; Expected = 'tester' }
        @{ Line = 'New-ContactList x -Country germ'; Expected = 'DE' }
        @{ Line = 'New-ContactList x -Country US,c'; Expected = 'CH' }
    ) {
        (Get-Completion $Line).CompletionText | Should -Contain $Expected
    }

    It 'offers first what begins with the typed text: countries by code, then by name' {
        $found = (Get-Completion 'New-ContactList x -Country G').CompletionText
        $found[0] | Should -BeLike 'G?'
        $found | Should -Contain 'DE'
        [array]::IndexOf($found, 'DE') | Should -BeGreaterThan ([array]::IndexOf($found, 'GY'))
    }

    It 'shows the name of a country beside its code' {
        $match = Get-Completion 'New-ContactList x -Country CH' | Where-Object CompletionText -EQ 'CH'
        $match.ToolTip | Should -Be 'Switzerland'
    }
}

Describe 'Without a connection' {
    It 'offers nothing, makes none and writes no error' {
        Disconnect-Prospecting -ErrorAction Ignore
        $count = $Error.Count
        Get-Completion 'Get-AudienceProspect -AudienceId ' | Where-Object ResultType -EQ 'ParameterValue' | Should -BeNullOrEmpty
        $Error.Count | Should -Be $count
        Get-ProspectingConnection | Should -BeNullOrEmpty
    }
}

Describe 'Ids and names' {
    BeforeAll {
        $service = Start-TestService -SampleCount 500
        $audience = New-TestAudience -Count 10 -Name "Bob's best [1]"
        $folder = New-AudienceFolder 'Region north'
        $list = New-ContactList -Name 'Some people' -CompanyLinkedInUrl 'https://www.linkedin.com/company/none-such' -Country US
        $job = Get-ProspectingJob -First 1

        # A runspace of its own has seen nothing: what is offered there comes from the server.
        $connection = $service.Connection
    }

    It 'are offered from the server, with the name as tooltip: <Line>' -ForEach @(
        @{ Line = 'Start-ProspectingJob -LeadListId '; Tip = 'Engineering managers US' }
        @{ Line = 'Start-ProspectingJob -SavedSearchId '; Tip = 'VPs of engineering*' }
        @{ Line = 'Get-AudienceProspect '; Tip = "Bob's best*" }
        @{ Line = 'Export-AudienceProspect -AudienceId '; Tip = "Bob's best*" }
        @{ Line = 'Move-Audience -FolderId '; Tip = 'Region north' }
        @{ Line = 'Get-ContactListMember -ListId '; Tip = 'Some people' }
        @{ Line = 'Wait-ProspectingJob -JobId '; Tip = "sales_navigator completed, * imported into 'Bob's best*" }
    ) {
        $script = "
            `$null = Import-Module '$(Get-TestModulePath)'
            `$line = '$Line' + ' -Connection `$connection'
            (TabExpansion2 -inputScript `$line -cursorColumn $($Line.Length)).CompletionMatches"
        $shell = [powershell]::Create()
        try {
            $shell.Runspace.SessionStateProxy.SetVariable('connection', $connection)
            $matched = @($shell.AddScript($script).Invoke() | Where-Object ToolTip -Like $Tip)
        }
        finally {
            $shell.Dispose()
        }
        $matched.Count | Should -BeGreaterThan 0
        $matched[0].CompletionText | Should -Match '^[0-9a-f]{24}$'
    }

    It 'are found by a part of the name, and by the beginning of the id' {
        (Get-Completion 'Get-AudienceProspect -AudienceId best').CompletionText | Should -Contain $audience.AudienceId
        (Get-Completion "Get-AudienceProspect -AudienceId $($audience.AudienceId.Substring(0, 22))").CompletionText | Should -Contain $audience.AudienceId
        Get-Completion 'Get-AudienceProspect -AudienceId zzz' | Where-Object CompletionText -EQ $audience.AudienceId | Should -BeNullOrEmpty
    }

    It 'are offered first where the name begins with the typed text' {
        $whole = New-Audience 'Zeta north'
        $inside = New-Audience 'Old zeta'
        $found = (Get-Completion 'Get-AudienceProspect -AudienceId zeta').CompletionText
        $found | Should -Be $whole.AudienceId, $inside.AudienceId
    }

    It 'put names into quotes where they need them, so that the line works' {
        $text = (Get-Completion 'Get-Audience -Name Bob').CompletionText
        $found = & ([scriptblock]::Create("Get-Audience -Name $text"))
        $found.AudienceId | Should -Be $audience.AudienceId
        (Get-Completion 'Get-AudienceFolder Reg').CompletionText | Should -Be "'Region north'"
    }

    It 'forget what is gone' {
        $gone = New-Audience 'Soon gone'
        (Get-Completion 'Get-AudienceProspect -AudienceId soon').CompletionText | Should -Contain $gone.AudienceId
        Remove-Audience $gone.AudienceId -Confirm:$false
        (Get-Completion 'Get-AudienceProspect -AudienceId soon').CompletionText | Should -Not -Contain $gone.AudienceId
    }

    It 'are asked for once in a while, not at each key' {
        $null = Get-Completion 'Get-ContactListMember -ListId x'
        Set-TestFault $service @{ Path = '/v1/contacts/lists'; DelayMs = 3000 }
        try {
            $clock = [Diagnostics.Stopwatch]::StartNew()
            1..20 | ForEach-Object { $null = Get-Completion 'Get-ContactListMember -ListId So' }
            $clock.ElapsedMilliseconds | Should -BeLessThan 2000
        }
        finally {
            Set-TestFault $service
        }
    }
}

Describe 'A server that does not answer' {
    It 'never holds the prompt for longer than half a second, and only once' {
        $silent = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $silent.Start()
        try {
            $script = "
                Import-Module '$(Get-TestModulePath)'
                `$env:PROSPECTING_URI = 'http://127.0.0.1:$($silent.LocalEndpoint.Port)'
                `$env:PROSPECTING_API_KEY = 'sk_live_none'
                `$env:PROSPECTING_ACCOUNT_GROUP = 'g1'
                `$connection = Get-ProspectingConnection
                `$line = 'Get-AudienceProspect -AudienceId '
                `$null = TabExpansion2 -inputScript `$line -cursorColumn `$line.Length  # warm
                foreach (`$verb in 'Get-AudienceProspect -AudienceId ', 'Wait-ProspectingJob -JobId ', 'Wait-ProspectingJob -JobId ') {
                    `$clock = [Diagnostics.Stopwatch]::StartNew()
                    `$null = TabExpansion2 -inputScript `$verb -cursorColumn `$verb.Length
                    `$clock.ElapsedMilliseconds
                }
                `$connection -ne `$null"
            $output = Invoke-ShellScript $script
        }
        finally {
            $silent.Stop()
        }
        $output[3] | Should -Be 'True' -Because 'there is a connection to ask'
        [int] $output[0] | Should -BeLessThan 300
        [int] $output[1] | Should -BeGreaterThan 300 -Because 'the server is waited for a little'
        [int] $output[1] | Should -BeLessThan 900
        [int] $output[2] | Should -BeLessThan 300
    }
}
