# What the examples of the help pages find when they are run: a service with sample people, audiences, a folder, a contact
# list and files, all under the names that the pages use.
Set-StrictMode -Version 3.0
Import-Module "$PSScriptRoot/VaultSupport.psm1"

function Get-HelpExample {
    # The examples of a page, as Pester test cases.
    param([Parameter(Mandatory)] [string] $Path)
    $text = (Get-Content -LiteralPath $Path -Raw -Encoding utf8).Replace("`r`n", "`n")
    $section = [regex]::Match($text, '(?s)\n## EXAMPLES\n(.*?)\n## PARAMETERS\n').Groups[1].Value
    foreach ($match in [regex]::Matches($section, '(?s)### (Example \d+: [^\n]+)\n+```powershell\n(.*?)\n```')) {
        @{ Title = $match.Groups[1].Value; Code = $match.Groups[2].Value }
    }
}

function Initialize-ExampleService {
    # A service of its own, with its data in a folder of the test and not in the user's.
    param([Parameter(Mandatory)] [string] $Folder)
    Stop-ProspectingService -Confirm:$false
    $env:XDG_DATA_HOME = Join-Path $Folder 'data'
    $env:PROSPECTING_ACCOUNT_GROUP = $null
    $null = Start-TestService -SampleCount 1000 -Parameter @{ DataPath = Join-Path $Folder 'service' }
}

function Initialize-ExampleData {
    # Makes what is missing of the data that the pages speak of.
    param([Parameter(Mandatory)] [string] $Folder)
    foreach ($name in 'Engineering leaders EMEA', 'Sales directors') {
        if (-not (Get-Audience -Name $name -ErrorAction Ignore)) {
            $null = Get-SalesNavLeadList -Name "$name*" | Start-ProspectingJob -MaxResults 60 -AudienceName $name |
                Wait-ProspectingJob -PollingIntervalSec 0.1 -TimeoutSec 60
        }
    }
    if (-not (Get-Audience -Name 'Archive*')) {
        $null = New-Audience -Name 'Archive 2025'
    }
    if (-not (Get-AudienceFolder -Name 'Campaigns' -ErrorAction Ignore)) {
        $null = New-AudienceFolder -Name 'Campaigns'
    }
    if (-not (Get-ContactList -Name 'Platform leads' -ErrorAction Ignore)) {
        $companies = Get-Audience -Name 'Engineering leaders EMEA' | Get-AudienceProspect | ForEach-Object { $_.Company.LinkedinUrl }
        $null = New-ContactList -Name 'Platform leads' -CompanyLinkedInUrl ($companies | Sort-Object -Unique) -Keyword engineering
    }
    $people = Get-Audience -Name 'Sales directors' | Get-AudienceProspect -First 5
    $people | ForEach-Object {
        [pscustomobject]@{ Name = $_.Name; Title = $_.Title; Company = $_.Company.Name; Country = $_.Location.CountryCode; LinkedInUrl = $_.LinkedinUrl }
    } | Export-Csv -LiteralPath (Join-Path $Folder 'people.csv') -NoTypeInformation -Encoding utf8
    $people | ForEach-Object {
        [pscustomobject]@{ Address = $_.LinkedinUrl; Type = 'news'; Title = 'Opened an office'; Score = 70; 'Posted at' = '2026-11-20'; Link = 'https://example.com/news' }
    } | Export-Csv -LiteralPath (Join-Path $Folder 'signals.csv') -NoTypeInformation -Encoding utf8
    $people | ForEach-Object {
        [pscustomobject]@{ Name = $_.Name; Client = $_.Company.Name; 'Position held' = $_.Title; Profile = $_.LinkedinUrl }
    } | Export-Csv -LiteralPath (Join-Path $Folder 'crm.csv') -NoTypeInformation -Encoding utf8
    Copy-Item -LiteralPath (Join-Path $PSScriptRoot '../data/workbooks/people.xlsx') -Destination $Folder
    New-TestWorkbook (Join-Path $Folder 'leads.xlsx') @(
        @{ Name = 'EMEA'; Rows = @(, @('Name', 'LinkedIn URL')) + @($people | ForEach-Object { , @($_.Name, $_.LinkedinUrl) }) }
        @{ Name = 'Customers'; Rows = @(, @('Name', 'LinkedIn URL')) + @($people[0..1] | ForEach-Object { , @($_.Name, $_.LinkedinUrl) }) }
    )
}

