# Whoever is to be left out is never paid for: by any address, from any variable or file, here and on a vendor's service.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VendorSupport.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 2000
    $list = Get-SalesNavLeadList | Select-Object -First 1
    $known = $list | Start-ProspectingJob -MaxResults 40 -AudienceName 'Known' -Confirm:$false | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60
    $people = @($known | Get-AudienceProspect)

    function ConvertTo-Form {
        # One of the ways in which people write a profile's address.
        param([string] $Url, [Random] $Random)
        switch ($Random.Next(6)) {
            0 { $Url.ToUpperInvariant() }
            1 { $Url -replace 'https://www\.', '' }
            2 { "$Url/?miniProfileUrn=x&trk=y" }
            3 { $Url -replace 'www\.', 'fr.' }
            4 { "<$Url>" }
            default { $Url }
        }
    }

    function Get-Balance { (Get-ProspectingCredit).RemainingCredits }
}

AfterAll {
    Stop-TestService
}

Describe 'Addresses' {
    It 'leaves out whom the variable holds, before the charge, however the addresses are written: seed <_>' -ForEach @(1..4) {
        $random = [Random]::new(500 + $_)
        $wanted = @($people | Get-Random -Count 20 -SetSeed (500 + $_))
        $excluded = @($wanted | Select-Object -First $random.Next(1, 19))
        $urls = @($wanted | ForEach-Object { ConvertTo-Form $_.LinkedinUrl $random } | Sort-Object { $random.Next() })
        $exclude = switch ($random.Next(4)) {
            0 { $excluded }
            1 { $excluded | ForEach-Object { ConvertTo-Form $_.LinkedinUrl $random } }
            2 { $excluded | Select-Object Name, @{ Name = 'LinkedIn URL'; Expression = { ConvertTo-Form $_.LinkedinUrl $random } } }
            3 { @($excluded[0].LinkedinUrl) + $excluded }
        }
        $before = Get-Balance
        $job = $urls | Start-ProspectingJob -Exclude $exclude -Wait -Confirm:$false -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -BeLike "*$($excluded.Count) of 20 profiles $(if ($excluded.Count -eq 1) { 'is' } else { 'are' }) excluded*"
        $before - (Get-Balance) | Should -Be (20 - $excluded.Count)
        $imported = @($job | Get-AudienceProspect | ForEach-Object PublicIdentifier)
        $imported | Sort-Object | Should -Be @($wanted | Where-Object { $_.PublicIdentifier -notin $excluded.PublicIdentifier } | ForEach-Object PublicIdentifier | Sort-Object)
    }

    It 'takes files of any known format, and patterns of names' {
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive files)
        $people[0..4] | Select-Object @{ n = 'First Name'; e = { $_.FirstName } }, @{ n = 'Last Name'; e = { $_.LastName } }, @{ n = 'Person Linkedin Url'; e = { $_.LinkedinUrl } } | Export-Csv (Join-Path $folder apollo.csv) -NoTypeInformation
        $people[5..7] | Export-Csv (Join-Path $folder ours.csv) -NoTypeInformation
        $before = Get-Balance
        $null = $people[0..9].LinkedinUrl | Start-ProspectingJob -ExcludePath (Join-Path $folder '*.csv') -Wait -Confirm:$false -WarningAction SilentlyContinue
        $before - (Get-Balance) | Should -Be 2
    }

    It 'takes audiences and jobs' {
        $other = @(Get-SalesNavLeadList | Select-Object -Last 1 | Start-ProspectingJob -MaxResults 50 -Exclude $known -Wait -Confirm:$false -WarningAction SilentlyContinue | Get-AudienceProspect)
        $before = Get-Balance
        $job = @($people[0..9] + $other[0..2]).LinkedinUrl | Start-ProspectingJob -Exclude (Get-Audience Known) -Wait -Confirm:$false -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -BeLike '*10 people of the excluded audiences are left out*'
        $before - (Get-Balance) | Should -Be 3
        $job.ExcludedCount | Should -Be 10
    }

    It 'takes a job as its start has returned it, which does not name its audience' {
        $begun = $people[0..4].LinkedinUrl | Start-ProspectingJob -Confirm:$false
        $null = $begun | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60
        $begun.AudienceId = $null
        $before = Get-Balance
        $null = $people[0..9].LinkedinUrl | Start-ProspectingJob -Exclude $begun -Wait -Confirm:$false -WarningAction SilentlyContinue
        $before - (Get-Balance) | Should -Be 5
    }

    It 'starts nothing where a job to exclude has not ended: whom it imports is not known yet' {
        Set-TestFault $service @{ StallStage = 'import' }
        try {
            $held = $people[20..24].LinkedinUrl | Start-ProspectingJob -Confirm:$false
            $before = @(Get-ProspectingJob).Count
            $people[20..29].LinkedinUrl | Start-ProspectingJob -Exclude $held -Confirm:$false -ErrorVariable failure -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
            "$($failure[0])" | Should -BeLike "*$($held.JobId) is *not known yet*Wait-ProspectingJob*"
            @(Get-ProspectingJob).Count | Should -Be $before
        }
        finally {
            Set-TestFault $service
            $null = $held | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60
        }
    }

    It 'starts nothing, and says so, where all are excluded' {
        $people[0..3].LinkedinUrl | Start-ProspectingJob -Exclude $people -Confirm:$false -WarningVariable said -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$said" | Should -BeLike '*Every profile is excluded*'
    }

    It 'starts nothing where something to exclude cannot be read: <Name>' -ForEach @(
        @{ Name = 'a file that is not there'; Parameter = @{ ExcludePath = 'none.csv' } }
        @{ Name = 'a thing that is nobody'; Parameter = @{ Exclude = 'nobody at all' } }
        @{ Name = 'an audience that is not there'; Parameter = @{ Exclude = '0' * 24 } }
    ) {
        $before = Get-Balance
        $people[0].LinkedinUrl | Start-ProspectingJob @Parameter -Confirm:$false -ErrorVariable failure -ErrorAction SilentlyContinue -WarningVariable said -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $failure.Count | Should -BeGreaterThan 0
        "$said" | Should -BeLike '*Nothing was started*'
        Get-Balance | Should -Be $before
    }

    It 'the same key with another exclusion is a conflict, with the same one the same job' {
        $urls = $people[10..19].LinkedinUrl
        $parameter = @{ IdempotencyKey = "exclude-$([guid]::NewGuid())"; Confirm = $false; WarningAction = 'SilentlyContinue' }
        $first = $urls | Start-ProspectingJob @parameter -Exclude $people[10..12]
        ($urls | Start-ProspectingJob @parameter -Exclude $people[12..10]).JobId | Should -Be $first.JobId
        $null = $urls | Start-ProspectingJob @parameter -Exclude $people[10] -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'IDEMPOTENCY_CONFLICT*'
    }
}

