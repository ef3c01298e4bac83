@{
    # What both editions read. The benchmarks are for PowerShell 7 alone: build/Test.ps1 leaves this rule out there.
    Rules        = @{
        PSUseCompatibleSyntax = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4')
        }
    }
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # Scripts that talk to a person at a console.
        'PSAvoidUsingWriteHost'
        # Tests and samples make SecureStrings of keys that they made up themselves.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        # Pester's blocks hide uses from the analyzer.
        'PSUseDeclaredVarsMoreThanAssignments'
        'PSReviewUnusedParameter'
        # Helpers of the build and of tests change nothing that a user would want to be asked about.
        'PSUseShouldProcessForStateChangingFunctions'
        # Files are UTF-8 without a mark, as everywhere outside Windows PowerShell.
        'PSUseBOMForUnicodeEncodedFile'
    )
}
