BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule

    # Every type that a command says it returns, but for those that belong to PowerShell.
    $typeNames = Get-Command -Module ProspectingTools | ForEach-Object { $_.OutputType.Name } |
        Where-Object { $_ -like 'ProspectingTools.*' } | Sort-Object -Unique
    $cases = @($typeNames | ForEach-Object { @{ TypeName = $_ } })
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 2000
    $job = Get-SalesNavLeadList -Name 'Engineering*' | Select-Object -First 1 |
        Start-ProspectingJob -MaxResults 60 -SearchEmails -AudienceName 'Views' | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60
    $people = @(Get-AudienceProspect $job.AudienceId)

    function Get-TableLine {
        # The lines of a table at a width, without colours.
        param($InputObject, [int] $Width)
        $plain = ($InputObject | Format-Table | Out-String -Width $Width) -replace '\x1b\[[0-9;]*m'
        @($plain -split '\r?\n' | Where-Object { $_.Trim() })
    }

    function Get-PlainPerson {
        # Prospects that no window has chosen a table for.
        param([int] $First)
        $page = Get-AudienceProspect $job.AudienceId -First $First
        $page | ForEach-Object { while ($_.PSTypeNames[0] -like '*#*') { $_.PSTypeNames.RemoveAt(0) }; $_ }
    }

    function Get-ShownPerson {
        # Prospects as a window of a width shows them: the reading command says so of the first ones.
        param([Parameter(Mandatory)] [object[]] $Person, [int] $Width)
        $table = [ProspectingTools.Formatting.ProspectTable]::TypeNameOf([ProspectingTools.Contracts.Prospecting.Prospect[]] $Person, $Width)
        if ($table) { $Person[0].PSTypeNames.Insert(0, $table) }
        $Person
    }
}

AfterAll {
    Stop-TestService
}

Describe 'The view of <TypeName>' -ForEach $cases {
    BeforeAll {
        $tables = @(Get-FormatData -TypeName $TypeName -PowerShellVersion 7.4 | ForEach-Object FormatViewDefinition | ForEach-Object Control |
                Where-Object { $_ -is [System.Management.Automation.TableControl] })
    }

    It 'has one table of at most six columns that fit 80 signs' {
        # Of prospects there are more, for wider windows and for those who have no e-mail address.
        $tables.Count | Should -Be $(if ($TypeName -like '*.Prospect') { 5 } else { 1 })
        $headers = $tables[0].Headers
        $headers.Count | Should -BeLessOrEqual 6
        $free = @($headers | Where-Object Width -EQ 0).Count
        $needed = ($headers | Measure-Object -Property Width -Sum).Sum + $headers.Count - 1 + 8 * $free

        # Of a prospect PowerShell leaves out from the right what does not fit, on purpose; what is left has tests of its own.
        if ($TypeName -notlike '*.Prospect') {
            $needed | Should -BeLessOrEqual 80
        }
        foreach ($header in $headers | Where-Object Width -GT 0) {
            $header.Label.Length | Should -BeLessOrEqual $header.Width
        }
    }

    It 'has headings that are properties, so that Where-Object takes what the table shows' {
        $type = $TypeName -as [type]
        $known = @($type.GetProperties().Name) + @((Get-TypeData $TypeName).Members.Keys)
        $lists = @(Get-FormatData -TypeName $TypeName -PowerShellVersion 7.4 | ForEach-Object FormatViewDefinition | ForEach-Object Control |
                Where-Object { $_ -is [System.Management.Automation.ListControl] })
        $headings = foreach ($table in $tables) {
            $columns = $table.Rows[0].Columns
            0..($columns.Count - 1) | ForEach-Object { if ($table.Headers[$_].Label) { $table.Headers[$_].Label } else { $columns[$_].DisplayEntry.Value } }
        }
        $headings = @($headings)
        $headings += @($lists | ForEach-Object { $_.Entries.Items.Label } | Where-Object { $_ })
        $headings | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
    }

    It 'names only properties that there are, in its table, its list and its default properties' {
        $type = $TypeName -as [type]
        $known = @($type.GetProperties().Name) + @((Get-TypeData $TypeName).Members.Keys)
        $entries = @($tables.Rows.Columns.DisplayEntry) + @(Get-FormatData -TypeName $TypeName -PowerShellVersion 7.4 |
                ForEach-Object FormatViewDefinition | ForEach-Object Control | Where-Object { $_ -is [System.Management.Automation.ListControl] } |
                ForEach-Object { $_.Entries.Items.DisplayEntry })
        foreach ($entry in $entries) {
            if ("$($entry.ValueType)" -eq 'Property') {
                $entry.Value | Should -BeIn $known
            }
            else {
                foreach ($match in [regex]::Matches($entry.Value, '\$_\.(\w+)')) {
                    $match.Groups[1].Value | Should -BeIn $known
                }
            }
        }
        $default = (Get-TypeData $TypeName).DefaultDisplayPropertySet.ReferencedProperties
        $default | Should -Not -BeNullOrEmpty
        $default | ForEach-Object { $_ | Should -BeIn $known }
    }
}

