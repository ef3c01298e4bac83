# What a new user types in the first hour, with files of their own, slips and all: what is said must be what to type.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 500
    Push-Location $TestDrive

    function Get-Said {
        # The first error of a line.
        param([scriptblock] $Line)
        try {
            $said = @(& $Line 2>&1 3>$null)
        }
        catch {
            return "$_"
        }
        "$(@($said | Where-Object { $_ -is [Management.Automation.ErrorRecord] })[0])"
    }
}

AfterAll {
    Pop-Location
    Stop-TestService
}

Describe 'A name, a file or an address where an id is expected' {
    It '<Typed> says what to type: <Advice>' -ForEach @(
        @{ Typed = 'Founders'; Advice = '-LeadListName' }
        @{ Typed = 'people.csv'; Advice = "Start-ProspectingJob -Path 'people.csv'" }
        @{ Typed = 'https://www.linkedin.com/in/ann-own'; Advice = '-Url' }
        @{ Typed = 'https://www.linkedin.com/search/results/people/?keywords=cto'; Advice = '-SearchUrl' }
        @{ Typed = 'https://www.linkedin.com/feed/update/urn:li:activity:7131234567890123456/'; Advice = '-PostUrl' }
    ) {
        'Name', 'Ann Own' | Set-Content people.csv
        $jobs = @(Get-ProspectingJob).Count
        Get-Said { Start-ProspectingJob $Typed } | Should -BeLike "*$Advice*"
        @(Get-ProspectingJob).Count | Should -Be $jobs
    }

    It 'a name of an audience says how it is read' {
        Get-Said { Get-AudienceProspect 'Founders' } | Should -BeLike '*Get-Audience <name> | <this command>*'
    }
}

Describe 'One of several' {
    It 'that is refused is named' {
        $jobs = @(1..2 | ForEach-Object { Start-ProspectingJob -LeadListName Founders -MaxResults 1 -Wait })
        $errors = @($jobs | Stop-ProspectingJob -Confirm:$false 2>&1)
        $errors.Count | Should -Be 2
        foreach ($i in 0, 1) {
            "$($errors[$i])" | Should -BeLike "*$($jobs[$i].JobId)*completed*"
        }
    }
}

Describe 'A slip in a name' {
    It 'is answered with the name that was meant, and with the cmdlet that lists them: <Typed>' -ForEach @(
        @{ Typed = 'Fuonders'; Meant = 'Founders' }
        @{ Typed = 'founder'; Meant = 'Founders' }
        @{ Typed = 'Sales director'; Meant = 'Sales directors' }
        @{ Typed = 'DACH'; Meant = 'Marketing leaders DACH' }
        @{ Typed = 'Founders '; Meant = 'Founders' }
    ) {
        foreach ($line in { Get-SalesNavLeadList -Name $Typed }, { Start-ProspectingJob -LeadListName $Typed }, { Measure-ProspectingSource -LeadListName $Typed }) {
            $said = Get-Said $line
            $said | Should -BeLike "There is no lead list named '$Typed' among *. Is it '$Meant'? Get-SalesNavLeadList lists them*"
        }
    }

    It 'finds any list by any one slip, and suggests none that is far off' {
        $seed = if ($env:PROSPECTING_TEST_SEED) { [int] $env:PROSPECTING_TEST_SEED } else { Get-Random -Maximum 100000 }
        Write-Host "seed $seed"
        $random = [Random]::new($seed)
        $names = (Get-SalesNavLeadList).Name
        foreach ($round in 1..30) {
            $name = $names[$random.Next($names.Count)]
            $at = $random.Next($name.Length - 1)
            $slip = switch ($random.Next(4)) {
                0 { $name.Remove($at, 1) }
                1 { $name.Insert($at, 'x') }
                2 { $name.Remove($at, 1).Insert($at, 'q') }
                3 { $name.Substring(0, $at) + $name[$at + 1] + $name[$at] + $name.Substring($at + 2) }
            }
            if ($slip -in $names -or $slip -match '[*?\[]') { continue }
            Get-Said { Get-SalesNavLeadList -Name $slip } | Should -BeLike "*Is it '$name'?*" -Because "seed $seed, round $round, '$slip'"
        }
        Get-Said { Get-SalesNavLeadList -Name 'Zebra keepers of Ulm' } | Should -Not -BeLike '*Is it*'
        Get-Said { Get-Audience -Name 'none' } | Should -BeLike "There is no audience named 'none'*Get-Audience lists them*"
    }
}

