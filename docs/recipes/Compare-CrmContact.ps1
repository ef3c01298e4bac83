<#
.SYNOPSIS
    Finds which prospects of an audience a CRM knows already, and which are new.
.DESCRIPTION
    The CRM's export may have any format that Read-ProspectingPerson knows: Salesforce, HubSpot, Pipedrive, Outlook and many others, in many
    languages, with the name in one column or in two, as CSV with any separator, JSON, or an Excel workbook. -Map names columns that are
    not recognised; Read-ProspectingPerson -Verbose tells what each was taken for.

    A prospect is known when a row of the export has the same LinkedIn profile, the same e-mail address, or the same name and company; the
    first that holds is told in the column KnownBy. Spelling that does not matter is set aside: case, accents, marks, and what stands around
    the profile in its address. Rows that name nobody are errors and left out; an export without people ends the run. Without -NewPath and
    -KnownPath the prospects are only returned.
.EXAMPLE
    ./Compare-CrmContact.ps1 -AudienceName 'Sales directors' -CrmPath ./crm.csv
.EXAMPLE
    ./Compare-CrmContact.ps1 -AudienceName 'Sales directors' -CrmPath ./crm.csv -Map @{ company = 'Client'; linkedinUrl = 'Profile' } -NewPath ./new.csv
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $AudienceName,

    # The CRM's export.
    [Parameter(Mandatory)] [string] $CrmPath,

    # Fields and their columns, where the usual names do not tell.
    [hashtable] $Map = @{},

    # The sheet of an Excel workbook.
    [string] $WorksheetName,

    # Where the sheets go.
    [string] $NewPath,
    [string] $KnownPath
)

$ErrorActionPreference = 'Stop'

function ConvertTo-TextKey {
    param([string] $Text)
    ($Text.Normalize('FormD') -replace '\p{Mn}' -replace '[^\p{L}\p{Nd}]+', ' ').Trim().ToLowerInvariant()
}

function Get-PersonKey {
    # The keys by which a person can be known, the surest first.
    param($Person)
    if ($Person.LinkedinUrl) { "LinkedIn:$(([uri]::UnescapeDataString($Person.LinkedinUrl) -replace '^.*/in/' -replace '[/?#].*$').ToLowerInvariant())" }
    foreach ($email in $Person.Emails) {
        if ($email.Email -match '@') { "Email:$($email.Email.Trim().ToLowerInvariant())" }
    }
    $name = ConvertTo-TextKey $Person.Name
    $company = ConvertTo-TextKey $Person.CompanyName
    if ($name -and $company) { "Name:$name|$company" }
}

if (-not (Test-Path -LiteralPath $CrmPath)) {
    throw "There is no file '$CrmPath'."
}
$sheet = if ($WorksheetName) { @{ WorksheetName = $WorksheetName } } else { @{} }
$crm = @(Read-ProspectingPerson -Path $CrmPath -Map $Map @sheet -ErrorAction Continue)
if (-not $crm) {
    throw "'$CrmPath' names nobody, so everybody would be new. Where its columns have unusual names, say which hold the name and the company: -Map @{ name = '...'; company = '...' }."
}

$known = [Collections.Generic.HashSet[string]]::new()
foreach ($person in $crm) {
    foreach ($key in Get-PersonKey $person) {
        $null = $known.Add($key)
    }
}
foreach ($kind in 'LinkedIn', 'Email', 'Name') {
    if (-not ($known -match "^${kind}:")) {
        Write-Warning "Nobody in '$CrmPath' is known by $(@{ LinkedIn = 'a LinkedIn profile'; Email = 'an e-mail address'; Name = 'name and company' }[$kind]): where a column holds it, name it with -Map. Read-ProspectingPerson '$CrmPath' -Verbose tells what each column was taken for."
    }
}

$result = @(Get-Audience -Name $AudienceName | Get-AudienceProspect | ForEach-Object {
        $match = Get-PersonKey $_ | Where-Object { $known.Contains($_) } | Select-Object -First 1
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