Describe 'Tables' {
    It 'of <What> show every column at <Width> signs' -ForEach @(
        foreach ($width in 80, 120) {
            @{ Width = $width; What = 'jobs'; Get = { Get-ProspectingJob }; Headings = 'JobId', 'Source', 'Status', 'Progress', 'Imported', 'Age' }
            @{ Width = $width; What = 'audiences'; Get = { Get-Audience }; Headings = 'AudienceId', 'Name', 'Type', 'Prospects', 'Created' }
            @{ Width = $width; What = 'services'; Get = { Get-ProspectingService }; Headings = 'Status', 'Uri', 'People', 'DataPath' }
            @{ Width = $width; What = 'faults'; Get = { Set-ProspectingFault '*/prospecting/signals/scans' -Method POST -Status 503 -Skip 1000 -PassThru; Clear-ProspectingFault }; Headings = 'Method', 'Path', 'Effect', 'HitCount', 'SeenCount' }
            @{ Width = $width; What = 'keys'; Get = { New-ProspectingKey 'view' -Scope prospects:read -WarningAction Ignore }; Headings = 'KeyId', 'Name', 'Status', 'Scope' }
            @{ Width = $width; What = 'tests'; Get = { Test-ProspectingConnection }; Headings = 'Api', 'Result', 'Key', 'Latency', 'Problem' }
            @{ Width = $width; What = 'imports'; Get = { $people | Select-Object -First 3 | Import-ProspectingPerson -LeadListName "W$width" }; Headings = 'Read', 'Added', 'Merged', 'Skipped', 'Errors', 'LeadListId' }
            @{ Width = $width; What = 'connections'; Get = { Get-ProspectingConnection }; Headings = 'Uri', 'Api', 'AccountGroupId', 'Profile', 'Source', 'Age' }
            @{ Width = $width; What = 'signals'; Get = { $people | Select-Object -First 5 | Get-ProspectSignal }; Headings = 'ProspectId', 'Status', 'Signals', 'Best', 'Types' }
        }
    ) {
        $lines = Get-TableLine (& $Get) $Width
        $lines[0].Trim() -split '\s+' | Should -Be $Headings
        $lines.Count | Should -BeGreaterThan 2
        $lines | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual $Width }
    }

    It 'of prospects show <Headings> at <Width> signs' -ForEach @(
        @{ Width = 80; Headings = 'Name', 'Title', 'Company', 'Email' }
        @{ Width = 100; Headings = 'Name', 'Title', 'Company', 'Email', 'Location' }
        @{ Width = 120; Headings = 'Name', 'Title', 'Company', 'Email', 'Location', 'LinkedIn' }
    ) {
        $lines = Get-TableLine (Get-PlainPerson 20) $Width
        $lines[0].Trim() -split '\s+' | Should -Be $Headings
        $lines | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual $Width }
    }

    It 'of prospects in a window of <Width> signs show <Headings>, and company and profile as far as most go (e-mails: <HasEmail>)' -ForEach @(
        @{ Width = 80; HasEmail = $true; Headings = 'Name', 'Title', 'Company', 'Email'; Company = 15; Profile = 0 }
        @{ Width = 80; HasEmail = $false; Headings = 'Name', 'Title', 'Company', 'LinkedIn'; Company = 20; Profile = 13 }
        @{ Width = 120; HasEmail = $true; Headings = 'Name', 'Title', 'Company', 'Email', 'LinkedIn'; Company = 21; Profile = 22 }
        @{ Width = 120; HasEmail = $false; Headings = 'Name', 'Title', 'Company', 'LinkedIn', 'Location'; Company = 24; Profile = 25 }
        @{ Width = 160; HasEmail = $true; Headings = 'Name', 'Title', 'Company', 'Email', 'LinkedIn', 'Location'; Company = 24; Profile = 25 }
        @{ Width = 160; HasEmail = $false; Headings = 'Name', 'Title', 'Company', 'LinkedIn', 'Location'; Company = 24; Profile = 25 }
        @{ Width = 200; HasEmail = $true; Headings = 'Name', 'Title', 'Company', 'Email', 'LinkedIn', 'Location'; Company = 24; Profile = 25 }
    ) {
        $shown = Get-PlainPerson 60
        if (-not $HasEmail) { $shown | ForEach-Object { $_.Emails = $null } }
        $lines = Get-TableLine (Get-ShownPerson $shown $Width) $Width
        $lines[0].Trim() -split '\s+' | Should -Be $Headings
        $lines.Count | Should -Be ($shown.Count + 2) -Because 'the first row chooses the table for all'
        $lines | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual $Width }
        for ($i = 0; $i -lt $shown.Count; $i++) {
            $lines[$i + 2].Contains($shown[$i].Company.Name.Substring(0, [Math]::Min($Company, $shown[$i].Company.Name.Length))) | Should -BeTrue -Because $shown[$i].Company.Name
            $lines[$i + 2].Contains($shown[$i].PublicIdentifier.Substring(0, [Math]::Min($Profile, $shown[$i].PublicIdentifier.Length))) | Should -BeTrue -Because $shown[$i].PublicIdentifier
        }
    }

    It 'of prospects stay one table whoever comes first, and the rest of PowerShell does not mind the second type name' {
        $shown = Get-PlainPerson 12
        $named = Get-ShownPerson (Get-PlainPerson 12) 120
        ($named[0].PSTypeNames -like '*#Wide').Count | Should -Be 1
        @(Get-TableLine ($shown[0..5] + $named) 120 | Where-Object { $_ -match '^----' }).Count | Should -Be 1
        @(Get-TableLine ($named + $shown[0..5]) 120 | Where-Object { $_ -match '^----' }).Count | Should -Be 1
        ($named[0] | ConvertTo-Json -Depth 6) | Should -Be ($shown[0] | ConvertTo-Json -Depth 6)
        ($named | ConvertTo-Csv -NoTypeInformation)[1] | Should -Be ($shown | ConvertTo-Csv -NoTypeInformation)[1]
        ($named[0] | Format-List | Out-String) | Should -Be ($shown[0] | Format-List | Out-String)
        $named[0] -is [ProspectingTools.Contracts.Prospecting.Prospect] | Should -BeTrue
    }

    It 'of prospects are chosen by the first page that is read, once for a command' {
        $read = @(Get-AudienceProspect $job.AudienceId, $job.AudienceId -PageSize 10 -First 20)
        $read.Count | Should -Be 40
        $names = @($read | ForEach-Object { $_.PSTypeNames[0] } | Select-Object -Unique)
        $expected = [ProspectingTools.Formatting.ProspectTable]::TypeNameOf([ProspectingTools.Contracts.Prospecting.Prospect[]] $read[0..9], [ProspectingTools.Formatting.ProspectTable]::WidthOf($Host))
        $names | Should -Be @(@($expected, 'ProspectingTools.Contracts.Prospecting.Prospect') | Where-Object { $_ } | Select-Object -First 1)
    }

    It 'of prospects have one type for Get-Member, whatever the window and whoever has an e-mail' {
        $bare = Get-SalesNavLeadList -Name 'Founders' | Start-ProspectingJob -MaxResults 15 -Wait
        foreach ($audiences in @($bare.AudienceId, $job.AudienceId), @($job.AudienceId, $bare.AudienceId)) {
            $read = @(Get-AudienceProspect $audiences -PageSize 4)
            @($read.Email | Where-Object { $_ }).Count | Should -BeIn @(1..($read.Count - 1))
            @(($read | Get-Member).TypeName | Select-Object -Unique).Count | Should -Be 1
            @([regex]::Matches(($read | Get-Member | Out-String), 'TypeName:')).Count | Should -Be 1
        }
    }

    It 'of prospects can be read at 80 signs' {
        $plain = Get-PlainPerson 20
        $table = (Get-TableLine $plain 80) -join "`n"
        foreach ($person in $plain) {
            # Enough of each to know it by; a name of usual length is whole.
            $table.Contains($person.Name.Substring(0, [Math]::Min(15, $person.Name.Length))) | Should -BeTrue -Because $person.Name
            $table.Contains($person.Title.Substring(0, [Math]::Min(20, $person.Title.Length))) | Should -BeTrue -Because $person.Title
            if ($person.Email) {
                $table.Contains($person.Email.Substring(0, [Math]::Min(23, $person.Email.Length))) | Should -BeTrue -Because $person.Email
            }
        }
    }

    It 'show the folder of a service from the home folder on, so that it fits' {
        $userHome = [Environment]::GetFolderPath('UserProfile')
        $end = [IO.Path]::DirectorySeparatorChar + (Join-Path '.local' 'share')
        [ProspectingTools.Formatting.ShortText]::Path($userHome + $end) | Should -Be "~$end"
        [ProspectingTools.Formatting.ShortText]::Path($userHome + 'other') | Should -Be ($userHome + 'other')
        [ProspectingTools.Formatting.ShortText]::Path('/elsewhere') | Should -Be '/elsewhere'
        [ProspectingTools.Formatting.ShortText]::Path($null) | Should -BeNullOrEmpty
    }

    It 'count no error where there is none' {
        $result = [ProspectingTools.Contracts.Local.PersonImportResult] @{ Read = 3; Added = 3; LeadListId = '6b016d914a1ade3d80794e55' }
        (Get-TableLine $result 80)[2].Trim() -split '\s+' | Should -Be '3', '3', '0', '0', '0', '6b016d914a1ade3d80794e55'
    }

    It 'show whole ids, so that they can be copied' {
        (Get-TableLine (Get-ProspectingJob -JobId $job.JobId) 80)[2] | Should -BeLike "$($job.JobId) $($job.SourceName.Substring(0, 12))* completed * 100%*"
        (Get-TableLine (Get-Audience -AudienceId $job.AudienceId) 80)[2] | Should -BeLike "$($job.AudienceId) Views *"
    }

    It 'show how long an export took' {
        $short = [ProspectingTools.Client.Export.ExportSummary] @{ Path = 'a.csv'; Rows = 5; Duration = [timespan]::FromMilliseconds(1234) }
        $long = [ProspectingTools.Client.Export.ExportSummary] @{ Path = 'a.csv'; Rows = 5; Duration = [timespan]::FromSeconds(3725) }
        (Get-TableLine $short 80)[2] | Should -Match ' 1\D2 s .* a\.csv$'
        (Get-TableLine $long 80)[2] | Should -Match ' 01:02:05 .* a\.csv$'
    }

    It 'use what a wider window gives' {
        $wide = (Get-TableLine (Get-PlainPerson 20) 240)[2]
        $wide.Contains($people[0].Email.Substring(0, [Math]::Min(29, $people[0].Email.Length))) | Should -BeTrue
        $wide | Should -BeLike "*$($people[0].PublicIdentifier)*"
    }
}

