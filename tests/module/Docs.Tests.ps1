# The documents: recipes run, links lead somewhere, and what the README tells to type exists.

BeforeDiscovery {
    $root = (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '../..')).Path
    $documents = @(Get-ChildItem -Path $root -Filter '*.md') + @(Get-ChildItem -Path (Join-Path $root 'docs') -Filter '*.md' -Recurse) |
        ForEach-Object { @{ Name = $_.FullName.Substring($root.Length + 1).Replace('\', '/'); Path = $_.FullName } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/VaultSupport.psm1" -Force
    Import-Module "$PSScriptRoot/ExampleSupport.psm1" -Force
    Import-TestModule
    $script:Root = (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '../..')).Path
    $script:Recipes = Join-Path $script:Root 'docs/recipes'
    $script:DataHome = $env:XDG_DATA_HOME
    $script:Folder = Join-Path $TestDrive 'recipes'
    $null = New-Item -ItemType Directory -Path $script:Folder
    Initialize-ExampleService -Folder $script:Folder
    Initialize-ExampleData -Folder $script:Folder

    function Get-CodeBlock {
        # The blocks of PowerShell in a text.
        param([string] $Text)
        [regex]::Matches($Text.Replace("`r`n", "`n"), '(?ms)^```powershell\n(.*?)\n```$') | ForEach-Object { $_.Groups[1].Value }
    }

    function Get-Anchor {
        # The headings of a page as the anchors that GitHub makes of them.
        param([string] $Path)
        $text = (Get-Content -LiteralPath $Path -Raw -Encoding utf8) -replace '(?ms)^```.*?^```', ''
        [regex]::Matches($text, '(?m)^#+ +(.+?)\r?$') | ForEach-Object {
            $_.Groups[1].Value.ToLowerInvariant() -replace '[^\p{L}\p{Nd} _-]', '' -replace ' ', '-'
        }
    }
}

AfterAll {
    Stop-TestService
    $env:XDG_DATA_HOME = $script:DataHome
}

Describe 'Recipes' {
    It 'Update-Audience writes the sheet, and charges once a day' {
        $path = Join-Path $script:Folder 'nightly.csv'
        $run = @{ LeadListName = 'Sales directors'; Path = $path; MaxResults = 20 }
        $first = & "$script:Recipes/Update-Audience.ps1" @run
        $first.Status | Should -Be 'completed'
        @(Import-Csv -LiteralPath $path).Count | Should -Be $first.ImportedCount
        $balance = (Get-ProspectingCredit).RemainingCredits

        (& "$script:Recipes/Update-Audience.ps1" @run).JobId | Should -Be $first.JobId
        (Get-ProspectingCredit).RemainingCredits | Should -Be $balance
        "$path.partial" | Should -Not -Exist
    }

    It 'Start-GuardedJob starts within the budget and refuses beyond' {
        $spent = (Get-ProspectingJob | Measure-Object -Property CreditsUsed -Sum).Sum
        $job = & "$script:Recipes/Start-GuardedJob.ps1" -LeadListName 'Founders' -MaxResults 10 -DailyBudget ($spent + 15)
        $job.CreditsUsed | Should -BeGreaterThan 5
        $count = @(Get-ProspectingJob).Count
        $failure = Get-ThrownError { & "$script:Recipes/Start-GuardedJob.ps1" -LeadListName 'Founders' -MaxResults 10 -DailyBudget ($spent + 15) }
        $failure.FullyQualifiedErrorId | Should -BeLike 'MaxCreditsExceeded,*'
        $failure = Get-ThrownError { & "$script:Recipes/Start-GuardedJob.ps1" -LeadListName 'Founders' -MaxResults 10 -DailyBudget 999999 -Reserve (Get-ProspectingCredit).RemainingCredits }
        $failure.FullyQualifiedErrorId | Should -BeLike 'MaxCreditsExceeded,*'
        @(Get-ProspectingJob).Count | Should -Be $count
    }

    It 'Split-Audience writes every prospect into the sheet of its company' {
        $folder = Join-Path $script:Folder 'companies'
        $sheets = & "$script:Recipes/Split-Audience.ps1" -AudienceName 'Engineering leaders EMEA' -Folder $folder -MinimumCount 2
        $all = @(Get-Audience -Name 'Engineering leaders EMEA' | Get-AudienceProspect)
        ($sheets | Measure-Object -Property Prospects -Sum).Sum | Should -Be $all.Count
        $rows = @(Get-ChildItem -LiteralPath $folder -Filter '*.csv' | ForEach-Object { Import-Csv -LiteralPath $_.FullName })
        @($rows.LinkedinUrl | Sort-Object) | Should -Be @($all.LinkedinUrl | Sort-Object)

        # A second run replaces, and does not add.
        $null = & "$script:Recipes/Split-Audience.ps1" -AudienceName 'Engineering leaders EMEA' -Folder $folder -MinimumCount 2
        @(Get-ChildItem -LiteralPath $folder -Filter '*.csv' | ForEach-Object { Import-Csv -LiteralPath $_.FullName }).Count | Should -Be $all.Count
    }

    It 'Compare-CrmContact tells who is known, and by what' {
        $out = @{ NewPath = (Join-Path $script:Folder 'new.csv'); KnownPath = (Join-Path $script:Folder 'known.csv') }
        $crm = Join-Path $script:Folder 'crm-export.csv'
        $people = @(Get-Audience -Name 'Engineering leaders EMEA' | Get-AudienceProspect)
        @(
            [pscustomobject]@{ Profile = $people[0].LinkedinUrl.ToUpperInvariant().Replace('HTTPS://WWW.LINKEDIN.COM/IN', 'http://linkedin.com/in') + '/?utm=1'; Name = ''; Client = '' }
            [pscustomobject]@{ Profile = ''; Name = "  $($people[1].Name.ToUpperInvariant())"; Client = $people[1].CompanyName }
        ) | Export-Csv -LiteralPath $crm -NoTypeInformation -Encoding utf8
        $result = @(& "$script:Recipes/Compare-CrmContact.ps1" -AudienceName 'Engineering leaders EMEA' -CrmPath $crm -Map @{ linkedinUrl = 'Profile'; company = 'Client' } @out -ErrorAction SilentlyContinue)
        $result.Count | Should -Be $people.Count
        $result[0].KnownBy | Should -Be 'LinkedIn'
        $result[1].KnownBy | Should -Be 'Name'
        @($result | Where-Object KnownBy).Count | Should -Be 2
        @(Import-Csv -LiteralPath $out.NewPath).Count | Should -Be ($people.Count - 2)
        @(Import-Csv -LiteralPath $out.KnownPath).Count | Should -Be 2
    }
}

Describe 'The page about testing' {
    It 'has five whole Pester files, and each of them passes' {
        $blocks = @(Get-CodeBlock (Get-Content -LiteralPath (Join-Path $script:Root 'docs/testing.md') -Raw -Encoding utf8))
        $files = @($blocks | Where-Object { $_ -match '(?m)^Describe ' })
        $files.Count | Should -Be 5
        $run = Invoke-PesterText -Text $files -Folder (Join-Path $TestDrive 'testing')
        $run.Failed | Should -BeNullOrEmpty
        $run.Passed | Should -Be 8
    }

    It 'has other lines that run' {
        $blocks = @(Get-CodeBlock (Get-Content -LiteralPath (Join-Path $script:Root 'docs/testing.md') -Raw -Encoding utf8))
        try {
            foreach ($block in $blocks | Where-Object { $_ -notmatch '(?m)^Describe ' }) {
                { Invoke-Example -Code $block } | Should -Not -Throw
            }
        }
        finally {
            Initialize-ExampleService -Folder $script:Folder
            Initialize-ExampleData -Folder $script:Folder
        }
    }
}

Describe 'Recipe Invoke-ImportStep' {
    # In processes of its own and with a connection of the environment, as in a pipeline.
    BeforeAll {
        $script:Saved = 'PROSPECTING_URI', 'PROSPECTING_API_KEY', 'PROSPECTING_ACCOUNT_GROUP' |
            ForEach-Object { @{ Name = $_; Value = [Environment]::GetEnvironmentVariable($_) } }
        $service = Get-ProspectingService
        $env:PROSPECTING_URI = $service.Uri
        $env:PROSPECTING_API_KEY = (Get-ServiceKey -Service $service).Key
        $env:PROSPECTING_ACCOUNT_GROUP = $service.AccountGroupId

        function Invoke-Step {
            param([string] $RunId, [string] $ProfilePath = (Join-Path $script:Folder 'people.csv'))
            $result = Join-Path $script:Folder "result-$RunId.json"
            $command = "Import-Module '$(Get-TestModulePath)'; & '$script:Recipes/Invoke-ImportStep.ps1' -RunId $RunId -ProfilePath '$ProfilePath' -ResultPath '$result' -TimeoutSec 60; exit `$LASTEXITCODE"
            $said = Invoke-ShellScript $command 2>&1
            @{ ExitCode = $LASTEXITCODE; Said = "$said"; Result = if (Test-Path -LiteralPath $result) { Get-Content -LiteralPath $result -Raw | ConvertFrom-Json } }
        }
    }

    AfterAll {
        $script:Saved | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Name, $_.Value) }
    }

    It 'finds its job again when it is repeated' {
        $first = Invoke-Step -RunId 4711
        $first.ExitCode | Should -Be 0 -Because $first.Said
        $first.Result.ImportedCount | Should -Be 5
        $balance = (Get-ProspectingCredit).RemainingCredits
        $again = Invoke-Step -RunId 4711
        $again.ExitCode | Should -Be 0 -Because $again.Said
        $again.Result.JobId | Should -Be $first.Result.JobId
        (Get-ProspectingCredit).RemainingCredits | Should -Be $balance
    }

    It 'tells what passes from what does not' {
        $env:PROSPECTING_API_KEY = 'sk_live_wrong'
        (Invoke-Step -RunId 4712).ExitCode | Should -Be 1
        $env:PROSPECTING_URI = 'http://127.0.0.1:9'
        (Invoke-Step -RunId 4713).ExitCode | Should -Be 75
    }
}