Describe 'Other sources' {
    It 'leave out the people of audiences on the local service, and go on to others' {
        $job = $list | Start-ProspectingJob -MaxResults 10 -Exclude $known -Wait -Confirm:$false -WarningAction SilentlyContinue
        $job.ExcludedCount | Should -BeGreaterThan 0
        $names = @($job | Get-AudienceProspect | ForEach-Object PublicIdentifier)
        $names | Where-Object { $_ -in $people.PublicIdentifier } | Should -BeNullOrEmpty
    }

    It 'refuse people, as they have no addresses to leave out; -Force starts without' {
        $before = Get-Balance
        $list | Start-ProspectingJob -MaxResults 2 -Exclude $people -Confirm:$false -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ExcludeUnsupported*'
        Get-Balance | Should -Be $before
        $job = $list | Start-ProspectingJob -MaxResults 2 -Exclude $people -Force -Wait -Confirm:$false -WarningVariable said -WarningAction SilentlyContinue
        $job.ImportedCount | Should -Be 2
        "$said" | Should -BeLike '*Nobody is left out*'
    }
}

Describe 'A service that cannot leave audiences out' {
    BeforeAll {
        $prospects = New-TestEnvelope @{ items = @(@{ id = 'p1'; linkedinUrl = 'https://www.linkedin.com/in/known-one' }); nextCursor = $null; hasMore = $false }
        $hostile = Start-HostileServer -Rule @(
            @{ Path = '*/audiences/*/prospects'; Reply = @{ Body = $prospects } }
            @{ Path = '*/prospecting'; Method = 'POST'; Reply = @{ Status = 202; Body = New-TestEnvelope @{ jobId = 'j1'; status = 'queued'; createdAt = '2026-01-15T10:30:00.000Z' } } }
            @{ Path = '/local/*'; Reply = @{ Status = 404; Body = New-TestError 'NOT_FOUND' } }
        )
        $vendor = @{ Connection = $hostile.Connection; Confirm = $false; WarningAction = 'SilentlyContinue' }
    }

    AfterAll {
        Stop-HostileServer $hostile
    }

    It 'has their addresses read, and the field is not sent' {
        $null = 'linkedin.com/in/KNOWN-ONE', 'linkedin.com/in/new-one' | Start-ProspectingJob @vendor -Exclude ('a' * 24)
        $sent = (Get-HostileRequest $hostile | Where-Object { $_.Method -eq 'POST' -and $_.Target -like '*/prospecting' })[-1].Body | ConvertFrom-Json
        $sent.urls | Should -Be 'https://www.linkedin.com/in/new-one'
        $sent.PSObject.Properties.Name | Should -Not -Contain 'excludeAudienceIds'
    }

    It 'refuses for other sources, unless -Force starts without' {
        $count = @(Get-HostileRequest $hostile | Where-Object { $_.Target -like '*/prospecting' }).Count
        Start-ProspectingJob -LeadListId x @vendor -Exclude ('a' * 24) -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ExcludeUnsupported*'
        @(Get-HostileRequest $hostile | Where-Object { $_.Target -like '*/prospecting' }).Count | Should -Be $count
        (Start-ProspectingJob -LeadListId x @vendor -Exclude ('a' * 24) -Force).JobId | Should -Be 'j1'
    }
}
