# What the build itself promises: how a child PowerShell is started, and what is said of tests that did not run.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    . "$PSScriptRoot/Needs.ps1"
    $script:Root = (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '../..')).Path
    $script:Said = Join-Path $TestDrive 'said.ps1'
    Set-Content -LiteralPath $script:Said -Value 'ConvertTo-Json @($args | ForEach-Object { "$_" }) | Set-Content -LiteralPath $env:TEST_SAID -Encoding utf8; exit 7'
    $env:TEST_SAID = Join-Path $TestDrive 'said.json'
}

AfterAll {
    $env:TEST_SAID = $null
}

Describe 'A child PowerShell' {
    It 'is this very engine' {
        Invoke-ShellScript { $PSHOME; "$($PSVersionTable.PSVersion)" } | Should -Be $PSHOME, "$($PSVersionTable.PSVersion)"
    }

    It 'is found in each form: <Path>' -ForEach @(
        @{ Path = '/opt/microsoft/powershell/7/pwsh'; Files = @(); Program = '/opt/microsoft/powershell/7/pwsh'; First = @() }
        @{ Path = 'C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe'; Files = @(); Program = 'C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe'; First = @() }
        @{ Path = '/home/me/.dotnet/tools/pwsh'; Files = 'pwsh.dll'; Program = '/home/me/.dotnet/tools/pwsh'; First = @() }
        @{ Path = '/usr/share/dotnet/dotnet'; Files = 'pwsh.dll', 'pwsh'; Program = '/usr/share/dotnet/dotnet'; First = 'pwsh.dll' }
        @{ Path = '/opt/editor/editor'; Files = 'pwsh.dll', 'pwsh'; Program = 'pwsh'; First = @() }
    ) {
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $Files | ForEach-Object { $null = New-Item -Path (Join-Path $folder $_) }
        # A Windows path is one name where the separator is another.
        $shell = Get-ShellCommand -ProcessPath $(if ($IsWindows -or $PSVersionTable.PSEdition -eq 'Desktop') { $Path } else { $Path -replace '^.*\\' }) -EngineFolder $folder
        $shell.Program | Should -BeLike "*$(Split-Path -Leaf $Program)"
        @($shell.First | ForEach-Object { Split-Path -Leaf $_ }) | Should -Be $First
    }

    It 'says so when there is none' {
        { Get-ShellCommand -ProcessPath /opt/editor/editor -EngineFolder $TestDrive } | Should -Throw '*no PowerShell to start*'
    }

    It 'gets its arguments as they were given, its exit code is told' {
        # Pieces that shells, wildcards and command lines read as something else, put together by chance.
        $seed = Get-Random
        $random = [Random]::new($seed)
        $pieces = '*', '?', '[a]', '~', '"', '\', '\\', ' ', '  ', "'", '`', '$PID', '%PATH%', ';', '&', '|', '>', '(', '{', 'a', [string][char] 0xE9, [string][char] 0x4E2D
        $arguments = @(1..40 | ForEach-Object { -join @(1..$random.Next(1, 7) | ForEach-Object { $pieces[$random.Next($pieces.Count)] }) }) + 'a\', 'a b\', 'a "b\" c\\'
        Invoke-ShellFile -Path $script:Said -Argument $arguments | Should -Be 7
        $read = @(Get-Content -LiteralPath $env:TEST_SAID -Raw -Encoding utf8 | ConvertFrom-Json | ForEach-Object { $_ })
        $read | Should -Be $arguments -Because "the seed is $seed"
    }

    It 'gets the arguments of a block, quotes and all' {
        Invoke-ShellScript { param($a, $b) "<$a><$b>"; exit 3 } "it's *", 'x "y" $z' | Should -Be "<it's *><x `"y`" `$z>"
        $LASTEXITCODE | Should -Be 3
    }
}

