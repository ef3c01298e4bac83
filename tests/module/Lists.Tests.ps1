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

    It 'the lists of a prospect are empty, not null' {
        $server = Start-HostileServer @(, @{ Path = '*/prospects'; Reply = @{ Body = (New-TestEnvelope @{ items = @(@{ id = 'p1'; name = 'A' }); nextCursor = $null; hasMore = $false }) } })
        Set-StrictMode -Version 3.0
        (Get-AudienceProspect a1).Emails.Count | Should -Be 0
    }
}
