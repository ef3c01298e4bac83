# Whoever asked to be left alone is neither imported nor paid for nor exported, and how many they are is said.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VaultSupport.psm1" -Force
    Import-Module "$PSScriptRoot/VendorSupport.psm1" -Force
    Import-TestModule
    $file = Join-Path $TestDrive 'leave-alone.txt'
    '' | Set-Content $file
    $service = Start-TestService -SampleCount 300 -Parameter @{ SuppressionPath = $file }
    $run = @{ Confirm = $false; WarningAction = 'SilentlyContinue'; WarningVariable = 'said' }
    $list = Get-SalesNavLeadList | Select-Object -First 1
    $job = $list | Start-ProspectingJob -MaxResults 12 -Wait -SearchEmails @run
    $people = @($job | Get-AudienceProspect)
}

AfterAll {
    Stop-TestService
    Stop-TestFront
}

Describe 'A suppression file' {
    BeforeAll {
        $mail = @($people | Where-Object { $_.Emails.Count })[0]
        $other = @($people | Where-Object PublicIdentifier -NE $mail.PublicIdentifier)[0]
        '# asked', $mail.Emails[0].Email.ToUpperInvariant(), "linkedin.com/in/$($other.PublicIdentifier)/ # too" | Set-Content $file
    }

    It 'keeps people out of jobs, without a charge' {
        $before = (Get-ProspectingCredit).RemainingCredits
        $again = $people.LinkedinUrl | Start-ProspectingJob -Wait @run
        $again.SuppressedCount | Should -Be 2
        "$said" | Should -BeLike '*2 people are in the suppression file and were left out*'
        $before - (Get-ProspectingCredit).RemainingCredits | Should -Be ($people.Count - 2)
        @($again | Get-ProspectingJobResult -Status suppressed).Input | Should -Be @($people | Where-Object PublicIdentifier -In $mail.PublicIdentifier, $other.PublicIdentifier).LinkedinUrl
        ($people.LinkedinUrl | Measure-ProspectingSource).Suppressed | Should -Be 2
    }

    It 'keeps people out of exports, of what was imported before too; reading shows them' {
        $out = Join-Path $TestDrive 'out.csv'
        $summary = $job | Export-AudienceProspect -Path $out @run
        $summary.Suppressed | Should -Be 2
        "$said" | Should -BeLike '*2 prospects are in the suppression file and were left out*'
        $written = @(Import-Csv $out)
        $written.Count | Should -Be ($people.Count - 2)
        $written.LinkedinUrl | Where-Object { $_ -in $mail.LinkedinUrl, $other.LinkedinUrl } | Should -BeNullOrEmpty
        @($job | Get-AudienceProspect).Count | Should -Be $people.Count
        $side = @($job, $job | Export-AudienceProspect -Path (New-Item -ItemType Directory (Join-Path $TestDrive side)) -ThrottleLimit 2 @run)
        $side.Suppressed | Should -Be 2, 2
    }

    It 'keeps people out of imports' {
        $rows = [pscustomobject]@{ Name = 'A'; LinkedInUrl = $other.LinkedinUrl }, [pscustomobject]@{ Name = 'B'; LinkedInUrl = 'linkedin.com/in/quite-new-b' }
        $result = $rows | Import-ProspectingPerson @run
        $result.Suppressed | Should -Be 1
        $result.Added | Should -Be 1
        "$said" | Should -BeLike '*1 person is in the suppression file and was left out*'
    }

    It 'keeps people out of new contact lists; search and reports show who is there' {
        $filter = @{ CompanyLinkedInUrl = @($people.CompanyLinkedinUrl | Where-Object { $_ } | Select-Object -Unique); Keyword = 'engineering' }
        $all = @(New-ContactList -Name before @filter @run | Get-ContactListMember)
        "$said" | Should -Be '2 people are in the suppression file and were left out.'
        $all.Count | Should -BeGreaterThan 1
        $all[0].LinkedInSalesNavigatorProfileUrl | Add-Content $file
        $new = New-ContactList -Name after @filter @run
        $new.SuppressedCount | Should -Be 3
        "$said" | Should -Be '3 people are in the suppression file and were left out.'
        @($new | Get-ContactListMember).LinkedInSalesNavigatorProfileUrl | Should -Be @($all | Select-Object -Skip 1).LinkedInSalesNavigatorProfileUrl
        @(Find-Contact @filter).Count | Should -Be ($all.Count + 2)
    }

    It 'stops everything where a line cannot be understood, and names it' {
        'a@b.example', 'somebody' | Set-Content $file
        $people[0].LinkedinUrl | Start-ProspectingJob @run -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$failure" | Should -BeLike '*line 2*somebody*'
        $out = Join-Path $TestDrive 'stopped.csv'
        $job | Export-AudienceProspect -Path $out @run -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$failure" | Should -BeLike '*line 2*'
        Test-Path $out | Should -BeFalse
    }
}

