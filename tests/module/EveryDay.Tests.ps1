# What is typed every day: names beside ids, profiles beside connections, lists of statuses, a path alone.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VaultSupport.psm1" -Force
    Import-TestModule
    $null = Start-TestService -SampleCount 300 -Parameter @{ DataPath = Join-Path $TestDrive 'data' }
}

AfterAll {
    Stop-TestService
}

Describe '-LeadListName' {
    It 'starts the lists that the name means, each once, and charges once for the same key: <Names>' -ForEach @(
        @{ Names = @('Founders') }
        @{ Names = @('FOUNDERS', 'found*') }
        @{ Names = @('Engineering*') }
    ) {
        $expected = @(Get-SalesNavLeadList -Name $Names | Sort-Object LeadListId -Unique)
        $key = [guid]::NewGuid().ToString('N')
        $jobs = @(Start-ProspectingJob -LeadListName $Names -MaxResults 3 -IdempotencyKey $key -Wait)
        @($jobs.SourceName | Sort-Object) | Should -Be @($expected.Name | Sort-Object)
        $credits = (Get-ProspectingCredit).RemainingCredits
        $again = @(Get-SalesNavLeadList -Name $Names | Start-ProspectingJob -MaxResults 3 -IdempotencyKey $key -Wait -WarningAction Ignore)
        @($again.JobId | Sort-Object -Unique) | Should -Be @($jobs.JobId | Sort-Object)
        (Get-ProspectingCredit).RemainingCredits | Should -Be $credits
        @(Measure-ProspectingSource -LeadListName $Names).Count | Should -Be $expected.Count
    }

    It 'a name that is none is an error, and a pattern that finds none a warning' {
        { Start-ProspectingJob -LeadListName 'No such list' -ErrorAction Stop } | Should -Throw -ErrorId 'NameNotFound,*'
        Start-ProspectingJob -LeadListName 'No such*' -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warned" | Should -Match 'No such\*.*Get-SalesNavLeadList'
    }
}

Describe 'Get-ProspectingJob' {
    It 'takes statuses in any case and order, and a time, and -First and -Skip count what is let through' {
        $null = Get-SalesNavLeadList -Name 'Founders' | Start-ProspectingJob -MaxResults 1 -Wait
        $held = Get-SalesNavLeadList -Name 'Founders' | Start-ProspectingJob -MaxResults 2
        $held | Stop-ProspectingJob -Confirm:$false -ErrorAction SilentlyContinue
        $all = @(Get-ProspectingJob)
        $seed = Get-Random -Maximum 100000
        Write-Host "seed $seed"
        $random = [Random]::new($seed)
        $words = 'queued', 'running', 'completed', 'failed', 'cancelled'
        foreach ($round in 1..15) {
            $statuses = @($words | Where-Object { $random.Next(2) })
            $since = $all[$random.Next($all.Count)].CreatedAt.AddMilliseconds($random.Next(3) - 1)
            $more = @{ Since = $since }
            if ($statuses) { $more['Status'] = $statuses | ForEach-Object { if ($random.Next(2)) { $_.ToUpperInvariant() } else { $_ } } }
            $expected = @($all | Where-Object { $_.CreatedAt -ge $since -and (-not $statuses -or $_.Status -in $statuses) })
            @(Get-ProspectingJob @more).JobId | Should -Be $expected.JobId -Because "seed $seed, round $round"
            @(Get-ProspectingJob @more -Skip 1 -First 1).JobId | Should -Be ($expected | Select-Object -Skip 1 -First 1).JobId -Because "seed $seed, round $round"
        }
        (Get-ProspectingJob -Status COMPLETED).Count | Should -Be @($all | Where-Object Status -eq 'completed').Count
    }
}

Describe 'Invoke-ProspectingApi' {
    It 'reads a path that stands alone, and says what is wrong with the rest' {
        (Invoke-ProspectingApi /v1/accounts).data.items.Count | Should -BeGreaterThan 0
        (Invoke-ProspectingApi get /v1/accounts).data.items.Count | Should -BeGreaterThan 0
        (Invoke-ProspectingApi -Path /v1/credits).remainingCredits | Should -BeGreaterThan 0
        { Invoke-ProspectingApi FETCH /v1/accounts } | Should -Throw '*FETCH*GET, POST*'
        { Invoke-ProspectingApi GET } | Should -Throw '*/v1/credits*'
        foreach ($word in 'v1/accounts', 'https://api.example.com/v1/credits', '//example.com/v1') {
            { Invoke-ProspectingApi $word } | Should -Throw "*'$word' is not a path of the API*Invoke-ProspectingApi /v1/credits*"
        }
        $line = 'Invoke-ProspectingApi p'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.ListItemText | Should -Be 'POST', 'PUT', 'PATCH'
    }
}