Describe 'Document <Name>' -ForEach $documents {
    It 'has links that lead somewhere' {
        $text = (Get-Content -LiteralPath $Path -Raw -Encoding utf8) -replace '(?ms)^```.*?^```', ''
        foreach ($match in [regex]::Matches($text, '\[[^\]]*\]\(([^)\s]+)\)')) {
            $target, $anchor = $match.Groups[1].Value -split '#', 2
            if ($target -match '^(https?|mailto):') {
                continue
            }
            $file = if ($target) { Join-Path (Split-Path $Path) $target } else { $Path }
            $file | Should -Exist -Because "$Name links to $($match.Groups[1].Value)"
            if ($anchor) {
                $anchor | Should -BeIn @(Get-Anchor -Path $file) -Because "$Name links to $($match.Groups[1].Value)"
            }
        }
    }

    It 'names only commands that there are' {
        $text = Get-Content -LiteralPath $Path -Raw -Encoding utf8
        $nouns = 'Prospecting\w*|Prospect\w*|SalesNav\w+|Audience\w*|ContactList\w*'
        $recipes = (Get-ChildItem -LiteralPath $script:Recipes -Filter '*.ps1').BaseName
        $own = @((Import-PowerShellDataFile -Path (Get-TestModulePath)).CmdletsToExport) + $recipes
        foreach ($match in [regex]::Matches($text, "\b[A-Z][a-z]+-($nouns)\b")) {
            $match.Value | Should -BeIn $own -Because "$Name speaks of it"
        }
    }

    It 'shows code that can be typed' {
        foreach ($code in Get-CodeBlock (Get-Content -LiteralPath $Path -Raw -Encoding utf8)) {
            $errors = $null
            $tree = [Management.Automation.Language.Parser]::ParseInput($code, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $code
            foreach ($command in $tree.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
                $words = @($command.CommandElements.Extent.Text)
                if ($words[0] -eq 'pwsh') {
                    $words = @($words | Select-Object -Skip 1)
                }
                $target = if ($words[0] -match '^\./') {
                    $files = ($script:Root, $script:Recipes).ForEach({ Join-Path $_ $words[0] }).Where({ Test-Path -LiteralPath $_ })
                    $files | Should -Not -BeNullOrEmpty -Because "'$command' is to be typed"
                    Get-Command -Name $files[0]
                }
                else {
                    Get-Command -Name $words[0] -Module ProspectingTools -ErrorAction Ignore
                }
                if ($target.Name -eq 'build.ps1' -and $words.Count -gt 1) {
                    $words[1] | Should -BeIn $target.Parameters['Task'].Attributes.Where({ $_ -is [ValidateSet] }).ValidValues
                }
                foreach ($parameter in $command.CommandElements.Where({ $target -and $_ -is [Management.Automation.Language.CommandParameterAst] })) {
                    { $target.ResolveParameter($parameter.ParameterName) } | Should -Not -Throw -Because "'$command' is to be typed"
                }
            }
        }
    }
}

Describe 'README' {
    It 'the first ten minutes go as they are told' {
        $text = Get-Content -LiteralPath (Join-Path $script:Root 'README.md') -Raw -Encoding utf8
        $section = [regex]::Match($text, '(?s)\n## The first ten minutes\s(.*?)\n## ').Groups[1].Value
        $lines = (Get-CodeBlock $section) -join "`n" -split "`n" | Where-Object { $_ -notmatch '^(\./build\.ps1|Import-Module) ' }
        $lines.Count | Should -BeGreaterThan 10
        Push-Location $script:Folder
        try {
            { Invoke-Example -Code ($lines -join "`n") } | Should -Not -Throw
            @(Import-Csv -Path prospects.csv).Count | Should -BeGreaterThan 100
        }
        finally {
            Pop-Location
        }
    }
}

Describe 'Index of the cmdlets' {
    It 'lists each cmdlet once, with its synopsis, and no other' {
        $index = Get-Content -LiteralPath (Join-Path $script:Root 'docs/cmdlets/README.md') -Raw -Encoding utf8
        $rows = [regex]::Matches($index, '(?m)^\| \[([\w-]+)\]\((.+?)\.md\) \| (.+?) \|\r?$')
        $names = @($rows | ForEach-Object { $_.Groups[1].Value } | Sort-Object)
        $names | Should -Be @((Get-Command -Module ProspectingTools -CommandType Cmdlet).Name | Sort-Object) -Because './build.ps1 Docs makes the index'
        foreach ($row in $rows) {
            $row.Groups[2].Value | Should -Be $row.Groups[1].Value
            $page = Get-Content -LiteralPath (Join-Path $script:Root "docs/cmdlets/$($row.Groups[1].Value).md") -Raw -Encoding utf8
            [regex]::Match($page, '## SYNOPSIS\s+([^\r\n]+)').Groups[1].Value | Should -Be $row.Groups[3].Value -Because './build.ps1 Docs makes the index'
        }
    }
}

Describe 'Quickstart' {
    It 'stops at a file that is there already, and leaves it' {
        $sample = Join-Path $script:Root 'docs/samples/Quickstart/bin/Release/net10.0/Quickstart.dll'
        if (-not (Test-Path -LiteralPath $sample)) {
            dotnet build (Join-Path $script:Root 'docs/samples/Quickstart') --configuration Release --nologo --verbosity quiet | Out-Host
        }
        $place = New-Item -ItemType Directory -Path (Join-Path $script:Folder 'quickstart')
        Set-Content -LiteralPath (Join-Path $place 'prospects.csv') -Value 'mine'
        Push-Location $place
        try {
            "$(dotnet $sample 2>&1)" | Should -Match 'prospects\.csv is there already.*--output'
            $LASTEXITCODE | Should -Be 2
            Get-Content -LiteralPath prospects.csv | Should -Be 'mine'
            $said = "$(dotnet $sample --output other.csv 2>&1)"
            $LASTEXITCODE | Should -Be 0 -Because $said
            $rows = @(Import-Csv -LiteralPath other.csv).Count
            $rows | Should -BeGreaterThan 100
            $said | Should -Match "$rows prospects are in other\.csv"
        }
        finally {
            Pop-Location
        }
    }
}

Describe 'Topics' {
    It 'the topic of errors names every code that there is' {
        $text = Get-Content -LiteralPath (Join-Path $script:Root 'docs/about_ProspectingTools_Errors.md') -Raw
        $types = [ProspectingTools.ErrorIds], [ProspectingTools.Client.Errors.ClientErrorCodes],
            [ProspectingTools.Contracts.ErrorCodes], [ProspectingTools.Client.Export.ExportException]
        $missing = foreach ($type in $types) {
            $type.GetFields().ForEach({ $_.GetRawConstantValue() }).Where({ $text -cnotmatch "(?m)^    $_ " })
        }
        $missing | Should -BeNullOrEmpty
    }

    It 'are shown by Get-Help, 80 columns wide' {
        $built = Join-Path (Split-Path (Get-TestModulePath)) 'en-US'
        foreach ($page in Get-ChildItem -Path (Join-Path $script:Root 'docs') -Filter 'about_*.md') {
            $file = Join-Path $built "$($page.BaseName).help.txt"
            $file | Should -Exist
            $lines = @(Get-Content -LiteralPath $file -Encoding utf8)
            $lines[0..1] | Should -Be 'TOPIC', "    $($page.BaseName)"
            $lines | Where-Object { $_.Length -gt 80 } | Should -BeNullOrEmpty -Because $page.BaseName
            (Get-Help -Name $page.BaseName | Out-String) | Should -Match 'SHORT DESCRIPTION'
        }
    }
}
