BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 600
    $withSchool = 'https://www.linkedin.com/search/results/people/?titleFreeText=CTO&schoolFreetext=Yale'
    $plain = 'https://www.linkedin.com/search/results/people/?titleFreeText=CTO'
}

AfterAll {
    Stop-TestService
}

Describe 'What of a search is not applied' {
    It 'is named in the job, and warned of' {
        $job = Start-ProspectingJob -SearchUrl $withSchool -MaxResults 2 -WarningVariable warnings -WarningAction SilentlyContinue
        $job.IgnoredFilters.Filter | Should -Be 'schoolFreetext'
        (Get-ProspectingJob $job.JobId).IgnoredFilters.Value | Should -Be 'Yale'
        @($warnings).Count | Should -Be 1
        "$warnings" | Should -Match "schoolFreetext 'Yale'"
        $null = $job | Wait-ProspectingJob
    }

    It 'stops a start with -Strict, before anything is charged' {
        $before = (Get-ProspectingCredit).RemainingCredits
        $jobs = @(Get-ProspectingJob).Count
        $failure = $null
        Start-ProspectingJob -SearchUrl $withSchool -Strict -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'FilterIgnored*'
        "$($failure[0])" | Should -Match 'schoolFreetext'
        @(Get-ProspectingJob).Count | Should -Be $jobs
        (Get-ProspectingCredit).RemainingCredits | Should -Be $before
    }

    It 'does not stop a search that is wholly applied' {
        $job = Start-ProspectingJob -SearchUrl $plain -MaxResults 1 -Strict -WarningVariable warnings
        $job.JobId | Should -Not -BeNullOrEmpty
        @($warnings).Count | Should -Be 0
        $null = $job | Wait-ProspectingJob
    }

    It 'is an error with its place when the words are out of balance' {
        $failure = $null
        Start-ProspectingJob -SearchUrl "$plain&keywords=(a" -ErrorVariable failure -ErrorAction SilentlyContinue
        "$($failure[0])" | Should -Match 'at character \d+'
    }
}

Describe 'Measure-ProspectingSource' {
    It 'tells what a start then does' {
        $measure = Measure-ProspectingSource -SearchUrl $plain -MaxResults 3
        $job = Start-ProspectingJob -SearchUrl $plain -MaxResults 3 -Wait
        $measure.Credits | Should -Be $job.CreditsUsed
        $measure.Importable | Should -Be $job.ImportedCount
        $after = Measure-ProspectingSource -SearchUrl $plain -MaxResults 3
        $after.Known | Should -Be 3
        $after.Audiences.AudienceId | Should -Contain $job.AudienceId
    }

    It 'measures each list of a pipeline' {
        $measures = @(Get-SalesNavLeadList | Measure-ProspectingSource)
        $measures.Count | Should -Be @(Get-SalesNavLeadList).Count
        $measures[0].Target | Should -Match 'lead list'
    }

    It 'counts addresses: read, distinct, invalid and unknown' {
        $known = @(Find-Contact -Keyword engineering -First 2).LinkedInProfileUrl
        $measure = $known + $known[0] + 'https://www.linkedin.com/in/nobody-here-1', 'no address' | Measure-ProspectingSource -ErrorAction SilentlyContinue
        $measure.Read, $measure.Distinct, $measure.Invalid, $measure.Unknown, $measure.People | Should -Be 5, 3, 1, 1, 2
    }

    It 'measures files as the start reads them, whatever their columns are called' {
        $seed = [Random]::Shared.Next()
        $random = [Random]::new($seed)
        $known = @(Find-Contact -Keyword engineering -First 30).LinkedInProfileUrl
        foreach ($header in 'Profile URL', 'LinkedIn', 'Person Linkedin Url', 'Kontakt') {
            $mine = @($known | Where-Object { $random.Next(2) }) + $known[0]
            $addresses = @($mine) + @($mine | Where-Object { $random.Next(3) -eq 0 }) + 'https://www.linkedin.com/in/nobody-here-2', ''
            $rows = $addresses | ForEach-Object { [pscustomobject]@{ Name = 'Somebody'; $header = $_ } }
            $rows | Export-Csv -Path "$TestDrive/people.csv" -NoTypeInformation -Encoding utf8
            $map = if ($header -eq 'Kontakt') { @{ Map = @{ linkedinUrl = 'Kontakt' } } } else { @{} }
            $measure = Measure-ProspectingSource -Path "$TestDrive/peo*.csv" @map -WarningVariable warnings -WarningAction SilentlyContinue
            $distinct = @($mine | Select-Object -Unique).Count
            $measure.Read, $measure.Distinct, $measure.Invalid, $measure.Unknown, $measure.People |
                Should -Be $addresses.Count, ($distinct + 1), 1, 1, $distinct -Because "the seed is $seed and the header $header"
            "$warnings" | Should -Match 'no LinkedIn profile'
        }
    }

    It 'says of a file that is not there which one' {
        (Get-ThrownError { Measure-ProspectingSource -Path "$TestDrive/away.csv" -ErrorAction Stop }).Exception.Message | Should -Match 'away\.csv'
    }
}

