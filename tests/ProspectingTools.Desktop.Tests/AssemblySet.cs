using System;
using System.Collections.Generic;
using Mono.Cecil;

namespace ProspectingTools.Desktop.Tests;

/// <summary>Assemblies by their simple names, the first of a name wins. Nothing else is found, whatever this machine has.</summary>
internal sealed class AssemblySet : IAssemblyResolver
{
    private readonly Dictionary<string, AssemblyDefinition> _assemblies = new(StringComparer.OrdinalIgnoreCase);

    public AssemblySet(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            AssemblyDefinition? assembly = Read(path);
            if (assembly is not null && !_assemblies.TryAdd(assembly.Name.Name, assembly))
            {
                assembly.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public AssemblyDefinition? Resolve(AssemblyNameReference name) => _assemblies.GetValueOrDefault(name.Name);

    /// <inheritdoc/>
    public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    /// <summary>Reads an assembly that refers into this set; null for a file that is none: native code, or a part of another assembly.</summary>
    public AssemblyDefinition? Read(string path)
    {
        try
        {
            return AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = this });
        }
        catch (Exception e) when (e is BadImageFormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AssemblyDefinition assembly in _assemblies.Values)
        {
            assembly.Dispose();
        }
    }
}
