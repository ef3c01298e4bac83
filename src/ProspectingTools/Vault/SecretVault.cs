using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;

namespace ProspectingTools.Vault;

/// <summary>
/// Keys in the vaults that the user has registered with SecretManagement. Every member throws
/// <see cref="ProspectingApiException"/> with one of the ids of <see cref="VaultErrors"/>, and belongs to the pipeline thread.
/// </summary>
internal static class SecretVault
{
    private const string SecretNotFound = "GetSecretNotFound";
    private const string VaultNotFound = "GetSecretVaultNotFound";
    private const string PasswordRequired = "PasswordRequiredException";

    /// <summary>The vault that is used when none is named.</summary>
    /// <returns>Its name.</returns>
    public static string DefaultName() =>
        Guarded(string.Empty, "be looked for", () => VaultCommands.Run("Get-SecretVault"))
            .Where(vault => LanguagePrimitives.IsTrue(vault.Properties["IsDefault"]?.Value))
            .Select(Name)
            .FirstOrDefault() ?? throw VaultErrors.NoDefaultVault();

    /// <summary>The names of all registered vaults, for completion.</summary>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> Names() =>
        Guarded(string.Empty, "be looked for", () => VaultCommands.Run("Get-SecretVault")).Select(Name).ToList();

    /// <summary>Reads a key.</summary>
    /// <param name="host">The caller's host, which tells whether anybody could answer a prompt.</param>
    /// <param name="vault">The vault.</param>
    /// <param name="secret">The secret.</param>
    /// <returns>The key.</returns>
    public static ApiKey ReadKey(PSHost host, string vault, string secret)
    {
        RequireUsable(host, vault);
        IReadOnlyList<PSObject> found;
        try
        {
            found = Guarded(vault, $"give the secret '{secret}'", () => VaultCommands.Run("Get-Secret", ("Name", secret), ("Vault", vault)));
        }
        catch (ProspectingApiException e) when (IdOf(e.InnerException) == SecretNotFound)
        {
            throw VaultErrors.SecretMissing(vault, secret, e.InnerException);
        }

        object? value = found.Count == 0 ? null : found[0].BaseObject;
        switch (value)
        {
            case null:
                throw VaultErrors.SecretMissing(vault, secret);
            case SecureString text:
                try
                {
                    return ApiKey.FromSecureString(text);
                }
                catch (ArgumentException e)
                {
                    throw ApiKeyErrors.Invalid($"The secret '{secret}' in the vault '{vault}'", e);
                }

            default:
                throw VaultErrors.SecretTypeInvalid(vault, secret, value.GetType().Name);
        }
    }

    /// <summary>Stores a key.</summary>
    /// <param name="host">The caller's host.</param>
    /// <param name="vault">The vault.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="key">The key.</param>
    /// <param name="metadata">What it is for.</param>
    /// <returns>Whether the vault took the metadata too: not every vault can.</returns>
    public static bool Write(PSHost host, string vault, string secret, SecureString key, Hashtable metadata)
    {
        RequireUsable(host, vault);
        IReadOnlyList<PSObject> Set(Hashtable? about) => Guarded(
            vault,
            $"take the secret '{secret}'",
            () => VaultCommands.Run("Set-Secret", ("Name", secret), ("SecureStringSecret", key), ("Vault", vault), ("Metadata", about), ("Confirm", false)));
        try
        {
            Set(metadata);
            return true;
        }
        catch (ProspectingApiException e) when (e.Code == ErrorIds.VaultError)
        {
            // Either the vault cannot keep metadata, and has thrown the secret away with them, or this fails as well.
            Set(null);
            return false;
        }
    }

    /// <summary>Removes a key.</summary>
    /// <param name="host">The caller's host.</param>
    /// <param name="vault">The vault.</param>
    /// <param name="secret">The secret.</param>
    /// <returns>False when there was none.</returns>
    public static bool Remove(PSHost host, string vault, string secret)
    {
        RequireUsable(host, vault);
        string pattern = WildcardPattern.Escape(secret);
        if (Guarded(vault, "list its secrets", () => VaultCommands.Run("Get-SecretInfo", ("Name", pattern), ("Vault", vault))).Count == 0)
        {
            return false;
        }

        Guarded(vault, $"remove the secret '{secret}'", () => VaultCommands.Run("Remove-Secret", ("Name", secret), ("Vault", vault), ("Confirm", false)));
        return true;
    }

    /// <summary>Refuses a vault that cannot be used, or would ask where nobody can answer.</summary>
    /// <param name="host">The caller's host.</param>
    /// <param name="vault">The vault.</param>
    public static void RequireUsable(PSHost host, string vault)
    {
        string pattern = WildcardPattern.Escape(vault);
        PSObject found = Guarded(vault, "be looked for", () => VaultCommands.Run("Get-SecretVault", ("Name", pattern)))
            .FirstOrDefault(candidate => string.Equals(Name(candidate), vault, StringComparison.OrdinalIgnoreCase)) ?? throw VaultErrors.VaultMissing(vault);
        string module = found.Properties["ModuleName"]?.Value as string ?? string.Empty;
        string path = found.Properties["ModulePath"]?.Value as string ?? string.Empty;
        if (path.Length > 0 && !Directory.Exists(path) && !File.Exists(path))
        {
            throw VaultErrors.VaultModuleMissing(vault, module);
        }

        if (!PromptGuard.CanPrompt(host) && SecretStoreLock.WouldPrompt(module, path, vault))
        {
            throw VaultErrors.Locked(vault);
        }
    }

    private static IReadOnlyList<PSObject> Guarded(string vault, string doing, Func<IReadOnlyList<PSObject>> work)
    {
        try
        {
            return work();
        }
        catch (CommandNotFoundException e) when (e.CommandName?.StartsWith(VaultCommands.Module, StringComparison.OrdinalIgnoreCase) != false)
        {
            throw VaultErrors.ModuleMissing(e);
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            if (Chain(e).Any(cause => cause.GetType().Name == PasswordRequired))
            {
                throw VaultErrors.Locked(vault, e);
            }

            throw IdOf(e) == VaultNotFound ? VaultErrors.VaultMissing(vault, e) : VaultErrors.Failed(vault, doing, e);
        }
    }

    private static string Name(PSObject vault) => vault.Properties["Name"]?.Value as string ?? string.Empty;

    private static string? IdOf(Exception? e) => (e as RuntimeException)?.ErrorRecord.FullyQualifiedErrorId.Split(',')[0];

    private static IEnumerable<Exception> Chain(Exception e)
    {
        if (e is RuntimeException { ErrorRecord.Exception: { } recorded } && !ReferenceEquals(recorded, e))
        {
            for (Exception? other = recorded; other is not null; other = other.InnerException)
            {
                yield return other;
            }
        }

        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