Describe 'Files of people' {
    It 'Import-Csv with another separator is told, with what to add: <Delimiter>' -ForEach @(
        @{ Delimiter = ';'; Says = "-Delimiter ';'" }
        @{ Delimiter = "`t"; Says = '-Delimiter "?t"' }
        @{ Delimiter = '|'; Says = "-Delimiter '|'" }
    ) {
        ('Vorname', 'Nachname', 'Firma' -join $Delimiter), ('Mia', 'Berg', 'Acme' -join $Delimiter) | Set-Content other.csv
        Get-Said { Import-Csv other.csv | Import-ProspectingPerson } | Should -BeLike "*not taken apart*$Says*"
        (Import-ProspectingPerson other.csv).Read | Should -Be 1
        @(Import-Csv other.csv -Delimiter $Delimiter | Import-ProspectingPerson)[0].Read | Should -Be 1
    }

    It 'rows without a LinkedIn address are told once, with their number, whatever their columns: <Columns>' -ForEach @(
        @{ Columns = 'Vorname', 'Nachname', 'Firma'; Delimiter = ','; Says = '*No column of the rows holds a LinkedIn address*Vorname, Nachname, Firma*Import-ProspectingPerson -LeadListName*' }
        @{ Columns = 'Vorname', 'Nachname', 'Firma'; Delimiter = ';'; Says = "*not taken apart*Vorname;Nachname;Firma*-Delimiter ';'*" }
    ) {
        @($Columns -join $Delimiter) + @(1..50 | ForEach-Object { "A$_", 'Berg', 'Acme' -join $Delimiter }) | Set-Content rows.csv
        foreach ($line in { Import-Csv rows.csv | Start-ProspectingJob -WarningVariable said }, { Import-Csv rows.csv | Measure-ProspectingSource -WarningVariable said }) {
            $errors = @(& $line 2>&1 3>$null | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
            $errors.Count | Should -Be 1
            "$($errors[0])" | Should -BeLike $Says
            "$($errors[0])" | Should -Not -BeLike '*A1*'
        }
        $jobs = @(Get-ProspectingJob).Count
        $mixed = @(Import-Csv rows.csv) + [pscustomobject]@{ LinkedIn = 'https://www.linkedin.com/in/own-a' } | Start-ProspectingJob -WarningVariable said -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -Wait
        @($mixed).Count | Should -Be 1
        "$said" | Should -Match '50 rows without a LinkedIn address were left out'
        @(Get-ProspectingJob).Count | Should -Be ($jobs + 1)
    }

    It 'a list of addresses without a header is read as what it is, line by line' {
        $seed = if ($env:PROSPECTING_TEST_SEED) { [int] $env:PROSPECTING_TEST_SEED } else { Get-Random -Maximum 100000 }
        Write-Host "seed $seed"
        $random = [Random]::new($seed)
        $forms = 'https://www.linkedin.com/in/{0}', 'linkedin.com/in/{0}/', 'http://de.linkedin.com/in/{0}?trk=x', 'https://www.linkedin.com/in/{0}/details/experience/', '"https://www.linkedin.com/in/{0}"', '  https://linkedin.com/in/{0}  '
        $encodings = [Text.UTF8Encoding]::new($false), [Text.UTF8Encoding]::new($true), [Text.UnicodeEncoding]::new($false, $true)
        foreach ($round in 1..20) {
            $slugs = @(1..($random.Next(1, 12)) | ForEach-Object { "own-$round-$_" })
            $lines = foreach ($slug in $slugs) {
                if ($random.Next(4) -eq 0) { '' }
                $forms[$random.Next($forms.Count)] -f $slug
            }
            $text = $lines -join @("`n", "`r`n")[$random.Next(2)]
            $path = Join-Path $TestDrive 'list.txt'
            [IO.File]::WriteAllText($path, $text, $encodings[$random.Next($encodings.Count)])
            $read = @(Read-ProspectingPerson $path -WarningVariable said -WarningAction SilentlyContinue -ErrorVariable failed)
            $read.LinkedinUrl | Should -Be @($slugs | ForEach-Object { "https://www.linkedin.com/in/$_" }) -Because "seed $seed, round $round"
            "$said" | Should -Match 'no header.*LinkedIn addresses'
            $failed | Should -BeNullOrEmpty
        }
    }

    It 'and what in such a list is none is told by its line, and the rest is taken' {
        'https://www.linkedin.com/in/own-a', 'not an address', 'https://www.linkedin.com/in/own-b' | Set-Content list.txt
        $read = @(Read-ProspectingPerson list.txt -WarningVariable said -WarningAction SilentlyContinue -ErrorVariable failed -ErrorAction SilentlyContinue)
        $read.LinkedinUrl | Should -Be 'https://www.linkedin.com/in/own-a', 'https://www.linkedin.com/in/own-b'
        "$failed $said" | Should -Match 'line 2'
        $null = Import-ProspectingPerson list.txt -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $job = Start-ProspectingJob -Path list.txt -Wait -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $job.ImportedCount | Should -Be 2
    }

    It 'a table whose first row is no header stays an error: <_>' -ForEach @(
        'https://www.linkedin.com/in/ann-own,Ann Own,Acme'
        'https://www.linkedin.com/in/ann-own;Ann Own'
        "https://www.linkedin.com/in/ann-own`tAnn Own"
        'https://www.linkedin.com/company/acme'
    ) {
        $_ | Set-Content table.csv
        Read-ProspectingPerson table.csv -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$failed" | Should -Match '-Map @\{'
    }
}

Describe 'An id of another kind' {
    It 'is recognised where the session has seen it, with what to type: <Line>' -ForEach @(
        @{ Line = { Get-AudienceProspect $job.JobId }; Says = "*is the id of a job ('Founders'): give it as -JobId*" }
        @{ Line = { $job.JobId | Export-AudienceProspect kinds.csv }; Says = "*is the id of a job ('Founders'): give it as -JobId*" }
        @{ Line = { Get-ProspectingJob $job.AudienceId }; Says = '*is the id of an audience*' }
        @{ Line = { Wait-ProspectingJob $job.AudienceId }; Says = '*is the id of an audience*' }
        @{ Line = { Set-Audience $job.JobId New }; Says = "*is the id of a job ('Founders').*" }
        @{ Line = { Get-Audience -AudienceId $list.ListId }; Says = "*is the id of a contact list ('Kinds').*" }
        @{ Line = { Get-ContactListMember $job.AudienceId }; Says = '*is the id of an audience*' }
        @{ Line = { Remove-Audience $folder.FolderId -Confirm:$false }; Says = "*is the id of a folder of audiences ('Kinds').*" }
    ) {
        $job = Start-ProspectingJob -LeadListName Founders -MaxResults 2 -Wait
        $list = New-ContactList Kinds -CompanyLinkedInUrl 'https://www.linkedin.com/company/none-such' -Country US
        $folder = New-AudienceFolder Kinds
        try { Get-Said $Line | Should -BeLike $Says } finally { $list | Remove-ContactList -Confirm:$false }
    }

    It 'is said before anybody is asked, and of what is there it is asked: <Line>' -ForEach @(
        @{ Line = { Remove-Audience $job.JobId -WhatIf } }
        @{ Line = { Remove-ContactList $job.AudienceId -WhatIf } }
    ) {
        $job = Start-ProspectingJob -LeadListName Founders -MaxResults 2 -Wait
        $transcript = Join-Path $TestDrive 'other-kind.txt'
        $null = Start-Transcript -Path $transcript
        $said = Get-Said $Line
        Remove-Audience $job.AudienceId -WhatIf
        $null = Stop-Transcript
        $said | Should -BeLike '*is the id of a*'
        @(Get-Content -LiteralPath $transcript | Where-Object { $_ -match '^What if: ' }).Count | Should -Be 1 -Because 'only the audience can be deleted'
    }

    It 'is not said of what has gone, and not of what was never there' {
        $audience = New-Audience Gone
        $audience | Remove-Audience -Confirm:$false
        Get-Said { Get-AudienceProspect $audience.AudienceId } | Should -BeLike "There is no audience*Get-Audience lists*"
        Get-Said { Get-AudienceProspect 0123456789abcdef01234567 } | Should -BeLike "There is no audience*Get-Audience lists*"
    }
}
