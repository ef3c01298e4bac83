# The page that Export-AudienceReport writes: its counts, that it is safe, and that a browser shows it.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 3000
    $jobs = @(Get-SalesNavLeadList -Name 'Engineering*' | Start-ProspectingJob -MaxResults 150 -SearchEmails -Wait -Confirm:$false)
    $path = Join-Path $TestDrive report.html
    $file = $jobs | Export-AudienceReport -Path $path -Title 'Spring <campaign> & "more"' -Top 5 -ThrottleLimit 2
    $html = [IO.File]::ReadAllText($path)
    . "$PSScriptRoot/Needs.ps1"
    $chromium = Get-Chromium

    function Get-Cell {
        # The numbers of a row of the page, one for each audience.
        param([string] $Html, [string] $Section, [string] $Row)
        $part = [regex]::Match($Html, "(?s)<h2>$([regex]::Escape($Section))</h2>.*?</section>").Value
        $line = [regex]::Match($part, "<tr><th scope=""row"">$([regex]::Escape([Net.WebUtility]::HtmlEncode($Row)))</th>.*").Value
        @([regex]::Matches($line, '<span>([\d,]+) ') | ForEach-Object { [long] ($_.Groups[1].Value -replace ',') })
    }
}

AfterAll {
    Stop-TestService
}

Describe 'Counts' {
    It 'are those of the prospects, side by side' {
        $people = @($jobs | ForEach-Object { , @($_ | Get-AudienceProspect) })
        foreach ($country in @($people[0] + $people[1] | Group-Object CountryCode | Sort-Object Count -Descending | Select-Object -First 3).Name) {
            $name = [Globalization.RegionInfo]::new($country).EnglishName
            Get-Cell $html 'Country' $name | Should -Be @($people | ForEach-Object { @($_ | Where-Object CountryCode -EQ $country).Count })
        }
        Get-Cell $html 'E-mail coverage' 'no address' | Should -Be @($people | ForEach-Object { @($_ | Where-Object { -not $_.Email }).Count })
        $company = @($people[0] + $people[1] | Group-Object CompanyName | Sort-Object Count -Descending)[0].Name
        Get-Cell $html 'Top companies' $company | Should -Be @($people | ForEach-Object { @($_ | Where-Object CompanyName -EQ $company).Count })
    }

    It 'of each table add up to the audience' {
        foreach ($section in 'E-mail coverage', 'Country', 'Industry', 'Company size', 'Top companies', 'Seniority') {
            $part = [regex]::Match($html, "(?s)<h2>$section</h2>.*?</section>").Value
            $rows = @([regex]::Matches($part, '<tr><th scope="row">.*') | ForEach-Object { , @([regex]::Matches($_.Value, '<span>([\d,]+) ') | ForEach-Object { [long] ($_.Groups[1].Value -replace ',') }) })
            foreach ($i in 0, 1) { ($rows | ForEach-Object { $_[$i] } | Measure-Object -Sum).Sum | Should -Be $jobs[$i].ImportedCount -Because $section }
        }
    }

    It 'tell what the jobs cost' {
        $html | Should -Match ("Together</th><td class=""n"">{0:N0}<" -f ($jobs | Measure-Object CreditsUsed -Sum).Sum)
    }
}

Describe 'The page' {
    It 'holds all that it shows, and no script' {
        $html | Should -Not -Match '(?i)<script|javascript:|\son\w+=|<link|<img|<iframe|@import|url\('
        $html | Should -Not -Match 'https?://'
        $html | Should -Match "default-src 'none'"
        $html | Should -Match '<title>Spring &lt;campaign&gt; &amp; &quot;more&quot;</title>'
    }

    It 'is fit for a screen reader: a language, headings, captions, headed rows; bars are passed over' {
        $html | Should -Match '<html lang="en">'
        [regex]::Matches($html, '<table').Count | Should -Be ([regex]::Matches($html, '<caption>').Count)
        [regex]::Matches($html, '<svg').Count | Should -Be ([regex]::Matches($html, '<svg aria-hidden="true"').Count)
        $html | Should -Match '@media print'
        $html | Should -Match 'prefers-color-scheme: dark'
    }

    It 'is well-formed whatever the names are' {
        $made = @('<script>alert(1)</script>', '"quoted" & ''more''', "right $([char] 0x202E) left", "人材 🎯" | ForEach-Object { New-Audience $_ })
        $odd = Join-Path $TestDrive odd.html
        $null = $made | Export-AudienceReport -Path $odd
        $text = [IO.File]::ReadAllText($odd)
        $text | Should -Not -Match '<script'
        { [xml] ($text -replace '<!DOCTYPE html>' -replace '<meta [^>]*>' -replace '(?s)<style>.*?</style>' -replace '&quot;|&#39;|&nbsp;') } | Should -Not -Throw
    }

    It 'is written for its owner only, and not over another one' -Tag NeedsUnix {
        [IO.File]::GetUnixFileMode($path) | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite')
        $file.FullName | Should -Be $path
        $null = $jobs | Export-AudienceReport -Path $path -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ExportFileExists*'
    }

    It 'goes on past an audience that is not there, and writes nothing where there is none' {
        $some = Join-Path $TestDrive some.html
        $null = Export-AudienceReport -AudienceId $jobs[0].AudienceId, ('0' * 24) -Path $some -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.Count | Should -Be 1
        $some | Should -Exist
        $none = Join-Path $TestDrive none.html
        Export-AudienceReport -AudienceId ('0' * 24) -Path $none -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $none | Should -Not -Exist
    }

    It 'is shown by a real Chromium, with every table' -Tag NeedsChromium {
        $arguments = @(
            '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--window-size=1100,1200'
            "--user-data-dir=$(Join-Path $TestDrive 'browser')"
        )
        $page = [uri]::new($path).AbsoluteUri
        $picture = Join-Path $TestDrive report.png
        $problem = Join-Path $TestDrive chromium.txt
        $dom = (& $chromium @arguments --dump-dom $page 2> $problem) -join "`n"
        [regex]::Matches($dom, '<caption>').Count | Should -Be 7 -Because (Get-Content -LiteralPath $problem -Raw)
        [regex]::Matches($dom, '<rect class="bar"').Count | Should -Be ([regex]::Matches($html, '<rect class="bar"').Count)
        & $chromium @arguments "--screenshot=$picture" $page 2> $problem
        $bytes = [IO.File]::ReadAllBytes($picture)
        $bytes.Length | Should -BeGreaterThan 20000 -Because (Get-Content -LiteralPath $problem -Raw)
        $bytes[1..3] | Should -Be ([byte[]] [char[]] 'PNG')
    }
}
