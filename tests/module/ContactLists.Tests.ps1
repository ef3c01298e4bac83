param([string] $Only)

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VendorSupport.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 3000 -Parameter @{ DataPath = (Join-Path $TestDrive 'data') }
    # A company with people whose titles are known.
    $sample = @(Get-AudienceProspect (New-TestAudience -Count 200).AudienceId)
    $company = ($sample | Group-Object { $_.Company.LinkedinUrl } | Sort-Object Count -Descending)[0].Name
    Connect-TestVendor $service $Only
}

AfterAll {
    Stop-TestService
    Stop-TestFront
}

Describe 'New-ContactList' {
    It 'creates a snapshot whose count is its members' {
        $list = New-ContactList -Name 'By country' -CompanyLinkedInUrl $company -Country US, gb, DE, FR, ES
        $members = @($list | Get-ContactListMember)
        $list.ContactCount | Should -Be $members.Count
        $list.Filters.Countries | Should -Be 'US', 'GB', 'DE', 'FR', 'ES'
        $members | ForEach-Object { $_.ListId | Should -Be $list.ListId }
    }

    It 'finds by title' {
        $title = ($sample | Where-Object { $_.Company.LinkedinUrl -eq $company })[0].Title
        $members = @(New-ContactList -Name 'By title' -CompanyLinkedInUrl $company -JobTitle $title | Get-ContactListMember)
        $members.Count | Should -BeGreaterThan 0
        $members[0].Role | Should -Match ([regex]::Escape($title))
    }

    It 'refuses before any request: <Id> <Message>' -ForEach @(
        @{ Id = 'ParameterInvalid'; Message = 'at least one'; Parameters = @{ CompanyLinkedInUrl = 'https://www.linkedin.com/company/x' } }
        @{ Id = 'ParameterInvalid'; Message = "'UK' is not a country code.* United Kingdom is GB\.$"; Parameters = @{ CompanyLinkedInUrl = 'https://www.linkedin.com/company/x'; Country = 'UK' } }
        @{ Id = 'ParameterInvalid'; Message = "'germany' is not a country code.* Germany is DE\.$"; Parameters = @{ CompanyLinkedInUrl = 'https://www.linkedin.com/company/x'; Country = 'US', 'germany' } }
        @{ Id = 'ParameterInvalid'; Message = 'such as US or GB\.$'; Parameters = @{ CompanyLinkedInUrl = 'https://www.linkedin.com/company/x'; Country = 'Atlantis' } }
        @{ Id = 'UrlInvalid'; Message = "is a person's profile\. Give a company's page"; Parameters = @{ CompanyLinkedInUrl = 'https://www.linkedin.com/in/x'; Country = 'US' } }
    ) {
        $failure = Get-ThrownError { New-ContactList -Name 'x' @Parameters }
        $failure.FullyQualifiedErrorId | Should -BeLike "$Id*"
        "$failure" | Should -Match $Message
    }

    It 'says what to do when Sales Navigator is not connected, and leaves no list' {
        $null = Invoke-TestAdmin $service PUT '/admin/v1/connectors' '{"source":"salesNavigator","status":"disconnected"}'
        (Get-ProspectingConnector | Where-Object Source -eq 'salesNavigator').Status | Should -Be 'disconnected'
        $failure = Get-ThrownError { New-ContactList -Name 'Unconnected' -CompanyLinkedInUrl $company -Country US }
        $null = Invoke-TestAdmin $service PUT '/admin/v1/connectors' '{"source":"salesNavigator","status":"connected"}'
        $failure.CategoryInfo.Category | Should -Be 'ResourceUnavailable'
        $failure.ErrorDetails.Message | Should -Match 'Get-ProspectingConnector'
        @(Get-ContactList -Name 'Unconnected*').Count | Should -Be 0
    }

    It 'is never sent twice: a lost answer is looked for' {
        Set-TestFault $service @{ Method = 'POST'; Path = '/v1/contacts/lists'; Status = 502; AfterWork = $true }
        $stream = New-ContactList -Name 'Lost answer' -CompanyLinkedInUrl $company -Country US -Verbose 4>&1
        Set-TestFault $service
        $list = $stream | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] }
        $list.Name | Should -Be 'Lost answer'
        @(Get-ContactList -Name 'Lost answer').Count | Should -Be 1
        @($stream | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_.Message -match 'Found it' }).Count | Should -Be 1
    }

    It 'says what it found when nothing was created' {
        Set-TestFault $service @{ Method = 'POST'; Path = '/v1/contacts/lists'; Status = 502 }
        $failure = Get-ThrownError { New-ContactList -Name 'Never made' -CompanyLinkedInUrl $company -Country US }
        Set-TestFault $service
        $failure.FullyQualifiedErrorId | Should -BeLike 'ContactListUnknown*'
        "$failure" | Should -Match 'not sent again'
        @(Get-ContactList -Name 'Never made*').Count | Should -Be 0
    }
}

Describe 'Contact lists' {
    It 'are listed by name, renamed, and removed' {
        $list = New-ContactList -Name 'Old name' -CompanyLinkedInUrl $company -Country US
        $list = $list | Rename-ContactList -NewName 'New name' -PassThru
        $list.Name | Should -Be 'New name'
        @(Get-ContactList -Name 'new*').ListId | Should -Contain $list.ListId
        $transcript = Join-Path $TestDrive 'remove.txt'
        $null = Start-Transcript -Path $transcript
        $list | Remove-ContactList -WhatIf
        $null = Stop-Transcript
        Get-Content -LiteralPath $transcript -Raw | Should -Match "contact list 'New name' \($($list.ContactCount) contacts, id $($list.ListId)\)"
        (Get-ContactList -ListId $list.ListId).Name | Should -Be 'New name'
        $list | Remove-ContactList -Confirm:$false
        $null = Get-ContactList -ListId $list.ListId -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'a name that is not there is an error' {
        $null = Get-ContactList -Name 'Nowhere' -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NameNotFound*'
    }

    It 'are read in order over pages' {
        1..30 | ForEach-Object { $null = New-ContactList -Name "Bulk $_" -CompanyLinkedInUrl 'https://www.linkedin.com/company/none-such' -Country US }
        $whole = @(Get-ContactList)
        $small = @(Get-ContactList -PageSize 3)
        $small.ListId | Should -Be $whole.ListId
        @(Get-ContactList -PageSize 3 -Skip 4 -First 8).ListId | Should -Be $whole[4..11].ListId
    }
}
