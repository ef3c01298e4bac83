# Texts without a name: each means the same parameter whether the objects are named or piped in.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule

    # Every command whose objects may be piped in, and that takes a second text without a name.
    $takers = @(Get-Command -Module ProspectingTools | Where-Object {
            $attributes = @($_.Parameters.Values.Attributes | Where-Object { $_ -is [Management.Automation.ParameterAttribute] })
            @($attributes | Where-Object { $_.Position -eq 0 -and ($_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName) }) -and @($attributes | Where-Object Position -EQ 1)
        } | ForEach-Object { @{ Command = $_.Name } })
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-TestModule
    $null = Start-TestService -SampleCount 600
    $filled = New-TestAudience -Count 40 -Name 'Positions'

    function New-Word { 'W' + [guid]::NewGuid().ToString('N').Substring(0, 8) }

    # What each command acts on, what its second text is, and whether the one became what the other says.
    $cases = @{
        'Rename-ContactList'       = @{
            Id = 'ListId'; Second = 'NewName'; Object = { New-ContactList (New-Word) -CompanyLinkedInUrl 'https://www.linkedin.com/company/none-such' -Country US }
            Text = { New-Word }; Holds = { param($Object, $Text) (Get-ContactList | Where-Object ListId -EQ $Object.ListId).Name -eq $Text }
        }
        'Rename-AudienceFolder'    = @{
            Id = 'FolderId'; Second = 'NewName'; Object = { New-AudienceFolder (New-Word) }
            Text = { New-Word }; Holds = { param($Object, $Text) (Get-AudienceFolder | Where-Object FolderId -EQ $Object.FolderId).Name -eq $Text }
        }
        'Set-Audience'             = @{
            Id = 'AudienceId'; Second = 'Name'; Object = { New-Audience (New-Word) }
            Text = { New-Word }; Holds = { param($Object, $Text) (Get-Audience -AudienceId $Object.AudienceId).Name -eq $Text }
        }
        'Move-Audience'            = @{
            Id = 'AudienceId'; Second = 'FolderId'; Object = { New-Audience (New-Word) }
            Text = { (New-AudienceFolder (New-Word)).FolderId }; Holds = { param($Object, $Text) (Get-Audience -AudienceId $Object.AudienceId).FolderId -eq $Text }
        }
        'Move-AudienceProspect'    = @{
            Id = 'AudienceId'; Second = 'TargetAudienceId'; Object = { $filled | Get-AudienceProspect -First 1 }; More = { param($Object) @{ ProspectId = $Object.ProspectId } }
            Text = { (New-Audience (New-Word)).AudienceId }; Holds = { param($Object, $Text) (Get-AudienceProspect $Text).ProspectId -eq $Object.ProspectId }
        }
        'Start-ProspectSignalScan' = @{
            Id = 'AudienceId'; Second = 'SignalSpecificationId'; Object = { $filled }
            Text = { (Get-ProspectSignalSpecification | Select-Object -Last 1).SignalSpecificationId }
            Holds = { param($Object, $Text, $Result) $Result.AudienceId -eq $Object.AudienceId -and $Result.SignalSpecificationId -eq $Text -and $Result.ScanId }
        }
        'Export-AudienceProspect'  = @{
            Id = 'AudienceId'; Second = 'Path'; Object = { $filled }
            Text = { Join-Path $TestDrive "$(New-Word).csv" }; Holds = { param($Object, $Text, $Result) $Result.Path -eq $Text -and @(Import-Csv -LiteralPath $Text).Count -eq $Result.Rows }
        }
        'Export-AudienceReport'    = @{
            Id = 'AudienceId'; Second = 'Path'; Object = { $filled }
            Text = { Join-Path $TestDrive "$(New-Word).html" }; Holds = { param($Object, $Text) (Get-Content -LiteralPath $Text -Raw) -match 'Positions' }
        }
    }

    # Every way to say the same thing. Into a command that needs more than an id, an id alone cannot be piped.
    $forms = [ordered]@{
        'piped, without a name'         = { param($Command, $Object, $Case, $Text) $Object | & $Command $Text }
        'piped, by name'                = { param($Command, $Object, $Case, $Text) $named = @{ $Case.Second = $Text }; $Object | & $Command @named }
        'a piped row, without a name'   = { param($Command, $Object, $Case, $Text) $Object | Select-Object -Property @($Case.Id, 'ProspectId' | Where-Object { $Object.PSObject.Properties[$_] }) | & $Command $Text }
        'a piped id, without a name'    = { param($Command, $Object, $Case, $Text) $Object.($Case.Id) | & $Command $Text }
        'a piped id, by name'           = { param($Command, $Object, $Case, $Text) $named = @{ $Case.Second = $Text }; $Object.($Case.Id) | & $Command @named }
        'two texts without a name'      = { param($Command, $Object, $Case, $Text, $More) & $Command $Object.($Case.Id) $Text @More }
        'the first by name'             = { param($Command, $Object, $Case, $Text, $More) $named = @{ $Case.Id = $Object.($Case.Id) }; & $Command $Text @named @More }
        'the second by name'            = { param($Command, $Object, $Case, $Text, $More) $named = @{ $Case.Second = $Text }; & $Command $Object.($Case.Id) @named @More }
    }
}