Describe 'Colours' -Tag NeedsPowerShell7 {
    BeforeAll {
        $previousRendering = $PSStyle.OutputRendering
        $failed = [ProspectingTools.Contracts.Prospecting.ProspectingJob] @{ JobId = 'j1'; Status = 'failed' }
    }

    AfterEach {
        $PSStyle.OutputRendering = $previousRendering
        $env:NO_COLOR = $null
    }

    It 'come from $PSStyle at the moment of showing' {
        $PSStyle.OutputRendering = 'Ansi'
        [ProspectingTools.Formatting.StatusText]::Format('failed') | Should -Be "$($PSStyle.Foreground.Red)failed$($PSStyle.Reset)"
        [ProspectingTools.Formatting.StatusText]::Format('completed') | Should -Be "$($PSStyle.Foreground.Green)completed$($PSStyle.Reset)"
        [ProspectingTools.Formatting.StatusText]::Format('something new') | Should -Be 'something new'
        ($failed | Out-String).Contains("$($PSStyle.Foreground.Red)failed") | Should -BeTrue
    }

    It 'are left out with NO_COLOR' {
        $PSStyle.OutputRendering = 'Ansi'
        $env:NO_COLOR = '1'
        [ProspectingTools.Formatting.StatusText]::Format('failed') | Should -Be 'failed'
    }

    It 'are left out for plain text' {
        $PSStyle.OutputRendering = 'PlainText'
        [ProspectingTools.Formatting.StatusText]::Format('failed') | Should -Be 'failed'
        $failed | Out-String | Should -Not -Match '\x1b'
    }

    It 'never reach a file, and leave the property as it is' {
        $PSStyle.OutputRendering = 'Host'
        $path = Join-Path $TestDrive 'jobs.txt'
        $failed | Out-File -LiteralPath $path
        Get-Content -LiteralPath $path -Raw | Should -Not -Match '\x1b'
        $failed.Status | Should -Be 'failed'
    }
}

