# -Map: what the warning says can be pasted as it is, whatever stands in the headers; Tab writes fields and columns.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 0 -WarningAction SilentlyContinue

    function Get-Completion {
        param([string] $Line)
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText
    }

    function Export-Row {
        # A CSV file of one person with these headers.
        param([string] $Path, [string[]] $Header)
        $quoted = $Header | ForEach-Object { '"' + $_.Replace('"', '""') + '"' }
        $cells = 0..($Header.Count - 1) | ForEach-Object { "value$_" }
        [IO.File]::WriteAllText($Path, "$($quoted -join ',')`n$($cells -join ',')`n", [Text.UTF8Encoding]::new($false))
    }
}

AfterAll {
    Stop-TestService
}

Describe 'The warning about columns without a field' {
    It 'ends in a map that can be pasted: seed <_>' -ForEach @(1..4) {
        $random = [Random]::new(900 + $_)
        $marks = "'", '"', '$(x)', '[a]', '{b}', ',', ';', '`', [char]0x2019, [char]0x201c, '=', '#', "`n", '|', '%', '中', 'é'
        $path = Join-Path $TestDrive "map$_.csv"
        $decorated = @{}
        foreach ($name in 'Position held', 'Stadt aktuell', 'Firmenname laut CRM') {
            $text = -join (1..3 | ForEach-Object { $marks[$random.Next($marks.Count)] })
            $mark = -join ($text.ToCharArray() | Where-Object { -not [char]::IsLetterOrDigit($_) })
            $decorated[$name] = "$mark$name$mark$mark"
        }
        Export-Row $path (@('Name', 'Lieblingsfarbe') + $decorated.Values)
        $null = Import-ProspectingPerson $path -Map @{ headline = 'Lieblingsfarbe' } -WarningVariable said -WarningAction SilentlyContinue
        $map = [regex]::Match("$said", '(?s)-Map (@\{.*\})$').Groups[1].Value
        $columns = & ([scriptblock]::Create("Import-ProspectingPerson '$path' -WhatIf -Map $map -WarningVariable left"))
        $left | Should -BeNullOrEmpty
        ($columns | Where-Object Header -eq 'Lieblingsfarbe').Field | Should -Be 'headline'
        ($columns | Where-Object Header -match 'Position').Field | Should -Be 'title'
        ($columns | Where-Object Header -match 'Stadt').Field | Should -Be 'city'
        ($columns | Where-Object Header -match 'Firmenname').Field | Should -Be 'company'
    }

    It 'says for which columns no field is likely' {
        $path = Join-Path $TestDrive 'unlikely.csv'
        Export-Row $path 'Name', 'Lieblingsfarbe', 'Position held'
        $null = Import-ProspectingPerson $path -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -BeLike "*No field is likely for Lieblingsfarbe.*-Map @{ title = 'Position held' }"
        Export-Row $path 'Name', 'Lieblingsfarbe'
        $null = Import-ProspectingPerson $path -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -BeLike '*No field is likely for any of them*Get-Help Import-ProspectingPerson -Parameter Map*'
        $null = Import-ProspectingPerson $path -WhatIf -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -BeLike '*1 column fills no field*Lieblingsfarbe*'
    }

    It 'says nothing of the numbers that our own export writes' {
        Set-Content -LiteralPath (Join-Path $TestDrive own.csv) -Value 'ProspectId,AudienceId,Name', '6b01d43d7fe306c3fd5cdb20,6b01d43d7fe306c3fd5cdb21,Ann Own'
        $null = Import-ProspectingPerson (Join-Path $TestDrive own.csv) -WarningVariable said -WarningAction SilentlyContinue
        $said | Should -BeNullOrEmpty
    }

    It 'takes several columns for a field' {
        $path = Join-Path $TestDrive 'several.csv'
        Set-Content -LiteralPath $path -Value 'Wer,Post A,Post B', 'Ann Roe,a@b.example,c@d.example'
        $null = Import-ProspectingPerson $path -Map @{ name = 'Wer'; email = 'Post A', 'Post B' } -LeadListName several
        (Start-ProspectingJob -LeadListName several -SearchEmails -Wait -Confirm:$false | Get-AudienceProspect).Emails.Email | Should -Be 'a@b.example', 'c@d.example'
    }
}

Describe 'Tab after -Map' {
    BeforeAll {
        Push-Location $TestDrive
        Export-Row (Join-Path $TestDrive "it's [1].csv") 'Name', "Position 'held', here", 'Stadt (aktuell)', 'Lieblingsfarbe'
        $file = "'it''s ``[1``].csv'"
    }

    AfterAll {
        Pop-Location
    }

    It 'writes every field' {
        $all = Get-Completion 'Import-ProspectingPerson -Map '
        $fields = $all | ForEach-Object { @((& ([scriptblock]::Create($_))).Keys)[0] }
        $message = (Get-ThrownError { Import-ProspectingPerson -Map @{ shoeSize = 'x' } -InputObject ([pscustomobject]@{ name = 'a' }) -ErrorAction Stop }).Exception.Message
        $message | Should -BeLike "*Fields are: $($fields -join ', ').*"
    }

    It 'writes what is likely of the file, and its columns' -ForEach @(
        @{ Command = 'Import-ProspectingPerson $file -Map ' }, @{ Command = 'Start-ProspectingJob -Path $file -Map ' }
        @{ Command = 'Import-ProspectingPerson -LiteralPath ''it''''s [1].csv'' -Map ' }
    ) {
        $line = $Command.Replace('$file', $file)
        (Get-Completion $line)[0] | Should -Be "@{ title = 'Position ''held'', here'; city = 'Stadt (aktuell)' }"
        Get-Completion "${line}ti" | Should -Be "@{ title = 'Position ''held'', here' }"
        Get-Completion "${line}company.w" | Should -Be "@{ 'company.website' = '' }"
        Get-Completion "${line}Stadt" | Should -Be "@{ city = 'Stadt (aktuell)' }"
        Get-Completion "${line}Lieb" | Should -Be "@{ '' = 'Lieblingsfarbe' }"
    }

    It 'writes the fields where the file cannot be read' {
        (Get-Completion 'Import-ProspectingPerson none.csv -Map ')[0] | Should -Be "@{ name = '' }"
        [IO.File]::WriteAllBytes((Join-Path $TestDrive 'bad.csv'), [byte[]](0x50, 0x4b, 3, 4, 0, 0, 255))
        (Get-Completion 'Import-ProspectingPerson bad.csv -Map ti') | Should -Be "@{ title = '' }"
    }
}

Describe 'The help' -Tag NeedsHelp {
    It 'has each field in its table' {
        $text = (Get-Help Import-ProspectingPerson -Parameter Map | Out-String -Width 200)
        $fields = Get-Completion 'Import-ProspectingPerson -Map ' | ForEach-Object { @((& ([scriptblock]::Create($_))).Keys)[0] }
        $fields | Where-Object { $text -notmatch "\b$([regex]::Escape($_))\b" } | Should -BeNullOrEmpty
        $page = Get-Content -LiteralPath (Join-Path $PSScriptRoot '../../docs/cmdlets/Import-ProspectingPerson.md') -Raw
        @([regex]::Matches($page, '(?m)^\| `([^`]+)` \|') | ForEach-Object { $_.Groups[1].Value }) | Should -Be $fields
    }
}
