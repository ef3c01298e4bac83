# The shape of a sheet: its columns, their order, and what stands between them.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 600
    $file = Join-Path $TestDrive own.csv
    'First Name,Last Name,LinkedIn URL,Company,Title,Score', 'Ada,"Love;lace, ""Countess""",linkedin.com/in/ada-l,"A;B, C",=1+1,7', 'Alan,Turing,linkedin.com/in/alan-t,Bletchley,Reader,9' | Set-Content -LiteralPath $file -Encoding utf8
    $null = Import-ProspectingPerson -Path $file -LeadListName Own -WarningAction SilentlyContinue
    $job = Get-SalesNavLeadList -Name Own | Start-ProspectingJob -Wait -Confirm:$false
    $people = @($job | Get-AudienceProspect)
    $all = Join-Path $TestDrive all.csv
    $null = $job | Export-AudienceProspect -Path $all
    $columns = (Get-Content -LiteralPath $all -TotalCount 1) -split ','

    function Export-Sheet {
        param([hashtable] $Parameter)
        $path = Join-Path $TestDrive "$([guid]::NewGuid().ToString('N')).csv"
        $null = $job | Export-AudienceProspect -Path $path @Parameter
        $path
    }
}

AfterAll {
    Stop-TestService
}

Describe 'Export-AudienceProspect -Property, -Delimiter and -UseCulture' {
    It 'has the columns that are chosen, in their order, with every cell as in the whole sheet: seed <_>' -ForEach @(1..6) {
        $random = [Random]::new(700 + $_)
        $chosen = @($columns | Sort-Object { $random.Next() } | Select-Object -First $random.Next(1, $columns.Count))
        $delimiter = [char[]] ',;|:' + [char] 9 + [char] 0x3B1 | Select-Object -Index $random.Next(6)
        $path = Export-Sheet @{ Property = @($chosen | ForEach-Object { if ($random.Next(2)) { $_.ToUpperInvariant() } else { $_ } }); Delimiter = $delimiter }
        $rows = @(Import-Csv -LiteralPath $path -Delimiter $delimiter)
        $whole = @(Import-Csv -LiteralPath $all)
        $rows[0].PSObject.Properties.Name | Should -Be $chosen
        foreach ($column in $chosen) { $rows.$column | Should -Be $whole.$column }
    }

    It 'takes wildcards, and further fields by their own names' {
        $rows = @(Import-Csv (Export-Sheet @{ Property = 'Name', 'company*Name', 'score' }))
        $rows[0].PSObject.Properties.Name | Should -Be 'Name', 'CompanyName', 'score'
        $rows.score | Should -Be '7', '9'
    }

    It 'says which columns nobody fills' {
        $path = Export-Sheet @{ Property = 'Name', 'Nix'; WarningVariable = 'said'; WarningAction = 'SilentlyContinue' }
        $said | Should -BeNullOrEmpty
        $null = $job | Export-AudienceProspect -Path $path -Force -Property Name, Nix -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -BeLike '*has Nix: the columns are empty*'
    }

    It 'takes the separator of the culture: <Culture>' -ForEach @(@{ Culture = 'de-DE'; Separator = ';' }, @{ Culture = 'en-US'; Separator = ',' }) {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $Culture
            $path = Export-Sheet @{ Property = 'Name', 'CompanyName'; UseCulture = $true }
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
        Get-Content -LiteralPath $path -TotalCount 1 | Should -Be "Name$($Separator)CompanyName"
    }

    It 'keeps a formula harmless between other delimiters, too' {
        @(Import-Csv -Delimiter ';' -LiteralPath (Export-Sheet @{ ProtectFormula = $true; Delimiter = ';' })).Title | Should -Contain "'=1+1"
    }

    It 'refuses what cannot be: <Name>' -ForEach @(
        @{ Name = 'both'; Parameter = @{ Delimiter = ';'; UseCulture = $true } }
        @{ Name = 'a quotation mark'; Parameter = @{ Delimiter = '"' } }
        @{ Name = 'JSON Lines'; Parameter = @{ Format = 'JsonLines'; Property = 'Name' } }
        @{ Name = 'a column twice'; Parameter = @{ Property = 'Name', 'name' } }
        @{ Name = 'a pattern of nothing'; Parameter = @{ Property = 'zz*' } }
    ) {
        (Get-ThrownError { Export-Sheet $Parameter }).FullyQualifiedErrorId | Should -BeLike 'ParameterInvalid*'
    }

    It 'does not go on with a sheet of another shape' {
        $path = Join-Path $TestDrive resumed.csv
        'x' | Set-Content "$path.partial"
        $state = @{ version = 1; accountGroupId = $service.Connection.AccountGroupId; audienceId = $job.AudienceId; format = 'Csv'; encoding = 'Utf8'; columns = @($columns); rows = 0; bytes = 1 }
        ConvertTo-Json $state | Set-Content "$path.checkpoint.json"
        foreach ($other in @{ Delimiter = ';' }, @{ Property = 'Name' }) {
            $null = $job | Export-AudienceProspect -Path $path -Resume @other -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'ExportMismatch*'
        }
    }

    It 'completes the columns' {
        $line = 'Export-AudienceProspect -Property Comp'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain 'CompanyName'
    }
}

Describe 'Files in a folder' {
    It 'are named after their audience, safely; equal names are numbered' {
        $names = 'Q1/Q2: plan', 'Q1_Q2_ plan', '..', 'CON', 'con'
        $made = @($names | ForEach-Object { New-Audience $_ })
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'named')
        $paths = @($made | Export-AudienceProspect -Path $folder).Path
        $paths | ForEach-Object { Split-Path $_ -Leaf } | Should -Be 'Q1_Q2_ plan.csv', 'Q1_Q2_ plan (2).csv', "$($made[2].AudienceId).csv", '_CON.csv', '_con (2).csv'
        $paths | ForEach-Object { Split-Path $_ } | Should -Be (@($folder.FullName) * 5)
        @(Get-ChildItem $folder).Count | Should -Be 5
    }
}
