# What the recipes do with what is not theirs. That each of them runs is in Docs.Tests.ps1.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $recipes = Join-Path $PSScriptRoot '../../docs/recipes'
    $service = Start-TestService -SampleCount 500
    $audience = New-TestAudience -Count 40 -Name 'Split me'
}

AfterAll {
    Stop-TestService
}

Describe 'Split-Audience.ps1' {
    BeforeEach {
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid().ToString('N')))).FullName
    }

    It 'leaves what it did not write, whatever it is called' {
        'mine' | Set-Content (Join-Path $folder 'sales.csv')
        $first = & "$recipes/Split-Audience.ps1" -AudienceName 'Split me' -Folder $folder
        $first.Count | Should -BeGreaterThan 3
        $second = & "$recipes/Split-Audience.ps1" -AudienceName 'Split me' -Folder $folder -MinimumCount 99
        $second.Path | Select-Object -Unique | Split-Path -Leaf | Should -Be 'others.csv'
        @(Get-ChildItem $folder -Filter *.csv).Name | Should -Be 'others.csv', 'sales.csv'
        Get-Content (Join-Path $folder 'sales.csv') | Should -Be 'mine'
        @(Import-Csv (Join-Path $folder 'others.csv')).Count | Should -Be $audience.ProspectCount
    }

    It 'replaces no file of somebody else, and writes nothing then' {
        $sheet = (& "$recipes/Split-Audience.ps1" -AudienceName 'Split me' -Folder (Join-Path $TestDrive 'trial') -WhatIf)[0].Path | Split-Path -Leaf
        'mine' | Set-Content (Join-Path $folder $sheet)
        { & "$recipes/Split-Audience.ps1" -AudienceName 'Split me' -Folder $folder } | Should -Throw "*did not write*$sheet*"
        (Get-ChildItem $folder).Name | Should -Be $sheet
        Get-Content (Join-Path $folder $sheet) | Should -Be 'mine'
    }

    It 'an index that names files elsewhere leads nowhere' {
        $outside = Join-Path $TestDrive 'outside.csv'
        'mine' | Set-Content $outside
        '../outside.csv', $outside | Set-Content (Join-Path $folder 'split-audience.index')
        $null = & "$recipes/Split-Audience.ps1" -AudienceName 'Split me' -Folder $folder
        Get-Content $outside | Should -Be 'mine'
    }

    It 'under -WhatIf makes not even the folder' {
        $new = Join-Path $TestDrive 'not yet'
        @(& "$recipes/Split-Audience.ps1" -AudienceName 'Split me' -Folder $new -WhatIf).Count | Should -BeGreaterThan 3
        Test-Path -LiteralPath $new | Should -BeFalse
    }
}

Describe 'Update-Audience.ps1' {
    It 'pays on the next day for those who are new, and its sheet has the people of all days' {
        $path = Join-Path $TestDrive 'nightly.csv'
        $run = @{ LeadListName = 'Sales directors'; Path = $path }
        Mock Get-Date { [datetime] '2030-01-01' }
        $first = & "$recipes/Update-Audience.ps1" @run -MaxResults 4
        $people = @(Import-Csv -LiteralPath $path)
        Mock Get-Date { [datetime] '2030-01-02' }
        $second = & "$recipes/Update-Audience.ps1" @run -MaxResults 500
        $all = @(Import-Csv -LiteralPath $path)
        $second.CreditsUsed | Should -Be ($all.Count - $people.Count)
        @($all.LinkedinUrl | Sort-Object -Unique).Count | Should -Be $all.Count
        $people.LinkedinUrl | Where-Object { $_ -notin $all.LinkedinUrl } | Should -BeNullOrEmpty
        (& "$recipes/Update-Audience.ps1" @run -MaxResults 500).JobId | Should -Be $second.JobId
        $first.ImportedCount | Should -Be $people.Count
    }

    It 'is the same start in every calendar' {
        $culture = [Threading.Thread]::CurrentThread.CurrentCulture
        $path = Join-Path $TestDrive 'calendar.csv'
        try {
            $jobs = 'en-US', 'ar-SA', 'th-TH', 'fa-IR' | ForEach-Object {
                [Threading.Thread]::CurrentThread.CurrentCulture = $_
                (& "$recipes/Update-Audience.ps1" -LeadListName 'Founders' -Path $path -MaxResults 3).JobId
            }
        }
        finally {
            [Threading.Thread]::CurrentThread.CurrentCulture = $culture
        }
        @($jobs | Select-Object -Unique).Count | Should -Be 1
    }
}