Describe 'A suppression file of a profile' -Tag NeedsSecretManagement {
    It 'keeps people out of addresses and exports on a vendor''s service, and is refused where a line says nothing' {
        $data = Start-TestService -SampleCount 100 -Parameter @{ DataPath = (Join-Path $TestDrive 'data') }
        $front = Start-TestFront -Uri $data.Uri -Only 'Prospecting'
        $own = Join-Path $TestDrive 'own.txt'
        $more = @{ Connection = $data.Connection }
        $known = Get-SalesNavLeadList @more | Select-Object -First 1 | Start-ProspectingJob -MaxResults 5 -Wait @run @more
        $them = @($known | Get-AudienceProspect @more)
        $them[1].LinkedinUrl | Set-Content $own
        'x@y.example', 'somebody' | Set-Content (Join-Path $TestDrive 'bad.txt')
        $in = @{ Uri = $front.Uri; Key = (Get-ServiceKey $data).Key; Own = $own; Bad = (Join-Path $TestDrive 'bad.txt'); Urls = $them.LinkedinUrl; Audience = $known.AudienceId; Out = (Join-Path $TestDrive 'vendor.csv') }
        $ran = Invoke-InHome -HomeFolder (New-TestHome -Root $TestDrive) -Data $in -Block {
            $null = Register-ScriptVault
            Set-ProspectingProfile trial -Uri $In.Uri -ApiKey (New-Key $In.Key) -Vault Script -SuppressionPath $In.Own
            try { Set-ProspectingProfile trial -SuppressionPath $In.Bad } catch { $refused = "$_" }
            $job = $In.Urls | Start-ProspectingJob -ProfileName trial -Wait -Confirm:$false -WarningVariable said -WarningAction SilentlyContinue
            $results = @($job | Get-ProspectingJobResult -ProfileName trial)
            $summary = Export-AudienceProspect -ProfileName trial -AudienceId $In.Audience -Path $In.Out -WarningAction SilentlyContinue
            $Out.Refused = $refused
            $Out.Imported = $job.ImportedCount
            $Out.Said = "$said"
            $Out.Status = $results.Status
            $Out.Suppressed = $summary.Suppressed
            $Out.Rows = $summary.Rows
            $Out.Path = (Get-ProspectingProfile trial).SuppressionPath
        }
        $out = $ran.Out
        $out.Refused | Should -BeLike '*line 2*'
        $out.Path | Should -Be $own
        $out.Imported | Should -Be 4
        $out.Said | Should -BeLike '*1 of 5 profiles is in the suppression file*'
        $out.Status | Should -Be @('imported', 'suppressed', 'imported', 'imported', 'imported')
        $out.Suppressed, $out.Rows | Should -Be 1, 4
    }

    It 'keeps people out of imports before they are sent: objects, CSV, JSON, workbooks' {
        $data = Start-TestService -SampleCount 20 -Parameter @{ DataPath = (Join-Path $TestDrive 'imports') }
        $own = Join-Path $TestDrive 'imports.txt'
        'linkedin.com/in/zoe-one', '@quiet.example' | Set-Content $own
        $rows = @(
            @{ 'Full Name' = 'Zoë One'; 'LinkedIn URL' = 'https://www.linkedin.com/in/zoe-one/'; Email = '' }
            @{ 'Full Name' = 'Bob Two'; 'LinkedIn URL' = 'https://www.linkedin.com/in/bob-two'; Email = 'bob@mail.quiet.example' }
            @{ 'Full Name' = ''; 'LinkedIn URL' = 'not a profile'; Email = '' }
            @{ 'Full Name' = 'Cat Three'; 'LinkedIn URL' = 'https://www.linkedin.com/in/cat-three'; Email = 'cat@loud.example' }
        ).ForEach{ [pscustomobject]$_ } | Select-Object 'Full Name', 'LinkedIn URL', Email
        $files = 'people.csv', 'people.jsonl', 'people.json', 'people.xlsx' | ForEach-Object { Join-Path $TestDrive $_ }
        $rows | Export-Csv $files[0] -UseQuotes Always
        $rows | ForEach-Object { $_ | ConvertTo-Json -Compress } | Set-Content $files[1]
        ConvertTo-Json $rows | Set-Content $files[2]
        New-TestWorkbook $files[3] @{ Name = 'People'; Rows = @(, @('Full Name', 'LinkedIn URL', 'Email')) + @($rows | ForEach-Object { , @($_.'Full Name', $_.'LinkedIn URL', $_.Email) }) }
        $in = @{ Uri = $data.Uri; Key = (Get-ServiceKey $data).Key; Own = $own; Files = $files; Csv = $files[0] }
        $ran = Invoke-InHome -HomeFolder (New-TestHome -Root $TestDrive) -Data $in -Block {
            $null = Register-ScriptVault
            Set-ProspectingProfile trial -Uri $In.Uri -ApiKey (New-Key $In.Key) -Vault Script -SuppressionPath $In.Own
            $may = @{ ProfileName = 'trial'; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed'; WarningAction = 'SilentlyContinue'; WarningVariable = 'said' }
            $all = @($In.Files) + 'objects'
            $Out.Results = @(foreach ($one in $all) {
                    $result = if ($one -eq 'objects') { Import-Csv $In.Csv | Import-ProspectingPerson @may -LeadListName L } else { Import-ProspectingPerson $one @may -LeadListName L }
                    "$($one -replace '.*people\.', ''): read $($result.Read), stored $($result.Added + $result.Merged), left $($result.Suppressed), skipped $($result.Skipped), blank $($result.Blank); said $(@($said -like '*2 people are in the suppression file and were left out.').Count); failed $($failed -replace '^.*(line|object) ?')"
                })
            $Out.Names = @(Get-SalesNavLeadList -ProfileName trial -Name L | Start-ProspectingJob -ProfileName trial -Wait -Confirm:$false | Get-AudienceProspect -ProfileName trial).Name
            'linkedin.com/in/zoe-one', 'nobody' | Set-Content $In.Own
            try { Import-ProspectingPerson $In.Csv -ProfileName trial } catch { $Out.Refused = "$_" }
        }
        $ran.Out.Results | ForEach-Object { $_ | Should -Match 'read 4, stored 1, left 2, skipped 1, blank 0; said 1; failed .*' }
        $ran.Out.Results.Count | Should -Be 5
        $ran.Out.Names | Should -Be 'Cat Three'
        $ran.Out.Refused | Should -BeLike '*line 2*nobody*'
    }
}
