# -Append puts behind a file whom it does not have, and nothing else; whatever goes wrong, the file stays as it was.
BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $service = Start-TestService -SampleCount 400 -Parameter @{ MaximumRetryCount = 0 }
    $job = Get-SalesNavLeadList | Select-Object -First 1 | Start-ProspectingJob -MaxResults 60 -SearchEmails -Wait -Confirm:$false
    $people = @($job | Get-AudienceProspect)

    function Get-Id([string] $Path) {
        if ($Path -like '*.jsonl') { Get-Content $Path | ForEach-Object { ($_ | ConvertFrom-Json).id } }
        else { Import-Csv $Path -Delimiter (Get-Delimiter $Path) | ForEach-Object ProspectId }
    }

    function Get-Delimiter([string] $Path) {
        @(',', ';', "`t" | Sort-Object { -((Get-Content $Path -TotalCount 1).Split($_).Count) })[0]
    }
}

AfterAll {
    Clear-ProspectingFault
    Stop-TestService
}

Describe 'Export-AudienceProspect -Append' {
    It 'adds who is new to <Name>, in the shape that it has' -ForEach @(
        @{ Name = 'a sheet'; File = 'a.csv'; Shape = @{} }
        @{ Name = 'a sheet for Excel'; File = 'b.csv'; Shape = @{ Delimiter = ';'; Encoding = 'Utf8BOM' } }
        @{ Name = 'a sheet of some columns'; File = 'c.tsv'; Shape = @{ Delimiter = "`t"; Property = 'Name', 'Email', 'ProspectId', 'About' } }
        @{ Name = 'JSON Lines'; File = 'd.jsonl'; Shape = @{} }
    ) {
        $audience = New-Audience -Name "Growing $File"
        $random = [Random]::new(7 + $File[0])
        $path = Join-Path $TestDrive $File
        $left = [Collections.Generic.Queue[object]]::new(@($people | Sort-Object { $random.Next() } | Select-Object -First 12))
        $first = @(1..$random.Next(1, 5) | ForEach-Object { $left.Dequeue() })
        $copy = Start-ProspectingJob -Url $first.LinkedinUrl -Wait -Confirm:$false
        $copy | Get-AudienceProspect | Move-AudienceProspect -TargetAudienceId $audience.AudienceId -Confirm:$false | Out-Null
        $made = Export-AudienceProspect $audience.AudienceId $path @Shape
        foreach ($round in 1..2) {
            $next = @(1..$random.Next(1, 4) | ForEach-Object { $left.Dequeue() })
            Start-ProspectingJob -Url $next.LinkedinUrl -Wait -Confirm:$false | Get-AudienceProspect | Move-AudienceProspect -TargetAudienceId $audience.AudienceId -Confirm:$false | Out-Null
            if ($round -eq 2) {
                # As an editor leaves it: without the last line end.
                [IO.File]::WriteAllText($path, [IO.File]::ReadAllText($path).TrimEnd("`r", "`n"), [Text.UTF8Encoding]::new($Shape['Encoding'] -eq 'Utf8BOM'))
            }
            $before = @(Get-Id $path).Count
            $summary = Export-AudienceProspect $audience.AudienceId $path -Append
            $summary.Appended, $summary.AlreadyThere, $summary.Rows | Should -Be $next.Count, $before, ($before + $next.Count)
            $ids = @(Get-Id $path)
            $ids | Sort-Object | Should -Be @(Get-AudienceProspect $audience.AudienceId | ForEach-Object ProspectId | Sort-Object)
        }

        $bytes = [IO.File]::ReadAllBytes($path)
        $again = Export-AudienceProspect $audience.AudienceId $path -Append
        $again.Appended | Should -Be 0
        [IO.File]::ReadAllBytes($path) | Should -Be $bytes
        ($bytes[0] -eq 0xef) | Should -Be ($Shape['Encoding'] -eq 'Utf8BOM')
        $whole = Join-Path $TestDrive "whole-$File"
        $null = Export-AudienceProspect $audience.AudienceId $whole @Shape
        Get-Content $path | Should -Be (Get-Content $whole)
        $made.Appended | Should -BeNullOrEmpty
    }

    It 'makes the file where there is none, and takes several audiences' {
        $path = Join-Path $TestDrive 'all.csv'
        $other = Start-ProspectingJob -Url $people[0..2].LinkedinUrl -Wait -Confirm:$false
        $all = @($job, $other | Export-AudienceProspect -Path $path -Append -ThrottleLimit 2)
        $all[1].Appended, $all[1].Rows | Should -Be 3, ($people.Count + 3)
        @(Get-Id $path | Sort-Object -Unique).Count | Should -Be ($people.Count + 3)
    }

    It 'leaves a file as it is that <Name>, and says why' -ForEach @(
        @{ Name = 'has another header'; Text = "ProspectId,Name,Nickname`r`n1,A,B`r`n"; Given = @{}; Says = '*Nickname*' }
        @{ Name = 'lacks a column that is asked for'; Text = "ProspectId,Name`r`n1,A`r`n"; Given = @{ Property = 'ProspectId', 'Name', 'Email' }; Says = '*has no Email*' }
        @{ Name = 'has them in another order'; Text = "Name,ProspectId`r`nA,1`r`n"; Given = @{ Property = 'ProspectId', 'Name' }; Says = '*another order*' }
        @{ Name = 'has no ids'; Text = "Name,Email`r`nA,b`r`n"; Given = @{}; Says = '*no column ProspectId*' }
        @{ Name = 'has another delimiter'; Text = "ProspectId;Name`r`n1;A`r`n"; Given = @{ Delimiter = ',' }; Says = "*';'*','*" }
        @{ Name = 'has another encoding'; Text = "ProspectId,Name`r`n1,A`r`n"; Given = @{ Encoding = 'Utf8BOM' }; Says = '*Utf8*' }
        @{ Name = 'is torn'; Text = "ProspectId,Name`r`n1,""A"; Given = @{}; Says = '*not closed*' }
    ) {
        $path = Join-Path $TestDrive "left-$([guid]::NewGuid()).csv"
        [IO.File]::WriteAllText($path, $Text)
        $job | Export-AudienceProspect -Path $path -Append @Given -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'ExportAppendMismatch*'
        "$failure" | Should -BeLike $Says
        [IO.File]::ReadAllText($path) | Should -Be $Text
        Get-ChildItem "$path.*" | Should -BeNullOrEmpty
    }

    It 'leaves the file as it was when it is cut off' {
        $path = Join-Path $TestDrive 'cut.csv'
        $null = $job | Export-AudienceProspect -Path $path
        $lines = [IO.File]::ReadAllLines($path)
        [IO.File]::WriteAllLines($path, $lines[0..20])
        $bytes = [IO.File]::ReadAllBytes($path)
        Set-ProspectingFault '*/prospects' -Method GET -Status 500 -Skip 5
        $job | Export-AudienceProspect -Path $path -Append -PageSize 5 -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Clear-ProspectingFault
        $failure.Count | Should -BeGreaterThan 0
        [IO.File]::ReadAllBytes($path) | Should -Be $bytes
        Get-ChildItem "$path.*" | Should -BeNullOrEmpty
        ($job | Export-AudienceProspect -Path $path -Append).Rows | Should -Be $people.Count
    }

    It 'is not given with -Resume or -Force' {
        { $job | Export-AudienceProspect -Path (Join-Path $TestDrive 'x.csv') -Append -Force } | Should -Throw '*-Append*'
    }
}
