using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.InteropServices;

namespace ProspectingTools.Runtime;

/// <summary>
/// What happens when the module comes and goes. On import: nothing but, on Windows PowerShell 5.1, a handler that finds the
/// module's own copies of System.Text.Json's family (design, decisions 1 and 2).
/// </summary>
public sealed class ModuleLifecycle : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly object s_gate = new();
    private static bool s_resolverInstalled;

    /// <inheritdoc/>
    public void OnImport()
    {
        if (!RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal))
        {
            return;
        }

        lock (s_gate)
        {
            if (!s_resolverInstalled)
            {
                AppDomain.CurrentDomain.AssemblyResolve += DesktopAssemblies.Resolve;
                s_resolverInstalled = true;
            }
        }
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (Runspace.DefaultRunspace is { } runspace && Session.Remove(runspace) is { } session)
        {
            string? place = session.Connection?.Place;
            ServiceLifetime.StopAll(session);
            Session.TellOf(place);
        }
    }
}
