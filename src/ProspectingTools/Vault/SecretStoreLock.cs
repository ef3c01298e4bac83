using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace ProspectingTools.Vault;

/// <summary>
/// Looks whether SecretStore would ask for its password. Its commands all ask immediately when it is locked and set to prompt, and
/// even print the question under -NonInteractive; only its class can be asked without that.
/// </summary>
internal static class SecretStoreLock
{
    private const string Module = "Microsoft.PowerShell.SecretStore";
    private const string PasswordRequired = "PasswordRequiredException";

    /// <summary>Whether reading the vault would prompt.</summary>
    /// <param name="module">The vault's module.</param>
    /// <param name="modulePath">Where the module is.</param>
    /// <param name="vault">The vault's name.</param>
    /// <returns>True when it is a locked SecretStore that is set to prompt; false for any other vault.</returns>
    public static bool WouldPrompt(string module, string modulePath, string vault)
    {
        if (!string.Equals(module, Module, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        try
        {
            Type? store = FindAssembly(modulePath)?.GetType(Module + ".LocalSecretStore");
            if (store?.GetProperty("AllowPrompting", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is not true
                || store.GetMethod("GetInstance", BindingFlags.Public | BindingFlags.Static) is not { } open
                || store.GetMethod("EnumerateObjectInfo", BindingFlags.Public | BindingFlags.Instance) is not { } list)
            {
                return false;
            }

            object?[] query = ["-", null, vault, null];
            list.Invoke(open.Invoke(null, [null, null]), query);
            return false;
        }
        catch (TargetInvocationException e) when (e.InnerException?.GetType().Name == PasswordRequired)
        {
            return true;
        }
        catch (Exception e) when (e is TargetInvocationException or TargetParameterCountException or ArgumentException or IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            // Another version of SecretStore: its own command must tell what is wrong.
            return false;
        }
    }

    // The one that PowerShell has loaded, or that it will load: the same file is the same assembly for both.
    private static Assembly? FindAssembly(string modulePath)
    {
        if (Array.Find(AppDomain.CurrentDomain.GetAssemblies(), loaded => loaded.GetName().Name == Module) is { } loaded)
        {
            return loaded;
        }

        string? file = new[] { modulePath }
            .Concat(Directory.GetDirectories(modulePath).OrderByDescending(folder => Version.TryParse(Path.GetFileName(folder), out Version? version) ? version : new Version()))
            .Select(folder => Path.Combine(folder, Module + ".dll"))
            .FirstOrDefault(File.Exists);
        return file is null ? null : Assembly.LoadFrom(file);
    }
}
