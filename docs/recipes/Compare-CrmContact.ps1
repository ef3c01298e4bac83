<#
.SYNOPSIS
    Finds which prospects of an audience a CRM knows already, and which are new.
.DESCRIPTION
    The columns are found by their usual names, first and last name in two columns too; the parameters name others.

    A prospect is known when a row of the CRM's export has the same LinkedIn profile, the same e-mail address, or the same
    name and company; the first that holds is told in the column KnownBy. Spelling that does not matter is set aside: case,
    the ending of a profile's address, blanks. A column that is named and is not there is an error that tells those that are. Without -NewPath and -KnownPath the prospects are only returned.
.EXAMPLE
    ./Compare-CrmContact.ps1 -AudienceName 'Sales directors' -CrmPath ./crm.csv -LinkedInColumn Profile -CompanyColumn Client
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $AudienceName,

    # The CRM's export, as CSV.
    [Parameter(Mandatory)] [string] $CrmPath,

    [string] $LinkedInColumn = 'LinkedInUrl',
    [string] $EmailColumn = 'Email',
    [string] $NameColumn = 'Name',
    [string] $CompanyColumn = 'Company',

    # Instead of -NameColumn, where the name stands in two columns.
    [string] $FirstNameColumn = 'First Name',
    [string] $LastNameColumn = 'Last Name',

    # Where the sheets go.
    [string] $NewPath,
    [string] $KnownPath
)

$ErrorActionPreference = 'Stop'

function ConvertTo-ProfileKey {
    param([string] $Url)
    if ($Url -match 'linkedin\.com/in/([^/?#\s]+)') { [uri]::UnescapeDataString($Matches[1]).ToLowerInvariant() }
}

function ConvertTo-TextKey {
    param([string] $Text)
    ($Text -replace '[^\p{L}\p{Nd}@.]+', ' ').Trim().ToLowerInvariant()
}

function Get-PersonKey {
    # The keys by which a person can be known, the surest first.
    param([string] $LinkedIn, [string[]] $Email, [string] $Name, [string] $Company)
    $linkedInKey = ConvertTo-ProfileKey $LinkedIn
    if ($linkedInKey) { "LinkedIn:$linkedInKey" }
    foreach ($address in $Email) {
        if ($address -match '@') { "Email:$(ConvertTo-TextKey $address)" }
    }
    if ($Name -and $Company) { "Name:$(ConvertTo-TextKey $Name)|$(ConvertTo-TextKey $Company)" }
}

$crm = @(Import-Csv -LiteralPath $CrmPath)
if (-not $crm) {
    throw "There are no rows in '$CrmPath': everybody would be new."
}
$there = @($crm[0].PSObject.Properties.Name)

# The words that exports of CRMs use, where the column was not named.
$usual = @{
    LinkedInColumn  = 'LinkedIn', 'LinkedIn URL', 'LinkedIn Profile', 'LinkedIn Profile URL', 'Person Linkedin Url', 'Profile URL'
    EmailColumn     = 'E-mail', 'Email Address', 'E-mail Address', 'Work Email', 'Email 1'
    NameColumn      = 'Full Name', 'Contact Name', 'Display Name'
    CompanyColumn   = 'Company Name', 'Account Name', 'Organization', 'Organization Name', 'Employer'
    FirstNameColumn = 'FirstName', 'First_Name', 'Given Name'
    LastNameColumn  = 'LastName', 'Last_Name', 'Surname', 'Family Name'
}
foreach ($parameter in @($usual.Keys)) {
    if (-not $PSBoundParameters.ContainsKey($parameter) -and (Get-Variable $parameter -ValueOnly) -notin $there) {
        $usual[$parameter] | Where-Object { $_ -in $there } | Select-Object -First 1 | ForEach-Object { Set-Variable $parameter $_ }
    }
}
$isSplit = $FirstNameColumn -in $there -and $LastNameColumn -in $there -and -not $PSBoundParameters.ContainsKey('NameColumn')
$wanted = [ordered]@{ LinkedInColumn = $LinkedInColumn; EmailColumn = $EmailColumn; NameColumn = $NameColumn; CompanyColumn = $CompanyColumn }
$missing = @($wanted.Keys | Where-Object { $wanted[$_] -notin $there -and -not ($_ -eq 'NameColumn' -and $isSplit) })
$wrong = @($missing | Where-Object { $PSBoundParameters.ContainsKey($_) })
if ($wrong -or ($missing -contains 'LinkedInColumn' -and $missing -contains 'EmailColumn' -and ($missing -contains 'NameColumn' -or $missing -contains 'CompanyColumn'))) {
    $names = if ($wrong) { $wrong } else { $missing }
    throw "'$CrmPath' has no column $(($names | ForEach-Object { "'$($wanted[$_])' (-$_)" }) -join ', '). Its columns are: $($there -join ', ')."
}
foreach ($name in $missing) {
    Write-Warning "'$CrmPath' has no column '$($wanted[$name])', so nobody is known by it. Name another with -$name; its columns are: $($there -join ', ')."
}

$known = [Collections.Generic.HashSet[string]]::new()
foreach ($row in $crm) {
    $name = if ($isSplit) { "$($row.$FirstNameColumn) $($row.$LastNameColumn)".Trim() } else { $row.$NameColumn }
    foreach ($key in Get-PersonKey -LinkedIn $row.$LinkedInColumn -Email $row.$EmailColumn -Name $name -Company $row.$CompanyColumn) {
        $null = $known.Add($key)
    }
}

$result = @(Get-Audience -Name $AudienceName | Get-AudienceProspect | ForEach-Object {
        $keys = Get-PersonKey -LinkedIn $_.LinkedinUrl -Email @($_.Emails.Email) -Name $_.Name -Company $_.CompanyName
        $match = $keys | Where-Object { $known.Contains($_) } | Select-Object -First 1
        [pscustomobject]@{
            Name = $_.Name; Title = $_.Title; Company = $_.CompanyName; Email = $_.Email; LinkedInUrl = $_.LinkedinUrl
            KnownBy = if ($match) { ($match -split ':')[0] }; ProspectId = $_.ProspectId
        }
    })
if ($NewPath) {
    $result | Where-Object { -not $_.KnownBy } | Export-Csv -LiteralPath $NewPath -NoTypeInformation -Encoding utf8
}
if ($KnownPath) {
    $result | Where-Object KnownBy | Export-Csv -LiteralPath $KnownPath -NoTypeInformation -Encoding utf8
}
$result