AfterAll {
    Stop-TestService
}

Describe 'The texts without a name of <Command>' -ForEach $takers {
    It 'mean the same however its object is given' {
        $case = $cases[$Command]
        $case | Should -Not -BeNullOrEmpty -Because 'each command with a second text is tried here'
        foreach ($form in $forms.Keys) {
            if ($case.More -and $form -like 'a piped id*') { continue }
            $object = & $case.Object
            $text = & $case.Text
            $more = if ($case.More) { & $case.More $object } else { @{} }
            $result = & $forms[$form] $Command $object $case $text $more -WarningAction Ignore
            & $case.Holds $object $text $result | Should -BeTrue -Because $form
        }
    }

    It 'are never taken for the second where the first is named' {
        $case = $cases[$Command]
        if ($Command -eq 'Start-ProspectSignalScan') { return }
        $object = & $case.Object
        $named = @{ $case.Id = & $case.Text }
        $said = try { $object | & $Command @named -ErrorAction Stop } catch { $_ }
        "$said" | Should -BeLike "*-$($case.Second)*"
    }
}

Describe 'One object that is named and another that is piped in' {
    It 'are two, and neither is changed: <Line>' -ForEach @(
        @{ Line = { $one | Set-Audience $two.AudienceId (New-Word) -ErrorAction Stop } }
        @{ Line = { $one | Set-Audience -AudienceId $two.AudienceId -Description (New-Word) -ErrorAction Stop } }
        @{ Line = { $one | Move-Audience $two.AudienceId $two.AudienceId -ErrorAction Stop } }
        @{ Line = { $one.AudienceId | Start-ProspectSignalScan $two.AudienceId x -ErrorAction Stop } }
    ) {
        $one, $two = 1..2 | ForEach-Object { New-Audience (New-Word) }
        $Line | Should -Throw '*-AudienceId is given*piped in would be ignored*'
        foreach ($before in $one, $two) {
            $now = Get-Audience -AudienceId $before.AudienceId
            $now.Name | Should -Be $before.Name
            $now.Description | Should -Be $before.Description
        }
    }
}

Describe 'What to look for, piped into Start-ProspectSignalScan' {
    It 'leaves the text without a name to the audience, and gives way to a text beside a piped scan' {
        $all = @(Get-ProspectSignalSpecification)
        $all.Count | Should -BeGreaterThan 1
        foreach ($scans in @($all | Start-ProspectSignalScan $filled.AudienceId), @($all | Start-ProspectSignalScan -AudienceId $filled.AudienceId)) {
            $scans.SignalSpecificationId | Should -Be $all.SignalSpecificationId
            $scans.AudienceId | Select-Object -Unique | Should -Be $filled.AudienceId
        }
        ($scans[0] | Start-ProspectSignalScan $all[1].SignalSpecificationId).SignalSpecificationId | Should -Be $all[1].SignalSpecificationId
        $people = @($filled | Get-AudienceProspect -First 3)
        ($people | Start-ProspectSignalScan $all[1].SignalSpecificationId).SignalSpecificationId | Should -Be $all[1].SignalSpecificationId
    }
}

Describe 'A new name that was piped past its parameter' {
    It 'is held to the same bounds: <Line>' -ForEach @(
        @{ Line = { New-Audience (New-Word) | Set-Audience ('x' * 300) } }
        @{ Line = { New-AudienceFolder (New-Word) | Rename-AudienceFolder ('x' * 300) } }
        @{ Line = { [pscustomobject]@{ ListId = 'l1' } | Rename-ContactList ('x' * 300) } }
    ) {
        $Line | Should -Throw '*300 characters; 1 to *'
    }

    It 'is no folder beside -Ungrouped' {
        { $filled | Move-Audience 0123456789abcdef01234567 -Ungrouped } | Should -Throw "*-Ungrouped takes out of a folder, and '0123456789abcdef01234567' names one*"
    }

    It 'is no id of what has none: <Line>' -ForEach @(
        @{ Line = { 5 | Rename-ContactList New -ErrorAction Stop } }
        @{ Line = { $null | Set-Audience New -ErrorAction Stop } }
        @{ Line = { [pscustomobject]@{ Name = 'x' } | Rename-AudienceFolder New -ErrorAction Stop } }
    ) {
        $Line | Should -Throw '*What is piped in has no *Id: give -*'
    }
}
