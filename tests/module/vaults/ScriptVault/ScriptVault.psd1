@{
    ModuleVersion     = '1.0.0'
    GUID              = '0f2f5c1b-6f5e-4a33-9a4e-52d2b1c0a7d3'
    Author            = 'The ProspectingTools authors'
    Description       = 'A vault for tests: a script, files in the folder of its parameter Path, no metadata.'
    PowerShellVersion = '5.1'
    NestedModules     = @('./ScriptVault.Extension')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