Describe 'Formatting' {
    It 'writes progress <Fraction> as "<Expected>"' -ForEach @(
        @{ Fraction = 0; Expected = '-------- 0%' }
        @{ Fraction = 0.5; Expected = '####---- 50%' }
        @{ Fraction = 0.999; Expected = '#######- 99%' }
        @{ Fraction = 1; Expected = '######## 100%' }
        @{ Fraction = 7; Expected = '######## 100%' }
        @{ Fraction = -1; Expected = '-------- 0%' }
        @{ Fraction = [double]::NaN; Expected = '' }
        @{ Fraction = $null; Expected = '' }
    ) {
        [ProspectingTools.Formatting.ProgressText]::Format($Fraction, $false) | Should -Be $Expected
    }

    It 'writes progress in blocks where they can be shown' {
        [ProspectingTools.Formatting.ProgressText]::Format(0.5, $true) | Should -Be ([string]::new([char] 0x2588, 4) + [string]::new([char] 0x2591, 4) + ' 50%')
    }

    It 'writes an age of <Seconds> s as "<Expected>"' -ForEach @(
        @{ Seconds = -5; Expected = '0s' }
        @{ Seconds = 0.4; Expected = '0s' }
        @{ Seconds = 59.9; Expected = '59s' }
        @{ Seconds = 60; Expected = '1m' }
        @{ Seconds = 3599; Expected = '59m' }
        @{ Seconds = 3600; Expected = '1h' }
        @{ Seconds = 86399; Expected = '23h' }
        @{ Seconds = 86400; Expected = '1d' }
        @{ Seconds = 86400 * 59; Expected = '59d' }
        @{ Seconds = 86400 * 200; Expected = '6mo' }
        @{ Seconds = 86400 * 800; Expected = '2y' }
    ) {
        $now = [DateTimeOffset] '2026-03-01T12:00:00Z'
        [ProspectingTools.Formatting.AgeText]::Format($now.AddSeconds(-$Seconds), $now) | Should -Be $Expected
    }

    It 'writes no age for no time' {
        [ProspectingTools.Formatting.AgeText]::Format($null) | Should -Be ''
    }

    It 'shortens company pages: <Urls>' -ForEach @(
        @{ Urls = @(); Expected = '' }
        @{ Urls = @('https://www.linkedin.com/company/stripe'); Expected = 'stripe' }
        @{ Urls = @('https://www.linkedin.com/company/stripe/?a=b', 'https://www.linkedin.com/company/x', 'y'); Expected = 'stripe +2' }
        @{ Urls = @('stripe.example'); Expected = 'stripe.example' }
    ) {
        [ProspectingTools.Formatting.ShortText]::Companies([string[]] $Urls) | Should -Be $Expected
    }

    It 'writes <Bytes> bytes as "<Expected>"' -ForEach @(
        @{ Bytes = 0; Expected = '0 B' }
        @{ Bytes = 999; Expected = '999 B' }
        @{ Bytes = 12345; Expected = '12.3 kB' }
        @{ Bytes = 2500000; Expected = '2.5 MB' }
    ) {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
            [ProspectingTools.Formatting.ShortText]::Bytes($Bytes) | Should -Be $Expected
        }
        finally {
            [cultureinfo]::CurrentCulture = $culture
        }
    }

    It 'shows the profile by its last part, or by its URL' {
        [ProspectingTools.Formatting.ShortText]::Profile($people[0]) | Should -Be $people[0].PublicIdentifier
        $other = [ProspectingTools.Contracts.Prospecting.Prospect] @{ LinkedinUrl = 'https://www.linkedin.com/in/x' }
        [ProspectingTools.Formatting.ShortText]::Profile($other) | Should -Be 'https://www.linkedin.com/in/x'
        [ProspectingTools.Formatting.ShortText]::Profile($null) | Should -BeNullOrEmpty
    }
}

