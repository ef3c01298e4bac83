# Files in other code pages: their letters come in as they are, or it is said what to type.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 0 -WarningAction SilentlyContinue
}

AfterAll {
    Stop-TestService
}

Describe 'Import-ProspectingPerson -Encoding' {
    It 'reads <Page> as it was written, by name and by number' -ForEach @(
        @{ Page = 'windows-1250'; Letters = 'ĄąĆćŁłŃńŐőŘřŠšŻżČě' }, @{ Page = 'windows-1251'; Letters = 'АЯабвгёЁЙщІіЇї' }, @{ Page = 'windows-1252'; Letters = 'ÄäßéñøŒ€' }
        @{ Page = 'windows-1253'; Letters = 'ΑΩάέήώ' }, @{ Page = 'windows-1254'; Letters = 'ĞğİıŞş' }, @{ Page = 'windows-1257'; Letters = 'ĀāĒēŽžŪū' }
        @{ Page = 'shift_jis'; Letters = '山田太郎能表ソ十' }, @{ Page = 'gb18030'; Letters = '李伟陈慧𠀀' }, @{ Page = 'big5'; Letters = '陳許功蓋' }, @{ Page = 'euc-kr'; Letters = '김민수한글' }, @{ Page = 'utf-16'; Letters = 'Ωж李' }
    ) {
        $encoding = [Text.Encoding]::GetEncoding($Page)
        $random = [Random]::new(77)
        $letters = @([Globalization.StringInfo]::new($Letters) | ForEach-Object { for ($i = 0; $i -lt $_.LengthInTextElements; $i++) { $_.SubstringByTextElements($i, 1) } })
        $names = @(1..40 | ForEach-Object { (-join (1..$random.Next(2, 9) | ForEach-Object { $letters[$random.Next($letters.Count)] })) + " nr $_" })
        $file = Join-Path $TestDrive "$Page.csv"
        $rows = ($names | ForEach-Object { "`"$_`",`"$($letters[0]), `"`"x`"`"`"" }) -join "`r`n"
        [IO.File]::WriteAllBytes($file, $encoding.GetBytes("Name,Company`r`n$rows`r`n"))
        $result = Import-ProspectingPerson $file -Encoding $Page -LeadListName $Page -WarningVariable said
        $said | Should -BeNullOrEmpty
        $result.Added | Should -Be 40
        $people = @(Start-ProspectingJob -LeadListName $Page -Wait -Confirm:$false | Get-AudienceProspect)
        $people.Name | Should -Be $names
        $people.CompanyName | Select-Object -Unique | Should -Be "$($letters[0]), `"x`""
        (Import-ProspectingPerson $file -Encoding $encoding.CodePage).Merged | Should -Be 40
        $columns = Import-ProspectingPerson $file -Encoding $encoding -WhatIf
        $columns[0].Example | Should -Be $names[0]
    }

    It 'is named where letters were guessed, and where no header was found' {
        $file = Join-Path $TestDrive 'pl.csv'
        [IO.File]::WriteAllBytes($file, [Text.Encoding]::GetEncoding(1250).GetBytes("Name`nŁukasz Żółć`n"))
        $null = Import-ProspectingPerson $file -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -BeLike '*read as Windows-1252*name its code page with -Encoding: windows-1250*'
        [IO.File]::WriteAllBytes($file, [Text.Encoding]::GetEncoding(1251).GetBytes("Имя,Фамилия`nИван,Петров`n"))
        $null = Import-ProspectingPerson $file -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        "$failed" | Should -BeLike '*save it as ''CSV UTF-8'', or name its code page with -Encoding: *windows-1251*'
    }

    It 'that is not the file''s is an error, and so is one that nobody knows' {
        $file = Join-Path $TestDrive 'jp.csv'
        [IO.File]::WriteAllBytes($file, [Text.Encoding]::GetEncoding('shift_jis').GetBytes("Name`n山田太郎`n"))
        (Get-ThrownError { Import-ProspectingPerson $file -Encoding utf-8 -ErrorAction Stop }).Exception.Message | Should -BeLike '*not in the code page utf-8*'
        (Get-ThrownError { Import-ProspectingPerson $file -Encoding klingon -ErrorAction Stop }).Exception.Message | Should -BeLike '*windows-1250*'
        (Get-ThrownError { Import-ProspectingPerson "$PSScriptRoot/../data/workbooks/people.xlsx" -Encoding utf-8 -ErrorAction Stop }).Exception.Message | Should -BeLike '*is a workbook*-Encoding*'
        (TabExpansion2 'Import-ProspectingPerson x.csv -Encoding 125' 44).CompletionMatches.CompletionText | Should -Contain "'windows-1251'"
    }
}

Describe 'The code page of files of other cmdlets' {
    BeforeAll {
        $cyrillic = [Text.Encoding]::GetEncoding(1251)
        $people = Join-Path $TestDrive 'ru.csv'
        [IO.File]::WriteAllBytes($people, $cyrillic.GetBytes("Имя,Фамилия,Ссылка`r`nИван,Петров,https://www.linkedin.com/in/ivan-1`r`nАнна,Ли,https://www.linkedin.com/in/anna-2`r`n"))
        $old = Join-Path $TestDrive 'old.csv'
        [IO.File]::WriteAllBytes($old, $cyrillic.GetBytes("Ссылка,Имя,Фамилия`r`nhttps://www.linkedin.com/in/anna-2,Анна,Ли`r`n"))
        $null = Import-ProspectingPerson $people -Encoding windows-1251
    }

    It 'is that of -Path and of -ExcludePath in Start-ProspectingJob' {
        $job = Start-ProspectingJob -Path $people -Encoding windows-1251 -ExcludePath $old -ExcludeEncoding 1251 -Wait -Confirm:$false -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -BeLike '1 of 2 profiles is excluded and left out.'
        (Get-AudienceProspect $job.AudienceId).Name | Should -Be 'Иван Петров'
        (Read-ProspectingPerson $people -Encoding windows-1251 -WarningVariable said).Name | Should -Be 'Иван Петров', 'Анна Ли'
        $said | Should -BeNullOrEmpty
    }

    It 'is named with the parameter that takes it' {
        (Get-ThrownError { Start-ProspectingJob -Path $people -WhatIf -ErrorAction Stop }).Exception.Message | Should -BeLike "*save it as 'CSV UTF-8', or name its code page with -Encoding: *windows-1251*"
        $null = Start-ProspectingJob -Path $people -Encoding 1251 -ExcludePath $old -WhatIf -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        "$failed" | Should -BeLike '*name its code page with -ExcludeEncoding: *windows-1251*'
        (Get-ThrownError { Read-ProspectingPerson $people -ErrorAction Stop }).Exception.Message | Should -BeLike '*name its code page with -Encoding: *'
        (Get-ThrownError { Read-ProspectingPerson "$PSScriptRoot/../data/workbooks/people.xlsx" -Encoding 1251 -ErrorAction Stop }).Exception.Message | Should -BeLike '*is a workbook*Leave -Encoding out.'
        (Get-ThrownError { Start-ProspectingJob -Path $people -Encoding utf-8 -WhatIf -ErrorAction Stop }).Exception.Message | Should -BeLike '*not in the code page utf-8*'
    }
}
