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

    It 'gives up after its time while another holds the lock, and starts nothing' {
        $lock = [IO.File]::Open((Join-Path ([IO.Path]::GetTempPath()) "prospecting-guard-$([Environment]::UserName).lock"), 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            $jobs = @(Get-ProspectingJob).Count
            { & "$recipes/Start-GuardedJob.ps1" -LeadListName Founders -DailyBudget 9999 -LockTimeoutSec 0 } | Should -Throw '*Another run*'
            @(Get-ProspectingJob).Count | Should -Be $jobs
        }
        finally {
            $lock.Dispose()
        }
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
        $crm = Join-Path $TestDrive 'crm.csv'
        $person = Get-AudienceProspect $audience.AudienceId -First 1
        [pscustomobject]@{ Profile = $person.LinkedinUrl; Mail = 'x@example.com'; Client = $person.CompanyName } | Export-Csv $crm
    }

    It 'a named column that is not there is an error that tells those that are' {
        { & "$recipes/Compare-CrmContact.ps1" -AudienceName 'Split me' -CrmPath $crm -LinkedInColumn Profil } |
            Should -Throw "*no column 'Profil' (-LinkedInColumn)*Profile, Mail, Client*"
    }

    It 'no column to know anybody by is an error' {
        { & "$recipes/Compare-CrmContact.ps1" -AudienceName 'Split me' -CrmPath $crm } | Should -Throw '*no column*Profile, Mail, Client*'
    }

    It 'a usual column that is not there is told, and the others serve' {
        $rows = & "$recipes/Compare-CrmContact.ps1" -AudienceName 'Split me' -CrmPath $crm -LinkedInColumn Profile -WarningVariable warned -WarningAction SilentlyContinue
        @($rows | Where-Object KnownBy).ProspectId | Should -Be $person.ProspectId
        "$warned" | Should -Match "no column 'Email'.*-EmailColumn"
    }

    It 'finds the columns of usual exports, also a name in two of them: <Columns>' -ForEach @(
        @{ Columns = 'First Name', 'Last Name', 'Company Name' }
        @{ Columns = 'Given Name', 'Surname', 'Organization' }
        @{ Columns = 'FirstName', 'LastName', 'Account Name' }
    ) {
        $file = Join-Path $TestDrive 'two.csv'
        $first, $last = $person.FirstName, $person.LastName
        [pscustomobject]@{ $Columns[0] = " $($first.ToUpperInvariant())"; $Columns[1] = $last; $Columns[2] = $person.CompanyName } | Export-Csv $file
        $rows = & "$recipes/Compare-CrmContact.ps1" -AudienceName 'Split me' -CrmPath $file -WarningAction SilentlyContinue
        @($rows | Where-Object KnownBy).ProspectId | Should -Be $person.ProspectId
    }

    It 'an empty export is an error' {
        'Profile,Mail' | Set-Content (Join-Path $TestDrive 'empty.csv')
        { & "$recipes/Compare-CrmContact.ps1" -AudienceName 'Split me' -CrmPath (Join-Path $TestDrive 'empty.csv') -LinkedInColumn Profile } | Should -Throw '*no rows*'
    }
}