Describe 'Flat properties of a prospect' {
    It 'say what the nested parts say' {
        foreach ($person in $people) {
            $person.CompanyName | Should -Be $person.Company.Name
            $person.CompanyIndustry | Should -Be $person.Company.Industry
            $person.CompanySize | Should -Be $person.Company.Size
            $person.CompanyWebsite | Should -Be $person.Company.Website
            $person.CompanyLinkedinUrl | Should -Be $person.Company.LinkedinUrl
            $person.LocationText | Should -Be $person.Location.Text
            $person.CountryCode | Should -Be $person.Location.CountryCode
        }
        @($people.Email | Where-Object { $_ }).Count | Should -BeGreaterThan 0
    }

    It 'are there when nothing else is' {
        $empty = [ProspectingTools.Contracts.Prospecting.Prospect]::new()
        $empty.Email | Should -BeNullOrEmpty
        $empty.CompanyName | Should -BeNullOrEmpty
        $empty | Format-Table | Out-String | Should -BeLike '*Name*Title*'
        $empty | Format-List | Out-String | Should -BeLike '*ProspectId*'
    }

    It 'are compiled or other names, not script' {
        (Get-TypeData 'ProspectingTools.Contracts.Prospecting.Prospect').Members.Values |
            ForEach-Object { $_.GetType().Name | Should -BeIn 'CodePropertyData', 'AliasPropertyData' }
    }

    It 'make a sheet without names of types: <Command>' -ForEach @(
        @{ Command = 'Get-AudienceProspect'; Get = { $people } }
        @{ Command = 'Get-ProspectingJob'; Get = { Get-ProspectingJob } }
        @{ Command = 'Get-Audience'; Get = { Get-Audience } }
        @{ Command = 'Get-AudienceFolder'; Get = { New-AudienceFolder 'Sheet' } }
        @{ Command = 'Get-ContactList'; Get = { New-ContactList -Name 'Sheet' -CompanyLinkedInUrl $people[0].CompanyLinkedinUrl -Country US, DE, GB } }
        @{ Command = 'Get-ContactListMember'; Get = { Get-ContactList | Get-ContactListMember } }
        @{ Command = 'Get-ProspectSignal'; Get = { $people | Get-ProspectSignal } }
        @{ Command = 'Resolve-Prospect'; Get = { Resolve-Prospect -ProviderId 'none' } }
        @{ Command = 'Get-ProspectingConnection'; Get = { Get-ProspectingConnection } }
    ) {
        $csv = @(& $Get | ConvertTo-Csv)
        $csv.Count | Should -BeGreaterThan 1
        $csv | Where-Object { $_ -match 'System\.|ProspectingTools\.' } | Should -BeNullOrEmpty
    }
}