Describe 'Start-GuardedJob.ps1' {
    It 'several runs at once spend no more than the budget' {
        $spent = (Get-ProspectingJob -Since ([DateTime]::UtcNow.Date) | Measure-Object CreditsUsed -Sum).Sum
        $threads = 1..3 | ForEach-Object {
            Start-TestThread -Argument (Get-TestModulePath), $service.Connection, "$recipes/Start-GuardedJob.ps1", ($spent + 15) -Block {
                param($module, $connection, $script, $budget)
                Import-Module $module
                $PSDefaultParameterValues = @{ '*-Prospecting*:Connection' = $connection; '*-SalesNav*:Connection' = $connection }
                try { (& $script -LeadListName Founders -MaxResults 10 -DailyBudget $budget).Status } catch { "$($_.FullyQualifiedErrorId)" }
            }
        }
        $said = $threads | ForEach-Object { Receive-TestThread $_ }
        @($said | Where-Object { $_ -eq 'completed' }).Count | Should -Be 1 -Because "$said"
        @($said | Where-Object { $_ -like 'MaxCreditsExceeded*' }).Count | Should -Be 2 -Because "$said"
        (Get-ProspectingJob -Since ([DateTime]::UtcNow.Date) | Measure-Object CreditsUsed -Sum).Sum - $spent | Should -BeLessOrEqual 15
    }

    It 'lists of different names at once spend no more than the budget, and each is started that fits' {
        $spent = (Get-ProspectingJob -Since ([DateTime]::UtcNow.Date) | Measure-Object CreditsUsed -Sum).Sum
        $before = @(Get-ProspectingJob).Count
        $lists = (Get-SalesNavLeadList | Measure-ProspectingSource -WarningAction Ignore | Where-Object Importable -GE 4 | Select-Object -First 3).SourceName
        $lists.Count | Should -Be 3
        $threads = $lists | ForEach-Object {
            Start-TestThread -Argument (Get-TestModulePath), $service.Connection, "$recipes/Start-GuardedJob.ps1", ($spent + 9), $_ -Block {
                param($module, $connection, $script, $budget, $list)
                Import-Module $module
                $PSDefaultParameterValues = @{ '*-Prospecting*:Connection' = $connection; '*-SalesNav*:Connection' = $connection }
                try { (& $script -LeadListName $list -MaxResults 4 -DailyBudget $budget).Status } catch { "$($_.FullyQualifiedErrorId)" }
            }
        }
        $said = $threads | ForEach-Object { Receive-TestThread $_ }
        @($said | Where-Object { $_ -eq 'completed' }).Count | Should -Be 2 -Because "$said"
        @($said | Where-Object { $_ -like 'MaxCreditsExceeded*' }).Count | Should -Be 1 -Because "$said"
        @(Get-ProspectingJob).Count | Should -Be ($before + 2)
        (Get-ProspectingJob -Since ([DateTime]::UtcNow.Date) | Measure-Object CreditsUsed -Sum).Sum - $spent | Should -BeLessOrEqual 9
    }

    It 'a run that has read the state of a moment ago starts nothing: its key is taken' {
        $day = [DateTime]::UtcNow.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
        $stale = @(Get-ProspectingJob -Since ([DateTime]::UtcNow.Date))
        $other = Start-ProspectingJob -LeadListId (Get-SalesNavLeadList Founders).LeadListId -MaxResults 1 -IdempotencyKey "guard-$day-$($stale.Count)" -AudienceName 'Another run' -Wait
        $jobs = @(Get-ProspectingJob).Count
        Set-Item function:global:Get-ProspectingJob { param($Since) if ($Since) { $stale } }.GetNewClosure()
        try {
            { & "$recipes/Start-GuardedJob.ps1" -LeadListName Founders -MaxResults 1 -DailyBudget 99999 -WaitTimeoutSec 0 } | Should -Throw -ErrorId 'IDEMPOTENCY_CONFLICT*'
        }
        finally {
            Remove-Item function:Get-ProspectingJob
        }
        @(Get-ProspectingJob).Count | Should -Be $jobs
        $other.Status | Should -Be 'completed'
    }

    It 'gives up after its time while a job of today goes on, and starts nothing' {
        Set-TestFault $service @{ StallStage = 'import' }
        try {
            $open = Start-ProspectingJob -LeadListName Founders -MaxResults 2
            $jobs = @(Get-ProspectingJob).Count
            { & "$recipes/Start-GuardedJob.ps1" -LeadListName Founders -DailyBudget 99999 -WaitTimeoutSec 0 } | Should -Throw "*$($open.JobId) is still*"
            @(Get-ProspectingJob).Count | Should -Be $jobs
        }
        finally {
            Set-TestFault $service
        }
        $null = $open | Wait-ProspectingJob
    }
}