Describe 'The count of C# tests' -Tag Fast {
    It 'has a failure for a run that was cut off, <Name>' -ForEach @(
        @{ Name = 'whose process ended'; Outcome = 'Failed'; Failed = 0; Exit = 1; Expected = 1 }
        @{ Name = 'whose process ended without an error'; Outcome = 'Failed'; Failed = 0; Exit = 0; Expected = 1 }
        @{ Name = 'which failed tests tell by themselves'; Outcome = 'Failed'; Failed = 2; Exit = 1; Expected = 2 }
        @{ Name = 'not for one that is whole'; Outcome = 'Completed'; Failed = 0; Exit = 0; Expected = 0 }
        @{ Name = 'and for an error behind the tests'; Outcome = 'Completed'; Failed = 0; Exit = 1; Expected = 1 }
    ) {
        . "$script:Root/build/Test.ps1"
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        Set-Content -LiteralPath (Join-Path $folder 'dotnet_1.trx') -Encoding utf8 -Value @"
<TestRun><TestDefinitions><UnitTest storage="/x/some.tests.dll" /></TestDefinitions><ResultSummary outcome="$Outcome"><Counters passed="5" failed="$Failed" /></ResultSummary></TestRun>
"@
        $process = [pscustomobject]@{ ExitCode = $Exit }
        $process | Add-Member -MemberType ScriptMethod -Name WaitForExit -Value { }
        $counts = @(Complete-DotNetTest -Process $process -Results $folder)
        ($counts | Measure-Object -Property Failed -Sum).Sum | Should -Be $Expected
        ($counts | Measure-Object -Property Passed -Sum).Sum | Should -Be 5
    }
}

Describe 'A script of the repository' -Tag Fast {
    It 'has no sign that Windows PowerShell 5.1 would misread' {
        # It takes files without a mark for the system's code page, where parts of other signs are quotation marks.
        $files = @('build', 'tests/module', 'docs/recipes', 'docs/samples' | ForEach-Object { Get-ChildItem -Path (Join-Path $script:Root $_) -Recurse -Include '*.ps1', '*.psm1', '*.psd1' -File }) +
            @(Get-ChildItem -Path $script:Root -Filter '*.ps*1')
        $files.Count | Should -BeGreaterThan 40
        @($files | Where-Object { [IO.File]::ReadAllText($_.FullName) -match '[^\x00-\x7F]' -and [IO.File]::ReadAllBytes($_.FullName)[0] -ne 0xEF } | ForEach-Object FullName) | Should -BeNullOrEmpty
    }

    It 'names no host of a registry' {
        $files = @(Get-ChildItem -Path $script:Root -Force -Recurse -Include '*.ps1', '*.psm1', '*.sh', '*.cmd', '*.yml', 'run', '*.props', '*.csproj' -File |
                Where-Object { $_.FullName -notmatch '[\\/](bin|obj|output|\.git)[\\/]' })
        $files.Count | Should -BeGreaterThan 50
        $hosts = 'nuget.org', 'powershellgallery.com', 'npmjs', 'debian.org' | ForEach-Object { 'https?://[^/\s]*' + [regex]::Escape($_) }
        @($files | Select-String -Pattern $hosts | ForEach-Object { "$($_.Path):$($_.LineNumber)" }) | Should -BeNullOrEmpty
    }
}

Describe 'The dependencies' -Tag Fast {
    BeforeAll {
        $script:Pins = [xml] (Get-Content -LiteralPath (Join-Path $script:Root 'Directory.Packages.props') -Raw)
        $script:Page = Get-Content -LiteralPath (Join-Path $script:Root 'docs/dependencies.md') -Raw -Encoding utf8
    }

    It 'are all told, with a reason, and no other' {
        $pinned = @($script:Pins.SelectNodes('//PackageVersion').Include) + 'Pester', 'Microsoft.NETFramework.ReferenceAssemblies.net472'
        $table = [regex]::Match($script:Page.Replace("`r`n", "`n"), '(?s)\n## Packages\n(.*?)\n## ').Groups[1].Value
        $told = @([regex]::Matches($table, '(?m)^\| ([A-Za-z][^|]*) \|[^|]+\|[^|]{10,}\|$') | ForEach-Object { $_.Groups[1].Value -split ', ' } | Where-Object { $_ -ne 'Package' })
        @($told | Sort-Object -Unique) | Should -Be @($pinned | Sort-Object -Unique)
    }

    It 'have exact versions' {
        $script:Pins.SelectNodes('//PackageVersion').Version | ForEach-Object { $_ | Should -Match '^\d+(\.\d+){1,3}$' }
    }
}
