using System.Collections.Generic;
using System.Management.Automation;

namespace ProspectingTools.Vault;

/// <summary>
/// Runs SecretManagement's commands in the caller's runspace, found at the moment of the call: the module never depends on
/// them, and a vault that the caller has unlocked is unlocked here too. Pipeline thread only.
/// </summary>
internal static class VaultCommands
{
    /// <summary>The module that has the commands.</summary>
    public const string Module = "Microsoft.PowerShell.SecretManagement";

    /// <summary>Runs a command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parameters">Its parameters; those that are null are left out.</param>
    /// <returns>Its output.</returns>
    /// <exception cref="CommandNotFoundException">SecretManagement is not here.</exception>
    /// <exception cref="RuntimeException">Its first error, terminating or not.</exception>
    public static IReadOnlyList<PSObject> Run(string name, params (string Name, object? Value)[] parameters)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand($"{Module}\\{name}");
        foreach ((string parameter, object? value) in parameters)
        {
            if (value is not null)
            {
                shell.AddParameter(parameter, value);
            }
        }

        // A vault gets -Verbose and -Debug, and could then write what nobody may see.
        shell.AddParameter("ErrorAction", ActionPreference.Stop);
        shell.AddParameter("WarningAction", ActionPreference.SilentlyContinue);
        shell.AddParameter("Verbose", false);
        shell.AddParameter("Debug", false);
        return shell.Invoke();
    }
}