Describe 'Every recipe' {
    It 'has help with an example, and knows -WhatIf: <_>' -ForEach @((Get-ChildItem "$PSScriptRoot/../../docs/recipes/*.ps1").Name) {
        $help = Get-Help "$recipes/$_" -Full
        $help.Synopsis | Should -Match '\.$'
        @($help.examples.example).Count | Should -BeGreaterThan 0
        (Get-Command "$recipes/$_").Parameters.Keys | Should -Contain 'WhatIf'
    }

    It '-WhatIf starts and writes nothing' {
        $place = New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid().ToString('N')))
        $jobs = @(Get-ProspectingJob).Count
        & "$recipes/Update-Audience.ps1" -LeadListName 'Founders*' -Path (Join-Path $place 'a.csv') -MaxResults 4 -WhatIf | Should -BeNullOrEmpty
        & "$recipes/Start-GuardedJob.ps1" -LeadListName 'Founders' -DailyBudget 99999 -WhatIf | Should -BeNullOrEmpty
        'LinkedInUrl', 'https://www.linkedin.com/in/somebody-new' | Set-Content (Join-Path $TestDrive 'profiles.csv')
        & "$recipes/Invoke-ImportStep.ps1" -RunId what-if -ProfilePath (Join-Path $TestDrive 'profiles.csv') -ResultPath (Join-Path $place 'r.json') -WhatIf
        @(Get-ChildItem $place).Count | Should -Be 0
        @(Get-ProspectingJob).Count | Should -Be $jobs
    }
}

