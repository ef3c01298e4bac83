# A short part of the suites under cultures whose letters, digits or calendars differ. The whole runs so with LANG set, as in
#   LANG=tr_TR.UTF-8 pwsh ./build.ps1 Test
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 500
    $job = Get-SalesNavLeadList -Name 'Engineering*' | Select-Object -First 1 |
        Start-ProspectingJob -MaxResults 20 -AudienceName 'INITIAL ideas' | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60
    $list = New-ContactList -Name 'Istanbul [Tier 1]' -CompanyLinkedInUrl 'https://www.linkedin.com/company/none-such' -Country US
    $year = [DateTime]::UtcNow.ToString('yyyy', [cultureinfo]::InvariantCulture)
    $before = [cultureinfo]::CurrentCulture
}

AfterAll {
    [cultureinfo]::CurrentCulture = [cultureinfo]::DefaultThreadCurrentCulture = $before
    Stop-TestService
}

Describe 'Under <_>' -ForEach 'tr-TR', 'ar-SA', 'th-TH', 'fa-IR', 'de-DE' {
    BeforeEach {
        [cultureinfo]::CurrentCulture = [cultureinfo]::DefaultThreadCurrentCulture = [cultureinfo]::GetCultureInfo($_)
    }

    It 'names are found in any case' {
        @(Get-SalesNavLeadList -Name 'ENGINEERING*').Count | Should -BeGreaterThan 0
        (Get-Audience -Name 'initial IDEAS').AudienceId | Should -Be $job.AudienceId
        (Get-Audience -Name 'Initial*').AudienceId | Should -Be $job.AudienceId
        (Get-ContactList -Name 'ISTANBUL [tier 1]').ListId | Should -Be $list.ListId
    }

    It 'a status is known in any case' {
        (Get-ProspectingJob -Status COMPLETED).JobId | Should -Contain $job.JobId
    }

    It 'dates of the views are of the common calendar' {
        Get-Audience | Out-String | Should -Match "\b$year-\d\d-\d\d\b"
        Get-ContactList | Out-String | Should -Match "\b$year-\d\d-\d\d\b"
    }

    It 'numbers and times go over the wire as they are' {
        @(Get-AudienceProspect $job.AudienceId -PageSize 7).Count | Should -Be $job.ImportedCount
        (Get-ProspectingJob $job.JobId).CreatedAt.UtcDateTime.Year | Should -Be ([DateTimeOffset]::UtcNow.Year)
        $null = Get-ProspectSignal (Get-AudienceProspect $job.AudienceId -First 1).ProspectId -MinScore 5
        (Get-ThrownError { Start-ProspectingJob $job.JobId -MaxResults 1200 -MaxCredits 1 -ErrorAction Stop }).ErrorDetails, (Get-ProspectingCredit).RemainingCredits | Should -Not -BeNullOrEmpty
    }

    It 'an export is the same bytes' {
        $path = Join-Path $TestDrive "$_.csv"
        $null = Export-AudienceProspect $job.AudienceId $path
        $hash = (Get-FileHash -LiteralPath $path).Hash
        if (-not $script:firstHash) {
            $script:firstHash = $hash
        }
        $hash | Should -Be $script:firstHash
    }
}

Describe 'Set-StrictMode' {
    It 'lists of a prospect are empty, never null' {
        $prospect = [ProspectingTools.Contracts.Prospecting.Prospect]::new()
        & { Set-StrictMode -Version 3.0; $prospect.Emails.Count } | Should -Be 0
        $hostile = Start-HostileServer -Rule @{ Path = '*/prospects'; Reply = @{ Body = (New-TestEnvelope @{ items = @(@{ id = 'p1' }, @{ id = 'p2'; emails = $null }); nextCursor = $null; hasMore = $false }) } }
        try {
            & { Set-StrictMode -Version 3.0; Get-AudienceProspect a1 -Connection $hostile.Connection | ForEach-Object { $_.Emails.Count } } | Should -Be 0, 0
        }
        finally {
            Stop-HostileServer $hostile
        }
    }
}