Describe 'Import' {
    It 'twice with -Force is silent, and the views and properties are there' {
        $script = "
            Import-Module '$(Get-TestModulePath)'
            Import-Module '$(Get-TestModulePath)' -Force
            Import-Module '$(Get-TestModulePath)' -Force
            @(Get-FormatData -TypeName ProspectingTools.* -PowerShellVersion 7.4).Count -gt 20
            (Get-TypeData ProspectingTools.Contracts.Prospecting.Prospect).Members.Keys -contains 'CompanyName'
            `$Error.Count"
        $output = Invoke-ShellScript $script 2>&1
        $output | Should -Be 'True', 'True', '0'
    }
}

Describe 'Headings in Where-Object' {
    It 'of a prospect: company and location are compared as the text that is shown, in any case' {
        $known = $people | Where-Object { $_.Company.Name -and $_.Location.Text } | Select-Object -First 1
        @($people | Where-Object Company -EQ $known.Company.Name).ProspectId | Should -Contain $known.ProspectId
        @($people | Where-Object Company -EQ $known.Company.Name.ToUpperInvariant()).ProspectId | Should -Contain $known.ProspectId
        @($people | Where-Object Company -NE $known.Company.Name).ProspectId | Should -Not -Contain $known.ProspectId
        @($people | Where-Object Company -Like "$($known.Company.Name.Substring(0, 4))*").ProspectId | Should -Contain $known.ProspectId
        @($people | Where-Object Location -EQ $known.Location.Text).ProspectId | Should -Contain $known.ProspectId
        @($people | Where-Object Company -EQ 'No such company').Count | Should -Be 0
        @($people | Where-Object LinkedIn -EQ $known.LinkedinUrl).ProspectId | Should -Be $known.ProspectId
    }

    It 'of a job: its source is what the table shows; the kind is beside it' {
        @($job | Where-Object Source -Like 'Engineering*').JobId | Should -Be $job.JobId
        $job.SourceKind | Should -Be 'sales_navigator'
        (Get-ProspectingJob | Where-Object Imported -GT 0).JobId | Should -Contain $job.JobId
        (Get-ProspectingJob | Where-Object Age -LT ([timespan]::FromHours(1))).JobId | Should -Contain $job.JobId
    }

    It 'a sheet of Export-Csv begins with who it is, and has every value that the server sent' {
        $rows = 1..8 | ForEach-Object {
            [pscustomobject]@{
                Name = "Sheet Person $_"; LinkedInUrl = "https://www.linkedin.com/in/sheet-person-$_"; Title = 'Head; "of", things'; Email = "a$_@x.example; b$_@x.example"; 'Email Status' = 'verified'
                Company = "Firm $_"; 'Company Website' = "https://firm$_.example"; 'Company Founded' = 1990 + $_; 'Company Type' = 'Privately Held'; Tagline = "We do $_"; 'Lead Score' = "score $_"
            }
        }
        $null = $rows | Import-ProspectingPerson -LeadListName 'Sheet' -WarningAction Ignore
        $filled = Get-SalesNavLeadList -Name 'Sheet', 'Founders' | Start-ProspectingJob -MaxResults 20 -SearchEmails -Wait -Confirm:$false
        $sheet = Join-Path $TestDrive 'whole.csv'
        $filled | Get-AudienceProspect | Export-Csv $sheet -NoTypeInformation -Encoding utf8
        (Get-Content $sheet -TotalCount 1) | Should -BeLike '"Name","Title","CompanyName","Email",*'
        Get-Content $sheet -Raw | Should -Not -Match 'System\.|ProspectingTools\.'
        $byId = @{}
        Import-Csv $sheet | ForEach-Object { $byId[$_.ProspectId] = @($_.PSObject.Properties.Value) -join "`n" }
        function Get-Leaf($Value) {
            if ($Value -is [Management.Automation.PSCustomObject]) { $Value.PSObject.Properties.Value | ForEach-Object { Get-Leaf $_ } }
            elseif ($Value -is [array]) { $Value | ForEach-Object { Get-Leaf $_ } }
            elseif ($null -ne $Value) { [Convert]::ToString($Value, [cultureinfo]::InvariantCulture) }
        }
        foreach ($audience in $filled) {
            $sent = (Invoke-ProspectingApi -Path "/v1/accounts/{accountGroupId}/audiences/$($audience.AudienceId)/prospects?limit=100" | ConvertTo-Json -Depth 10 | ConvertFrom-Json)
            $items = @(if ($sent.PSObject.Properties['items']) { $sent.items } else { $sent.data.items })
            $items.Count | Should -BeGreaterThan 0
            foreach ($prospect in $items) {
                $missing = @(Get-Leaf $prospect | Where-Object { $byId[$prospect.id].IndexOf($_, [StringComparison]::OrdinalIgnoreCase) -lt 0 })
                $missing | Should -BeNullOrEmpty -Because $prospect.name
            }
        }
    }

    It 'hidden names are in no export' {
        $header = ($people | ConvertTo-Csv)[0]
        $header | Should -Not -Match '"(LinkedIn|Industry|Website|Age)"'
        ($job | ConvertTo-Csv)[0] | Should -Not -Match '"(Imported|Age)"'
    }
}