Describe 'Compare-CrmContact.ps1' {
    BeforeAll {
        $person = Get-AudienceProspect $audience.AudienceId -First 1
        $compare = { param([string] $Path, [hashtable] $More = @{}) & "$recipes/Compare-CrmContact.ps1" -AudienceName 'Split me' -CrmPath $Path @More -WarningAction SilentlyContinue }
        $crm = Join-Path $TestDrive 'crm.csv'
    }

    It 'knows people by the export of <Tool>, by <By>' -ForEach @(
        @{ Tool = 'Salesforce'; By = 'Email'; Delimiter = ','; Row = { [ordered]@{ 'First Name' = 'Other'; 'Last Name' = 'Spelling'; 'Account Name' = 'Elsewhere'; Email = 'KNOWN@example.com' } } }
        @{ Tool = 'Salesforce in German'; By = 'Name'; Delimiter = ';'; Row = { [ordered]@{ Anrede = 'Herr'; Vorname = " $($person.FirstName.ToUpperInvariant())"; Nachname = $person.LastName; Accountname = "$($person.CompanyName). " } } }
        @{ Tool = 'HubSpot'; By = 'Name'; Delimiter = ','; Row = { [ordered]@{ 'Record ID' = 1; 'First Name' = $person.FirstName; 'Last Name' = $person.LastName; 'Associated Company' = $person.CompanyName } } }
        @{ Tool = 'Pipedrive'; By = 'Name'; Delimiter = ','; Row = { [ordered]@{ 'Person - Name' = $person.Name; 'Person - Organization' = $person.CompanyName } } }
        @{ Tool = 'Outlook in French'; By = 'Name'; Delimiter = ';'; Row = { [ordered]@{ Prénom = $person.FirstName; Nom = $person.LastName; Société = $person.CompanyName } } }
        @{ Tool = 'Evaboot'; By = 'LinkedIn'; Delimiter = ','; Row = { [ordered]@{ 'First Name' = 'x'; 'Last Name' = 'y'; 'LinkedIn URL Public' = "http://de.linkedin.com/in/$($person.PublicIdentifier.ToUpperInvariant())/?utm=1" } } }
        @{ Tool = 'a sheet with tabs'; By = 'LinkedIn'; Delimiter = "`t"; Row = { [ordered]@{ Kontakt = 'x y'; LinkedIn = $person.LinkedinUrl } } }
    ) {
        $file = Join-Path $TestDrive "$Tool.csv"
        [pscustomobject] (& $Row) | Export-Csv $file -Delimiter $Delimiter -NoTypeInformation -Encoding utf8
        $known = @(& $compare $file | Where-Object KnownBy)
        if ($By -eq 'Email') {
            # Nobody of this audience has an address; nobody is known by a name that is another's.
            $known | Should -BeNullOrEmpty
        }
        else {
            $known.ProspectId | Should -Be $person.ProspectId
            $known.KnownBy | Should -Be $By
        }
    }

    It 'knows by e-mail address, in any case' {
        $searched = Get-SalesNavLeadList -Name 'Sales directors' | Start-ProspectingJob -MaxResults 20 -SearchEmails -AudienceName 'With mail' -Wait
        $one = $searched | Get-AudienceProspect | Where-Object Email | Select-Object -First 1
        [pscustomobject]@{ 'Full Name' = 'Somebody Else'; 'E-mail Address' = $one.Email.ToUpperInvariant() } | Export-Csv $crm -NoTypeInformation
        $known = @(& "$recipes/Compare-CrmContact.ps1" -AudienceName 'With mail' -CrmPath $crm -WarningAction SilentlyContinue | Where-Object KnownBy)
        $known.ProspectId | Should -Be $one.ProspectId
        $known.KnownBy | Should -Be 'Email'
    }

    It 'takes columns with names of their own by -Map, and says what nobody is known by' {
        [pscustomobject]@{ Wer = $person.LinkedinUrl; Mail = 'x@example.com'; Kunde = $person.CompanyName } | Export-Csv $crm -NoTypeInformation
        { & $compare $crm -ErrorAction SilentlyContinue 2>$null } | Should -Throw '*names nobody*-Map @{*'
        $rows = & "$recipes/Compare-CrmContact.ps1" -AudienceName 'Split me' -CrmPath $crm -Map @{ linkedinUrl = 'Wer' } -WarningVariable warned -WarningAction SilentlyContinue
        @($rows | Where-Object KnownBy).ProspectId | Should -Be $person.ProspectId
        "$warned" | Should -Match 'known by name and company.*-Map.*Read-ProspectingPerson'
    }

    It 'a file that is not there or names nobody is an error, and nothing is written' {
        $new = Join-Path $TestDrive 'new.csv'
        { & $compare (Join-Path $TestDrive 'none.csv') @{ NewPath = $new } } | Should -Throw '*no file*'
        'First Name,Last Name' | Set-Content (Join-Path $TestDrive 'empty.csv')
        { & $compare (Join-Path $TestDrive 'empty.csv') @{ NewPath = $new } } | Should -Throw '*names nobody*'
        Test-Path -LiteralPath $new | Should -BeFalse
    }

    It 'leaves out a row that names nobody, and goes on' {
        'Name,LinkedIn', ',', 'N/A,', "x y,$($person.LinkedinUrl)" | Set-Content $crm
        @(& $compare $crm 2>$null | Where-Object KnownBy).ProspectId | Should -Be $person.ProspectId
    }
}

Describe 'Read-ProspectingPerson' {
    It 'says of a header that tells nothing which parameter to use, and reads the other files' {
        'who,what', 'Ann Own,Acme' | Set-Content (Join-Path $TestDrive 'a.csv')
        'Name', 'Bo Berg' | Set-Content (Join-Path $TestDrive 'b.csv')
        $read = @(Get-ChildItem $TestDrive -Include a.csv, b.csv -Recurse | Sort-Object Name | Read-ProspectingPerson -ErrorVariable failed -ErrorAction SilentlyContinue)
        $read.Name | Should -Be 'Bo Berg'
        "$failed" | Should -Match '-Map @\{ name = .*Nobody was read\.'
        "$failed" | Should -Not -Match 'row was left out'
        (Read-ProspectingPerson (Join-Path $TestDrive 'a.csv') -Map @{ name = 'who' }).Name | Should -Be 'Ann Own'
    }

    It 'gives what the import of the same file stores' {
        $file = Join-Path $TestDrive 'people.csv'
        Get-AudienceProspect $audience.AudienceId | Export-Csv $file -NoTypeInformation -Encoding utf8
        $read = @(Read-ProspectingPerson $file)
        $given = @(Get-AudienceProspect $audience.AudienceId)
        $read.Name | Should -Be $given.Name
        $read.LinkedinUrl | Should -Be $given.LinkedinUrl
        $read.CompanyName | Should -Be $given.CompanyName
        @(Get-Audience 'Split me' | Get-AudienceProspect | Start-ProspectingJob -Exclude $read -WarningAction SilentlyContinue).Count | Should -Be 0
    }
}
