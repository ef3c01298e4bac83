@{
    ModuleVersion     = '1.0.0'
    RootModule        = 'ScriptVault.Extension.psm1'
    GUID              = '5f2c0a75-1b7a-4c58-8a0c-e8d5f6c0a9b1'
    Author            = 'The ProspectingTools authors'
    Description       = 'The commands that SecretManagement calls.'
    PowerShellVersion = '5.1'
    FunctionsToExport = @('Get-Secret', 'Get-SecretInfo', 'Remove-Secret', 'Set-Secret', 'Test-SecretVault')
    CmdletsToExport   = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
