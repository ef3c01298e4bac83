# The service's OpenAPI document holds for what the module sends and what the service answers: a strict proxy stands between them
# while every cmdlet runs. A linter of the field reads the document.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VaultSupport.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 300 -Parameter @{ DataPath = (Join-Path $TestDrive 'data') }
    $front = Start-HostileProcess '--checked', $service.Uri.AbsoluteUri

    function Get-Finding {
        $around = Get-NoProxy
        Invoke-RestMethod -Uri "$($front.Uri)__findings" @around
    }
}

AfterAll {
    Stop-HostileServer $front
    Stop-TestService
}

Describe 'Between module and service' {
    It 'a strict proxy finds nothing in a run of every cmdlet' {
        $key = ConvertTo-SecureString (Get-ServiceKey $service).Key -AsPlainText -Force
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'run')
        $csv = Join-Path $folder 'people.csv'
        [pscustomobject]@{ Name = 'Ann Own'; LinkedInUrl = 'https://www.linkedin.com/in/ann-own' } | Export-Csv $csv -NoTypeInformation
        $signals = Join-Path $folder 'signals.csv'
        "address,type,title,score`nlinkedin.com/in/ann-own,news,News,70" | Set-Content $signals
        $ConfirmPreference = 'None'
        $ErrorActionPreference = 'Continue'

        # By name, what each cmdlet does; $s has what the earlier ones made. Those without a line ask nothing of a server.
        $s = @{}
        $lines = [ordered]@{
            'Connect-Prospecting'             = { Connect-Prospecting -Uri $front.Uri -ApiKey $key -NoProxy -PassThru }
            'Test-ProspectingConnection'      = { Test-ProspectingConnection }
            'Get-ProspectingAccount'          = { Get-ProspectingAccount }
            'Get-ProspectingCredit'           = { Get-ProspectingCredit }
            'Get-ProspectingConnector'        = { Get-ProspectingConnector }
            'Get-SalesNavLeadList'            = { Get-SalesNavLeadList }
            'Get-SalesNavSavedSearch'         = { $s.Search = Get-SalesNavSavedSearch | Select-Object -First 1; $s.Search }
            'Measure-ProspectingSource'       = { $s.Search | Measure-ProspectingSource }
            'Import-ProspectingPerson'        = { Import-ProspectingPerson $csv -LeadListName 'Own' -SignalPath $signals }
            'Start-ProspectingJob'            = {
                $s.Job = Get-SalesNavLeadList -Name 'Founders' | Start-ProspectingJob -MaxResults 30 -SearchEmails -AudienceName 'Checked' -Wait
                $s.Job
                $s.Search | Start-ProspectingJob -MaxResults 5 -Wait
                Start-ProspectingJob -Url 'https://www.linkedin.com/in/ann-own' -Wait
                Start-ProspectingJob -SearchUrl 'https://www.linkedin.com/search/results/people/?keywords=engineer' -MaxResults 5 -Wait
            }
            'Get-ProspectingJob'              = { Get-ProspectingJob -Status completed; Get-ProspectingJob $s.Job.JobId }
            'Get-ProspectingJobResult'        = { $s.Job | Get-ProspectingJobResult }
            'Wait-ProspectingJob'             = { $s.Job | Wait-ProspectingJob }
            'Stop-ProspectingJob'             = { Stop-ProspectingJob $s.Job.JobId }
            'Get-Audience'                    = { $s.Audience = Get-Audience -Name 'Checked'; Get-Audience $s.Audience.AudienceId; Get-Audience ('0' * 24) }
            'Get-AudienceProspect'            = { $s.Prospects = @($s.Audience | Get-AudienceProspect -PageSize 10); $s.Prospects }
            'Export-AudienceProspect'         = { $s.Audience | Export-AudienceProspect -Path (Join-Path $folder 'out.csv') }
            'Get-ProspectSignalSpecification' = { $s.Specification = @(Get-ProspectSignalSpecification)[0]; $s.Specification }
            'Start-ProspectSignalScan'        = { $s.Scan = $s.Audience | Start-ProspectSignalScan -SignalSpecificationId $s.Specification.SignalSpecificationId; $s.Scan }
            'Wait-ProspectSignalScan'         = { $s.Scan | Wait-ProspectSignalScan }
            'Get-ProspectSignalScan'          = { Get-ProspectSignalScan; Get-ProspectSignalScan $s.Scan.ScanId }
            'Stop-ProspectSignalScan'         = { Stop-ProspectSignalScan $s.Scan.ScanId }
            'Get-ProspectSignal'              = { $s.Prospects | Select-Object -First 3 | Get-ProspectSignal -MinScore 40 }
            'Resolve-Prospect'                = { Resolve-Prospect -ProviderId 'ACwAAABOW1g' }
            'New-Audience'                    = { $s.New = New-Audience -Name 'Made' -Description 'By hand'; $s.New }
            'Set-Audience'                    = { $s.New | Set-Audience -Name 'Changed' }
            'New-AudienceFolder'              = { $s.Folder = New-AudienceFolder -Name 'Folder'; $s.Folder }
            'Rename-AudienceFolder'           = { $s.Folder | Rename-AudienceFolder -NewName 'Renamed' }
            'Get-AudienceFolder'              = { Get-AudienceFolder }
            'Move-Audience'                   = { $s.New | Move-Audience -FolderId $s.Folder.FolderId; $s.New | Move-Audience -Ungrouped }
            'Move-AudienceProspect'           = { $s.Prospects[0] | Move-AudienceProspect -TargetAudienceId $s.New.AudienceId }
            'Remove-Audience'                 = { $s.New | Remove-Audience }
            'New-ContactList'                 = { $s.List = New-ContactList -Name 'List' -CompanyLinkedInUrl $s.Prospects[0].Company.LinkedinUrl -Keyword engineer; $s.List }
            'Get-ContactList'                 = { Get-ContactList; Get-ContactList $s.List.ListId }
            'Get-ContactListMember'           = { $s.List | Get-ContactListMember }
            'Rename-ContactList'              = { $s.List | Rename-ContactList -NewName 'Other' }
            'Find-Contact'                    = { Find-Contact -Country US -First 3; Find-Contact -CompanyLinkedInUrl $s.Prospects[0].Company.LinkedinUrl }
            'Remove-ContactList'              = { $s.List | Remove-ContactList; Remove-ContactList ('0' * 24) }
            'Invoke-ProspectingApi'           = { Invoke-ProspectingApi -Path '/v1/accounts/{accountGroupId}/audiences' -All; Invoke-ProspectingApi -Path '/local/v1/info' }
            'Disconnect-Prospecting'          = { Disconnect-Prospecting }
        }
        foreach ($name in $lines.Keys) {
            $null = & $lines[$name] 3>$null 2>$null
        }

        $found = Get-Finding
        $found.findings | Should -BeNullOrEmpty
        $operations = { $args | ForEach-Object { "$_" -replace ' \d+$' } | Where-Object { $_ -notmatch '/admin/' } | Sort-Object -Unique }
        (& $operations $found.documented | Where-Object { $_ -notin (& $operations $found.operations) }) | Should -BeNullOrEmpty -Because 'every operation was asked'
    }

    It 'finds a request and an answer that do not agree with the document' {
        $around = Get-NoProxy
        $null = Invoke-WebRequest -Uri "$($front.Uri)v1/credits?limit=1" -SkipHttpErrorCheck @around
        $null = Invoke-WebRequest -Uri "$($front.Uri)v1/contacts/search" -Method Post -Body '{"limit":"x"}' -ContentType 'application/json' -Headers @{ Authorization = 'Bearer x' } -SkipHttpErrorCheck @around
        $found = (Get-Finding).findings -join "`n"
        $found | Should -BeLike '*GET /v1/credits (request) has the parameter limit*'
        $found | Should -BeLike '*GET /v1/credits (request) has no key*'
        $found | Should -BeLike '*POST /v1/contacts/search (request).limit*'
    }
}

Describe 'A linter of the field' {
    It 'has nothing to say: Spectral, with its own rules for OpenAPI' -Tag NeedsNpm {
        $document = Join-Path $TestDrive 'openapi.json'
        $around = Get-NoProxy
        (Invoke-WebRequest -Uri "$($service.Uri)openapi/v1.json" @around).Content | Set-Content -LiteralPath $document
        $rules = Join-Path $TestDrive '.spectral.yaml'
        'extends: ["spectral:oas"]' | Set-Content -LiteralPath $rules
        $said = npx --yes --package '@stoplight/spectral-cli@6.16.3' spectral lint --ruleset $rules --fail-severity hint $document 2>&1 | Out-String
        $LASTEXITCODE | Should -Be 0 -Because $said
    }
}
