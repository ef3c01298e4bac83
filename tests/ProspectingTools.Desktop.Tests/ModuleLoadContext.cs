using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace ProspectingTools.Desktop.Tests;

/// <summary>Loads the module where certain assemblies cannot be had, as on .NET Framework before the module's resolver is there.</summary>
internal sealed class ModuleLoadContext(IReadOnlySet<string> absent) : AssemblyLoadContext(isCollectible: true)
{
    /// <summary>The names of the absent assemblies that somebody wanted.</summary>
    public List<string> Wanted { get; } = [];

    public Assembly LoadModule() => LoadFromAssemblyPath(Path.Combine(System.AppContext.BaseDirectory, "ProspectingTools.dll"));

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        if (absent.Contains(name))
        {
            Wanted.Add(name);
            throw new FileNotFoundException($"{name} is absent.");
        }

        return name.StartsWith("ProspectingTools", System.StringComparison.Ordinal)
            ? LoadFromAssemblyPath(Path.Combine(System.AppContext.BaseDirectory, name + ".dll"))
            : null;
    }
}