Describe 'Numbers in messages' {
    It 'have the singular and the plural' {
        [ProspectingTools.Formatting.Counted]::Of(1, 'credit') | Should -Be '1 credit'
        [ProspectingTools.Formatting.Counted]::Of(0, 'credit') | Should -Be '0 credits'
        [ProspectingTools.Formatting.Counted]::Of(12345, 'company', 'companies') | Should -Be '12,345 companies'
        [ProspectingTools.Formatting.Counted]::People(1) | Should -Be '1 person'
        [ProspectingTools.Formatting.Counted]::People(2) | Should -Be '2 people'
    }

    It 'are right in what -WhatIf and warnings say of one' {
        $text = Invoke-ShellScript {
            param($manifest)
            Import-Module $manifest
            $null = Start-ProspectingService -InMemory -SampleCount 300 6>$null
            Start-ProspectingJob -LeadListName Founders -MaxResults 1 -WhatIf
            $one = Start-ProspectingJob -LeadListName Founders -MaxResults 1 -Wait
            $one | Get-AudienceProspect | Move-AudienceProspect -TargetAudienceId x -WhatIf
            $one | Get-AudienceProspect | Start-ProspectingJob -WhatIf
            Remove-Audience $one.AudienceId -WhatIf
            Get-Audience | Remove-Audience -WhatIf
            Stop-ProspectingService
        } (Get-TestModulePath) *>&1 | Out-String
        $text | Should -Match 'up to 1 prospect, at most 1 credit; as things are 1 person for 1 credit'
        $text | Should -Match '"?1 profile"? at|1 profile'
        $text | Should -Not -Match '\b1 (people|prospects|credits|profiles|jobs|rows)\b'
    }
}

