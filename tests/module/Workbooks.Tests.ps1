# Sheets of workbooks where the module reads people itself: who starts a job, who is left out, and what is said where no sheet can be read.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VendorSupport.psm1" -Force
    Import-TestModule
    $service = Start-TestService -Parameter @{ DataPath = Join-Path $TestDrive data } -SampleCount 200
    $local = Get-ProspectingConnection
    $people = @(Get-SalesNavLeadList | Select-Object -First 1 | Start-ProspectingJob -MaxResults 12 -Confirm:$false -Wait | Get-AudienceProspect)
    $other = @(Get-SalesNavLeadList | Select-Object -Last 1 | Start-ProspectingJob -MaxResults 4 -Confirm:$false -Wait | Get-AudienceProspect)

    function New-Book {
        # Sheets 'Leads' and 'Kunden (alt)' of people, below two lines about the report.
        param($Leads, $Customers)
        $path = Join-Path $TestDrive "$([guid]::NewGuid()) [1]'s.xlsx"
        $sheets = foreach ($part in @{ Name = 'Leads'; People = $Leads }, @{ Name = 'Kunden (alt)'; People = $Customers }) {
            $rows = [Collections.Generic.List[object]]::new()
            $rows.Add(@('Report of November'))
            $rows.Add(@('Full Name', 'Person Linkedin Url', 'Note'))
            $part.People | ForEach-Object { $rows.Add(@($_.Name, $_.LinkedinUrl, "said `"yes`",`nthen left")) }
            @{ Name = $part.Name; Rows = $rows }
        }
        New-TestWorkbook $path $sheets
        $path
    }

    $front = Start-TestFront -Uri $service.Uri -Only Prospecting
    $key = (Get-ServiceKey $service).Key
}

AfterAll {
    Stop-TestFront
    Stop-TestService
}

Describe 'Start-ProspectingJob' {
    It 'starts a job of a sheet, the first one with a word about the others, or the named one' {
        $book = New-Book $people[0..7] $people[8..11]
        $job = Start-ProspectingJob -Path $book -Wait -Confirm:$false -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -BeLike "*The sheet 'Leads' was read. The workbook has: 'Leads', 'Kunden (alt)'. Name another with -WorksheetName.*"
        @($job | Get-AudienceProspect).LinkedinUrl | Should -Be $people[0..7].LinkedinUrl
        $job = Start-ProspectingJob -Path $book -WorksheetName ' kunden (ALT)' -Wait -Confirm:$false -WarningVariable said
        $said | Should -BeNullOrEmpty
        @($job | Get-AudienceProspect).LinkedinUrl | Should -Be $people[8..11].LinkedinUrl
    }

    It 'takes a map for a column that nobody knows, of a sheet and of a CSV file' {
        $book = Join-Path $TestDrive 'map.xlsx'
        New-TestWorkbook $book @{ Name = 'A'; Rows = @(@('Wer', 'Woher, "$x"'), @($people[0].Name, $people[0].LinkedinUrl)) }
        $csv = Join-Path $TestDrive 'map.csv'
        [pscustomobject]@{ Wer = $people[0].Name; 'Woher, "$x"' = $people[0].LinkedinUrl } | Export-Csv $csv -NoTypeInformation -Encoding utf8
        foreach ($file in $book, $csv) {
            $job = Start-ProspectingJob -Path $file -Map @{ linkedinUrl = 'Woher, "$x"' } -Wait -Confirm:$false
            @($job | Get-AudienceProspect).LinkedinUrl | Should -Be $people[0].LinkedinUrl
        }
        (Get-ThrownError { Start-ProspectingJob -Path $csv -Map @{ profil = 'Wer' } -ErrorAction Stop }).Exception.Message | Should -BeLike '*Fields are: name, firstName*'
    }

    It 'leaves out the people of a sheet, and starts nothing where it has no such sheet' {
        $book = New-Book $people[0..7] $people[8..11]
        $job = $people.LinkedinUrl | Start-ProspectingJob -ExcludePath $book -ExcludeWorksheetName 'Kunden (alt)' -Wait -Confirm:$false -WarningAction SilentlyContinue
        @($job | Get-AudienceProspect).LinkedinUrl | Should -Be $people[0..7].LinkedinUrl
        $job = Start-ProspectingJob -Path $book -WorksheetName 'Kunden (alt)' -ExcludePath $book -Wait -Confirm:$false -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -BeLike "*The sheet 'Leads' was read*Name another with -ExcludeWorksheetName*"
        @($job | Get-AudienceProspect).LinkedinUrl | Should -Be $people[8..11].LinkedinUrl
        $before = @(Get-ProspectingJob).Count
        $people.LinkedinUrl | Start-ProspectingJob -ExcludePath $book -ExcludeWorksheetName 'None' -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        "$failed" | Should -BeLike "*has no sheet 'None'. It has: 'Leads', 'Kunden (alt)'*"
        @(Get-ProspectingJob).Count | Should -Be $before
    }

    It 'a sheet that is named for a file that is no workbook is an error' {
        $csv = Join-Path $TestDrive 'plain.csv'
        $people | Select-Object Name, LinkedinUrl | Export-Csv $csv -NoTypeInformation -Encoding utf8
        (Get-ThrownError { Start-ProspectingJob -Path $csv -WorksheetName A -ErrorAction Stop }).Exception.Message | Should -BeLike '*is not a workbook: -WorksheetName*'
        (Get-ThrownError { $people.LinkedinUrl | Start-ProspectingJob -ExcludePath $csv -ExcludeWorksheetName A -ErrorAction Stop }).Exception.Message | Should -BeLike '*is not a workbook: -ExcludeWorksheetName*'
    }
}

Describe 'A vendor''s service' {
    BeforeAll {
        $connection = Connect-Prospecting -Uri $front.Uri -ApiKey (ConvertTo-SecureString $key -AsPlainText -Force) -NoProxy -PassThru
    }

    AfterAll {
        Connect-Prospecting -Uri $local.Uri -ApiKey (ConvertTo-SecureString $key -AsPlainText -Force) -NoProxy
    }

    It 'gets the addresses, and never the workbook, which the session''s local service reads' {
        $book = New-Book $people[0..7] $people[8..11]
        $job = Start-ProspectingJob -Path $book -WorksheetName Leads -ExcludePath $book -ExcludeWorksheetName 'Kunden (alt)' -Wait -Confirm:$false
        $job.ImportedCount | Should -Be 8
    }

    It 'imports nobody into a directory, and says so: <What>' -ForEach @(
        @{ What = 'a workbook'; Says = "*is not a local service*Start-ProspectingService*save the sheet as CSV*Import-Excel '*``[1``]''s.xlsx' -WorksheetName 'Leads' | Start-ProspectingJob*"; Command = { Import-ProspectingPerson -LiteralPath (New-Book $people[0..1] $other) -WorksheetName Leads } }
        @{ What = 'a CSV file'; Says = "*is not a local service*Start-ProspectingJob -Path '*"; Command = { $people | Select-Object Name | Export-Csv (Join-Path $TestDrive v.csv) -NoTypeInformation; Import-ProspectingPerson (Join-Path $TestDrive v.csv) } }
        @{ What = 'objects'; Says = '*is not a local service*pipe the rows into Start-ProspectingJob*'; Command = { $people | Select-Object Name | Import-ProspectingPerson } }
        @{ What = 'signals'; Says = '*is not a local service*'; Command = { Set-Content (Join-Path $TestDrive s.csv) 'address,type'; Import-ProspectingPerson -SignalPath (Join-Path $TestDrive s.csv) } }
    ) {
        $ErrorActionPreference = 'Stop'
        $failure = Get-ThrownError $Command
        $failure.FullyQualifiedErrorId | Should -BeLike 'LocalServiceNeeded*'
        $failure.Exception.Message | Should -BeLike $Says
    }

    It 'alone reads no sheet: the error says how to go on, and nothing is started' {
        $book = New-Book $people[0..1] $other
        $before = @(Get-ProspectingJob).Count
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                param($Module, $Connection, $Book, $Url)
                Import-Module $Module
                Start-ProspectingJob -Path $Book -Connection $Connection -WorksheetName Leads
                $Url | Start-ProspectingJob -ExcludePath $Book -Connection $Connection
            }).AddArgument((Get-TestModulePath)).AddArgument($connection).AddArgument($book).AddArgument($people[0].LinkedinUrl)
            $null = $shell.Invoke()
            $failures = @($shell.Streams.Error)
        }
        finally {
            $shell.Dispose()
        }
        $failures.FullyQualifiedErrorId | Should -BeLike 'LocalServiceNeeded*'
        $failures.Count | Should -Be 2
        $failures[0].Exception.Message | Should -BeLike "*Save the sheet as CSV*Import-Excel '*''s.xlsx' -WorksheetName 'Leads' | Start-ProspectingJob*"
        $failures[1].Exception.Message | Should -BeLike "*Save the sheet as CSV*-Exclude (Import-Excel '*''s.xlsx')*Start-ProspectingService*-Connection*"
        @(Get-ProspectingJob).Count | Should -Be $before
    }
}
