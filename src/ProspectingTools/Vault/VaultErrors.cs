using System;
using System.Management.Automation;
using ProspectingTools.Client.Errors;

namespace ProspectingTools.Vault;

/// <summary>What can go wrong with a vault, each with the line to type.</summary>
internal static class VaultErrors
{
    public static ProspectingApiException ModuleMissing(Exception? cause) => Create(
        ErrorIds.SecretManagementMissing,
        $"The module {VaultCommands.Module} is not installed, and the keys of profiles are kept with it. Type: Install-Module Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore -Scope CurrentUser",
        cause);

    public static ProspectingApiException NoDefaultVault() => Create(
        ErrorIds.VaultMissing,
        "No vault is named, and none is registered as default. Type: Register-SecretVault -Name Store -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault");

    public static ProspectingApiException VaultMissing(string vault, Exception? cause = null) => Create(
        ErrorIds.VaultMissing,
        $"The vault '{vault}' is not registered for this user. Type: Register-SecretVault -Name '{vault}' -ModuleName Microsoft.PowerShell.SecretStore (or the module of that vault); Get-SecretVault lists those that are.",
        cause);

    public static ProspectingApiException VaultModuleMissing(string vault, string module, Exception? cause = null) => Create(
        ErrorIds.VaultMissing,
        $"The vault '{vault}' is registered, but its module '{module}' is not where it was. Type: Install-Module '{module}' -Scope CurrentUser; Unregister-SecretVault -Name '{vault}'; Register-SecretVault -Name '{vault}' -ModuleName '{module}'",
        cause);

    public static ProspectingApiException Locked(string vault, Exception? cause = null) => Create(
        ErrorIds.VaultLocked,
        $"The vault '{vault}' is locked. Type: Unlock-SecretVault -Name '{vault}' -Password (Read-Host 'Vault password' -AsSecureString); in an unattended run give it a password from a protected file (Import-Clixml): about_ProspectingTools_Credentials.",
        cause);

    public static ProspectingApiException SecretMissing(string vault, string secret, Exception? cause = null) => Create(
        ErrorIds.SecretMissing,
        $"The vault '{vault}' has no secret '{secret}'. Type: Set-Secret -Name '{secret}' -Vault '{vault}' -SecureStringSecret (Read-Host 'API key' -AsSecureString)",
        cause);

    public static ProspectingApiException SecretTypeInvalid(string vault, string secret, string type) => Create(
        ErrorIds.SecretTypeInvalid,
        $"The secret '{secret}' in the vault '{vault}' is a {type}; a key is a SecureString or a string. Type: Set-Secret -Name '{secret}' -Vault '{vault}' -SecureStringSecret (Read-Host 'API key' -AsSecureString)");

    public static ProspectingApiException Failed(string vault, string doing, RuntimeException cause) => Create(
        ErrorIds.VaultError,
        $"The vault '{vault}' could not {doing}: {Reason(cause)} Type: Test-SecretVault -Name '{vault}'",
        cause);

    // With -ErrorAction Stop the exception itself says no more than that.
    private static string Reason(RuntimeException cause)
    {
        Exception e = cause.ErrorRecord.Exception;
        while (e.InnerException is { } inner)
        {
            e = inner;
        }

        return e.Message.TrimEnd().TrimEnd('.') + ".";
    }

    private static ProspectingApiException Create(string id, string message, Exception? cause = null) => new(FailureKind.Caller, id, message, cause);
}