function Invoke-Example {
    # Runs a piece of documentation as a user would type it; any error is thrown, and a question counts as answered with yes.
    param([Parameter(Mandatory)] [string] $Code)
    Set-StrictMode -Off
    $ErrorActionPreference = 'Stop'
    $ConfirmPreference = 'None'
    $ProgressPreference = 'SilentlyContinue'
    & ([scriptblock]::Create($Code))
}

function Invoke-VaultExample {
    # The same for examples that need a vault or ask for a key: in a child with a home of its own, where the vault is named
    # SecretStore, prod is a profile, the address of the pages is that of a real service, and questions are answered.
    param([Parameter(Mandatory)] [string] $Code, [Parameter(Mandatory)] [string] $HomeFolder, [Parameter(Mandatory)] [hashtable] $Data)
    $Data['Code'] = $Code -replace 'https://(api|lists)\.example\.com', $Data.Uri
    $null = Invoke-InHome -HomeFolder $HomeFolder -Data $Data -Block {
        $ConfirmPreference = 'None'
        $vault = New-Item -ItemType Directory -Path (Join-Path $HOME 'vault') -Force
        Register-SecretVault -Name SecretStore -ModuleName $In.ScriptVault -VaultParameters @{ Path = $vault.FullName } -DefaultVault
        $key = New-Key $In.Key
        Set-Item -Path function:Read-Host -Value { New-Key $In.Key }
        Set-Item -Path function:Get-Credential -Value { [pscredential]::new('prospecting', (New-Key $In.Key)) }
        Set-Secret -Name prospecting-key -SecureStringSecret $key
        Set-ProspectingProfile -Name prod -Uri $In.Uri -ApiKey $key -Default
        Set-Location $HOME
        Set-Content -Path key.txt -Value $In.Key -NoNewline
        & ([scriptblock]::Create($In.Code))
        $Out.Done = $true
    }
}

function Invoke-PesterText {
    # Runs whole Pester files of the documentation as their readers do: in a PowerShell of their own that finds the module by its
    # name. Tells how many tests passed, and the names and errors of those that did not.
    param([Parameter(Mandatory)] [string[]] $Text, [Parameter(Mandatory)] [string] $Folder)
    $tests = New-Item -ItemType Directory -Path (Join-Path $Folder 'tests') -Force
    $modules = New-Item -ItemType Directory -Path (Join-Path $Folder 'modules') -Force
    $link = if ($env:OS -eq 'Windows_NT') { 'Junction' } else { 'SymbolicLink' }
    $null = New-Item -ItemType $link -Path (Join-Path $modules 'ProspectingTools') -Target (Split-Path (Get-TestModulePath))
    for ($i = 0; $i -lt $Text.Count; $i++) {
        Set-Content -LiteralPath (Join-Path $tests "$i.Tests.ps1") -Value $Text[$i] -Encoding utf8
    }
    $result = Join-Path $Folder 'result.json'
    $script = @"
`$ProgressPreference = 'SilentlyContinue'
`$env:PSModulePath = '$modules' + [IO.Path]::PathSeparator + `$env:PSModulePath
Import-Module '$((Get-Module Pester).Path)'
`$run = Invoke-Pester -Path '$tests' -PassThru -Output None
@{ Passed = `$run.PassedCount; Failed = @(`$run.Failed | ForEach-Object { `$_.ExpandedPath + ': ' + `$_.ErrorRecord }) + @(`$run.FailedContainers | ForEach-Object { "`$_ " + `$_.ErrorRecord }) } |
    ConvertTo-Json -Depth 3 | Set-Content -LiteralPath '$result'
"@
    $said = Invoke-ShellScript $script 2>&1
    if (-not (Test-Path -LiteralPath $result)) {
        throw "Pester gave no result: $said"
    }
    Get-Content -LiteralPath $result -Raw | ConvertFrom-Json
}

Export-ModuleMember -Function *