Describe 'A job without a prospect' {
    It 'says why, as far as it is known: <Why>' -ForEach @(
        @{ Why = 'addresses'; Job = @{ Source = 'url_upload' }; Note = 'Nobody was imported: the service knows nobody at the addresses*' }
        @{ Why = 'one is excluded'; Job = @{ Source = 'sales_navigator'; ExcludedCount = 1 }; Note = 'Nobody was imported: the one person whom the source has is excluded.' }
        @{ Why = 'all are excluded'; Job = @{ ExcludedCount = 1289 }; Note = 'Nobody was imported: all 1,289 people whom the source has are excluded.' }
        @{ Why = 'a search'; Job = @{ Source = 'linkedin_search' }; Note = 'Nobody was imported: nobody matches the search.*' }
        @{ Why = 'unknown'; Job = @{ Source = 'something_new' }; Note = 'Nobody was imported: the source gave nobody.' }
    ) {
        $empty = [ProspectingTools.Contracts.Prospecting.ProspectingJob] @{ JobId = 'j1'; Status = 'completed'; ImportedCount = 0; ExcludedCount = $Job['ExcludedCount'] }
        $empty.PSBase.Source = $Job['Source']
        $empty.Note | Should -BeLike $Note
        $empty | Format-List | Out-String -Width 300 | Should -Match 'Note +: Nobody was imported'
        ($empty | ConvertTo-Csv)[0] | Should -Not -Match '"Note"'
    }

    It 'and every other job says nothing of the kind' {
        foreach ($other in @{ Status = 'completed'; ImportedCount = 1 }, @{ Status = 'completed' }, @{ Status = 'failed'; ImportedCount = 0 }, @{ Status = 'running'; ImportedCount = 0 }) {
            $fine = [ProspectingTools.Contracts.Prospecting.ProspectingJob] ($other + @{ JobId = 'j1' })
            $fine.Note | Should -BeNullOrEmpty
            $fine | Format-List | Out-String | Should -Not -Match 'Note|ExcludedCount|IgnoredFilters'
        }
    }

    It 'is a warning of the wait for it, once, and shows how many were excluded' {
        $first = Start-ProspectingJob -LeadListName Founders -Wait
        $job = Start-ProspectingJob -LeadListName Founders -Exclude $first -Wait -WarningVariable said -WarningAction SilentlyContinue
        @($said | Where-Object { $_ -match 'Nobody was imported' }).Count | Should -Be 1
        $job | Wait-ProspectingJob -WarningVariable again -WarningAction SilentlyContinue | Format-List | Out-String | Should -Match "ExcludedCount +: $($first.ImportedCount)"
        "$again" | Should -Match "all $($first.ImportedCount) people whom the source has are excluded"
        Start-ProspectingJob -Url https://www.linkedin.com/in/nobody-at-all-7 | Wait-ProspectingJob -WarningVariable said -WarningAction SilentlyContinue | Out-Null
        "$said" | Should -Match 'knows nobody at the addresses'
    }
}
