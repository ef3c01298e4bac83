# Each secret is a file of its own. A file named 'locked' locks the vault, one named 'broken' makes it fail.
# Set-Secret knows no metadata and there is no Set-SecretInfo: some vaults have neither.

function Resolve-SecretFile {
    param([string] $Name, [hashtable] $AdditionalParameters)
    $folder = $AdditionalParameters['Path']
    if (Test-Path -LiteralPath (Join-Path $folder 'locked')) {
        throw [Microsoft.PowerShell.SecretManagement.PasswordRequiredException]::new('The script vault is locked.')
    }
    if (Test-Path -LiteralPath (Join-Path $folder 'broken')) {
        throw 'The disk of the script vault is full.'
    }
    Join-Path $folder "$Name.xml"
}

function Get-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    $file = Resolve-SecretFile $Name $AdditionalParameters
    if (Test-Path -LiteralPath $file) {
        Import-Clixml -LiteralPath $file
    }
}

function Set-Secret {
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters)
    Export-Clixml -InputObject $Secret -LiteralPath (Resolve-SecretFile $Name $AdditionalParameters)
}

function Remove-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    Remove-Item -LiteralPath (Resolve-SecretFile $Name $AdditionalParameters)
}

function Get-SecretInfo {
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)
    foreach ($file in Get-ChildItem -Path (Resolve-SecretFile '*' $AdditionalParameters)) {
        if ($file.BaseName -like $Filter) {
            [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($file.BaseName, [Microsoft.PowerShell.SecretManagement.SecretType]::SecureString, $VaultName)
        }
    }
}

function Test-SecretVault {
    param([string] $VaultName, [hashtable] $AdditionalParameters)
    Test-Path -LiteralPath $AdditionalParameters['Path']
}
