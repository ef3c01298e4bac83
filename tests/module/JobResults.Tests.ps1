# What became of each address that a job was given: by the service's records, or by its audience, and it says which.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VaultSupport.psm1" -Force
    Import-Module "$PSScriptRoot/VendorSupport.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 500 -Parameter @{ DataPath = (Join-Path $TestDrive 'data') }
    $list = Get-SalesNavLeadList | Select-Object -First 1
    $known = $list | Start-ProspectingJob -MaxResults 20 -Confirm:$false | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60
    $people = @($known | Get-AudienceProspect)
    $run = @{ Confirm = $false; WarningAction = 'SilentlyContinue'; ErrorAction = 'SilentlyContinue' }
    $front = Start-TestFront -Uri $service.Uri -Only 'Prospecting'
    $vendor = Connect-Prospecting -Uri $front.Uri -ApiKey (ConvertTo-SecureString (Get-ServiceKey $service).Key -AsPlainText -Force) -NoProxy -PassThru -WarningAction SilentlyContinue
    Connect-Prospecting -Uri $service.Uri -ApiKey (ConvertTo-SecureString (Get-ServiceKey $service).Key -AsPlainText -Force) -NoProxy
}

AfterAll {
    Stop-TestService
    Stop-TestFront
}

Describe 'Get-ProspectingJobResult' {
    It 'has one result for each address as it was written, from start, get and wait' {
        $given = @($people[0..3].LinkedinUrl) + 'linkedin.com/in/nobody-at-all', 'no address', '', $people[0].LinkedinUrl.ToUpperInvariant(), $people[4].LinkedinUrl
        $job = $given | Start-ProspectingJob -Exclude $people[4] -SearchEmails @run
        $job | Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60 | Out-Null
        $results = @($job | Get-ProspectingJobResult)
        $results.Input | Should -Be ($given -ne '')
        $results.Status | Should -Be @('imported', 'imported', 'imported', 'imported', 'unknown', 'invalid', 'alreadyThere', 'excluded')
        ($results | Measure-Object Credits -Sum).Sum | Should -Be (Get-ProspectingJob $job.JobId).CreditsUsed
        ($results.BasedOn | Sort-Object -Unique) -join ' ' | Should -Be 'records start'
        @(Get-ProspectingJob $job.JobId | Get-ProspectingJobResult).Status | Should -Be $results.Status
        @($job | Wait-ProspectingJob | Get-ProspectingJobResult -Status imported, UNKNOWN).Count | Should -Be 5
        $results | Format-Table | Out-String -Width 120 | Should -Match 'Nobody in the directory'
    }

    It 'tells of addresses that are given, over several jobs' {
        $one = $people[0..1].LinkedinUrl | Start-ProspectingJob @run -Wait
        $two = $people[1..2].LinkedinUrl | Start-ProspectingJob @run -Wait
        $results = @($one, $two | Get-ProspectingJobResult -Url ($people[0..3].LinkedinUrl + 'x'))
        $results.Status | Should -Be @('imported', 'imported', 'imported', 'notGiven', 'invalid')
        $results[2].JobId | Should -Be $two.JobId
        $row = [pscustomobject]@{ 'Person Linkedin Url' = $people[2].LinkedinUrl }
        ($two | Get-ProspectingJobResult -Url $row).Status | Should -Be 'imported'
    }

    It 'tells of files, with the line of what is no profile' {
        $file = Join-Path $TestDrive 'people.csv'
        "Name,LinkedIn Url`nAnn,$($people[0].LinkedinUrl)`nBob,`nCarl,linkedin.com/in/nobody-at-all" | Set-Content $file
        $results = @(Start-ProspectingJob -Path $file @run -Wait | Get-ProspectingJobResult)
        $results.Status | Should -Be @('imported', 'invalid', 'unknown')
        $results[1].Input | Should -BeLike '*people.csv, line 3'
    }

    It 'tells of the people of a list' {
        $results = @($known | Get-ProspectingJobResult)
        $results.Count | Should -Be $known.ImportedCount
        $results[0].ProspectId | Should -Be $people[0].ProspectId
    }

    It 'gives what was not paid back to a start' {
        $poor = Start-TestService -SampleCount 100 -Parameter @{ Credits = 3 }
        $more = @{ Connection = $poor.Connection }
        $urls = @($people[0..9].LinkedinUrl)
        $results = @($urls | Start-ProspectingJob @run @more -Wait | Get-ProspectingJobResult @more)
        $results.Count | Should -Be 10
        $notPaid = @($results | Where-Object Status -EQ notPaid)
        $notPaid[0].Reason | Should -BeLike '*credits*'
        ($notPaid | Measure-ProspectingSource @more).Read | Should -Be $notPaid.Count
    }

    It 'compares with the audience where the service has no records, and says so' {
        $given = @($people[0..1].LinkedinUrl) + 'linkedin.com/in/nobody-at-all', 'no address'
        $job = $given | Start-ProspectingJob -Connection $vendor @run -Wait
        $results = @($job | Get-ProspectingJobResult -Connection $vendor -WarningVariable said -WarningAction SilentlyContinue)
        $results.Status | Should -Be @('imported', 'imported', 'notImported', 'invalid')
        $results.BasedOn | Should -Be @('audience', 'audience', 'audience', 'start')
        $said | Should -BeNullOrEmpty
        $results[0].Credits | Should -BeNullOrEmpty
        $list = @($known | Get-ProspectingJobResult -Connection $vendor -WarningVariable said -WarningAction SilentlyContinue)
        $list.Count | Should -Be $known.ImportedCount
        "$said" | Should -BeLike '*no record*-Url*'
    }

    It 'says that there is no such job' {
        Get-ProspectingJobResult ('0' * 24) -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NOT_FOUND*'
    }
}