Describe 'Get-ProspectingService' {
    It 'counts the people that are there now' {
        $before = (Get-ProspectingService).PersonCount
        $more = Get-Random -Minimum 3 -Maximum 30
        $null = 1..$more | ForEach-Object { [pscustomobject]@{ Name = "Counted $_"; LinkedInUrl = "https://www.linkedin.com/in/counted-$_" } } | Import-ProspectingPerson
        (Get-ProspectingService).PersonCount | Should -Be ($before + $more)
        (Get-ProspectingService).People | Should -Be ($before + $more)
    }
}

Describe '-Verbose' {
    It 'shows each request, as the topic says' {
        $said = Get-SalesNavLeadList -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        "$said" | Should -Match 'GET /v1/accounts/\w+/sales-navigator/lead-lists.*200'
    }
}

Describe '-ProfileName' {
    It 'is on every cmdlet that takes -Connection to call the API' {
        $without = Get-Command -Module ProspectingTools | Where-Object { $_.Parameters['Connection'] -and -not $_.Parameters['ProfileName'] }
        $without.Name | Should -Be 'Disconnect-Prospecting'
    }

    It 'uses the profile, also in a job; leaves the session as it is; names the profiles that there are' -Tag NeedsSecretManagement {
        $service = Get-ProspectingService
        $data = @{ Uri = "$($service.Uri)".TrimEnd('/'); Key = (Get-ServiceKey -Service $service).Key }
        $run = Invoke-InHome -HomeFolder (New-TestHome -Root $TestDrive) -Data $data -Block {
            $null = Register-ScriptVault
            $Out.None = Get-Failure { Get-Audience }
            Set-ProspectingProfile trial -Uri $In.Uri -ApiKey (New-Key $In.Key) -Vault Script
            Set-ProspectingProfile prod -Uri $In.Uri -ApiKey (New-Key $In.Key) -Vault Script
            $Out.Lists = @(Get-SalesNavLeadList -ProfileName TRIAL).Count
            $Out.Piped = @(Get-SalesNavLeadList -Name 'Founders' -ProfileName trial | Start-ProspectingJob -MaxResults 2 -Wait -ProfileName trial | Get-AudienceProspect -ProfileName trial).Count
            $Out.Session = @(Get-ProspectingConnection).Count
            $module = $In.ModulePath
            $Out.Job = [int] (Start-Job { Import-Module $using:module; @(Get-SalesNavLeadList -ProfileName trial).Count } | Receive-Job -Wait -AutoRemoveJob)
            $Out.Missing = Get-Failure { Get-Audience -ProfileName nowhere }
            $Out.Unconnected = Get-Failure { Get-Audience }
            $Out.Both = Get-Failure { Get-Audience -ProfileName trial -Connection (Connect-Prospecting prod -PassThru) }
            Disconnect-Prospecting
            $what = Start-ProspectingJob -LeadListId x -ProfileName trial -WhatIf *>&1 | Out-String
            Remove-ProspectingProfile trial -Confirm:$false
            $Out.Removed = Get-Failure { Get-Audience -ProfileName trial }
        }
        $run.Out.Lists | Should -BeGreaterThan 0
        $run.Out.Piped | Should -BeGreaterThan 0
        $run.Out.Session | Should -Be 0
        $run.Out.Job | Should -Be $run.Out.Lists
        $run.Out.None.Text | Should -Not -Match 'profile'
        $run.Out.Missing.Id | Should -Be 'ProfileMissing'
        $run.Out.Missing.Text | Should -Match "Stored are 'prod', 'trial'"
        $run.Out.Unconnected.Id | Should -Be 'ConnectionMissing'
        $run.Out.Unconnected.Text | Should -Match "'prod', 'trial'"
        $run.Out.Both.Id | Should -Be 'ParameterInvalid'
        $run.Out.Removed.Id | Should -Be 'ProfileMissing'
    }
}
