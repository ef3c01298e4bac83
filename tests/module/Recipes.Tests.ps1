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

    It 'an empty export is an error' {
        'Profile,Mail' | Set-Content (Join-Path $TestDrive 'empty.csv')
        { & "$recipes/Compare-CrmContact.ps1" -AudienceName 'Split me' -CrmPath (Join-Path $TestDrive 'empty.csv') -LinkedInColumn Profile } | Should -Throw '*no rows*'
    }
}
