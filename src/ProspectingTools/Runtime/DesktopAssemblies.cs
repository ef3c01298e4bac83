using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace ProspectingTools.Runtime;

/// <summary>
/// The module's own copies of System.Text.Json's family, for Windows PowerShell 5.1: .NET Framework has none of it, and a module
/// has no file of binding redirects, so what is asked for in another version than is there is answered here.
/// </summary>
internal static class DesktopAssemblies
{
    /// <summary>Handles <see cref="AppDomain.AssemblyResolve"/>; nothing for what is not the module's to answer.</summary>
    public static Assembly? Resolve(object sender, ResolveEventArgs args)
    {
        string bin = Path.GetDirectoryName(typeof(DesktopAssemblies).Assembly.Location) ?? string.Empty;
        var wanted = new AssemblyName(args.Name);
        string file = Path.Combine(bin, "desktop", wanted.Name + ".dll");
        return File.Exists(file) && Answers(AssemblyName.GetAssemblyName(file), wanted) ? Assembly.LoadFrom(file) : null;
    }

    /// <summary>
    /// Whether an assembly may be given where another one is wanted: of the same name and publisher, and not newer. One who wants a newer
    /// one is another module, which is to find its own or to fail as it would without this module.
    /// </summary>
    public static bool Answers(AssemblyName own, AssemblyName wanted)
    {
        byte[] publisher = wanted.GetPublicKeyToken() ?? [];
        return string.Equals(own.Name, wanted.Name, StringComparison.OrdinalIgnoreCase)
            && (wanted.Version is null || wanted.Version <= own.Version)
            && (publisher.Length == 0 || publisher.SequenceEqual(own.GetPublicKeyToken() ?? []));
    }
}