Describe 'Find-Contact' {
    It 'streams all, -First and -Skip cut exactly' {
        $all = @(Find-Contact -Keyword engineering -PageSize 7)
        $all.Count | Should -BeGreaterThan 20
        @(Find-Contact -Keyword engineering -First 9 -Skip 3).FullName | Should -Be $all[3..11].FullName
        "$((Find-Contact -Keyword engineering -IncludeTotalCount -First 0))" | Should -Match $all.Count
    }

    It 'shares its splat with New-ContactList' {
        $company = (Get-SalesNavLeadList | Select-Object -First 1 | Start-ProspectingJob -MaxResults 1 -Wait | Get-AudienceProspect -First 1).CompanyLinkedinUrl
        $search = @{ CompanyLinkedInUrl = $company; Keyword = 'a OR engineering NOT zzzz' }
        $found = @(Find-Contact @search)
        $list = New-ContactList -Name 'Same' @search
        @($list | Get-ContactListMember).FullName | Should -Be @($found | Select-Object -First 125).FullName
    }

    It 'becomes a list that warns of the same, keeps it, and is refused by -Strict' {
        $search = @{ CompanyLinkedInUrl = 'https://www.linkedin.com/company/acme'; JobTitle = 'engineer or lead', ' ' }
        $list = New-ContactList -Name 'Told' @search -WarningVariable warnings -WarningAction SilentlyContinue
        @($warnings).Count | Should -Be 2
        "$warnings" | Should -Match "-Strict refuses such a list"
        (Get-ContactList -ListId $list.ListId).IgnoredFilters.Reason | Should -Be 'it is empty'
        (Get-ContactList -ListId $list.ListId | Format-List | Out-String) | Should -Match 'FilterNotes'
        $failure = Get-ThrownError { New-ContactList -Name 'Strict' @search -Strict }
        $failure.FullyQualifiedErrorId | Should -BeLike 'FilterIgnored*'
        @(Get-ContactList -Name 'Strict*').Count | Should -Be 0
        $fine = New-ContactList -Name 'Strict and fine' -CompanyLinkedInUrl $search.CompanyLinkedInUrl -JobTitle engineer -Strict -WarningVariable warnings
        @($warnings).Count | Should -Be 0
        ($fine | Format-List | Out-String) | Should -Not -Match 'FilterNotes|IgnoredFilters'
    }

    It 'pipes its people into a job' {
        $job = Find-Contact -Country US -First 3 | Start-ProspectingJob -Wait
        $job.ImportedCount | Should -Be 3
    }

    It 'takes levels in any case, and names them when one is unknown' {
        @(Find-Contact -SeniorityLevel director -First 1).Seniority | Should -Contain 'DIRECTOR'
        $failure = Get-ThrownError { Find-Contact -SeniorityLevel Boss }
        "$failure" | Should -Match 'Vice President'
    }

    It 'warns of what is not applied as it is written, before the first contact' {
        $stream = @(Find-Contact -Keyword 'engineering -zzzz or cloud*' -Country US 3>&1)
        $warnings = @($stream | Where-Object { $_ -is [System.Management.Automation.WarningRecord] })
        $warnings.Count | Should -Be 3
        "$warnings" | Should -Match 'Write NOT zzzz' -Because 'a minus sign is no operator'
        "$warnings" | Should -Match 'Write OR'
        @(Find-Contact -JobTitle engineer, ' ' -WarningVariable warnings -WarningAction SilentlyContinue | Select-Object -First 1).Count | Should -Be 1
        "$warnings" | Should -Match "Not applied.*jobTitles ' '.*-Strict refuses such a search"
    }

    It 'refuses with -Strict what is not applied, and finds the rest' {
        $failure = $null
        Find-Contact -JobTitle engineer, ' ' -Strict -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'FilterIgnored*'
        "$($failure[0])" | Should -Match "jobTitles ' ': it is empty"
        @(Find-Contact -Keyword engineering -Strict -First 2).Count | Should -Be 2
    }

    It 'warns when Sales Navigator is not connected' {
        $null = Invoke-TestAdmin $service PUT '/admin/v1/connectors' '{"source":"salesNavigator","status":"disconnected"}'
        Find-Contact -Keyword engineering -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $null = Invoke-TestAdmin $service PUT '/admin/v1/connectors' '{"source":"salesNavigator","status":"connected"}'
        "$warnings" | Should -Match 'not connected'
    }

    It 'is sent again like a read' {
        Set-TestFault $service @{ Method = 'POST'; Path = '/v1/contacts/search'; Status = 503; Count = 1 }
        @(Find-Contact -Keyword engineering -First 2).Count | Should -Be 2
        Set-TestFault $service
    }
}
