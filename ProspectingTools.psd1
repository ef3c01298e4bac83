@{
    RootModule           = 'bin/ProspectingTools.dll'
    # The types file names a class of it, and 5.1 reads that file before it loads the root module.
    RequiredAssemblies   = @('bin/ProspectingTools.dll')
    TypesToProcess       = @('ProspectingTools.types.ps1xml')
    FormatsToProcess     = @('ProspectingTools.format.ps1xml')
    ModuleVersion        = '0.1.0'
    GUID                 = '6d0e3a5e-3b1c-4f0e-9d7a-2f1c7e8b4a61'
    Author               = 'The ProspectingTools authors'
    CompanyName          = 'ProspectingTools'
    Copyright            = '(c) 2026 The ProspectingTools authors. MIT licence.'
    Description          = 'Prospecting from PowerShell: streams prospects and contact lists page by page, starts jobs exactly once, waits for them, keeps keys in a vault, and brings a local service to try it all on one machine.'
    CompatiblePSEditions = @('Core', 'Desktop')
    PowerShellVersion    = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CmdletsToExport      = @(
        'Clear-ProspectingFault'
        'Connect-Prospecting'
        'Disconnect-Prospecting'
        'Export-AudienceProspect'
        'Export-AudienceReport'
        'Find-Contact'
        'Get-Audience'
        'Get-AudienceFolder'
        'Get-AudienceProspect'
        'Get-ContactList'
        'Get-ContactListMember'
        'Get-ProspectingAccount'
        'Get-ProspectingConnection'
        'Get-ProspectingConnector'
        'Get-ProspectingCredit'
        'Get-ProspectingFault'
        'Get-ProspectingJob'
        'Get-ProspectingJobResult'
        'Get-ProspectingKey'
        'Get-ProspectingProfile'
        'Get-ProspectingService'
        'Get-ProspectSignal'
        'Get-ProspectSignalScan'
        'Get-ProspectSignalSpecification'
        'Get-SalesNavLeadList'
        'Get-SalesNavSavedSearch'
        'Import-ProspectingPerson'
        'Invoke-ProspectingApi'
        'Measure-ProspectingSource'
        'Move-Audience'
        'Move-AudienceProspect'
        'New-Audience'
        'New-AudienceFolder'
        'New-ContactList'
        'New-ProspectingKey'
        'Read-ProspectingPerson'
        'Remove-Audience'
        'Remove-ContactList'
        'Remove-ProspectingKey'
        'Remove-ProspectingProfile'
        'Rename-AudienceFolder'
        'Rename-ContactList'
        'Resolve-Prospect'
        'Set-Audience'
        'Set-ProspectingFault'
        'Set-ProspectingProfile'
        'Start-ProspectingJob'
        'Start-ProspectingService'
        'Start-ProspectSignalScan'
        'Stop-ProspectingJob'
        'Stop-ProspectingService'
        'Stop-ProspectSignalScan'
        'Test-ProspectingConnection'
        'Wait-ProspectingJob'
        'Wait-ProspectSignalScan'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags                       = @('Prospecting', 'SalesNavigator', 'LinkedIn', 'Sales', 'CRM', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri                 = 'https://opensource.org/license/mit'
            ProjectUri                 = 'https://github.com/prospectingtools/prospectingtools'
            ReleaseNotes               = 'See CHANGELOG.md.'
            RequireLicenseAcceptance   = $false
        }
    }
}
