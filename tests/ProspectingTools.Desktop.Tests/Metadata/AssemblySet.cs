using System;
using System.Collections.Generic;
using System.Reflection.Metadata;

namespace ProspectingTools.Desktop.Tests.Metadata;

/// <summary>Assemblies by their simple names, the first of a name wins; finds types in them, through forwards.</summary>
internal sealed class AssemblySet
{
    private readonly Dictionary<string, AssemblyFile> _files = new(StringComparer.OrdinalIgnoreCase);

    public AssemblySet(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            if (AssemblyFile.Open(path) is { } file)
            {
                _files.TryAdd(file.Name, file);
            }
        }
    }

    /// <summary>The assembly of this name, or null.</summary>
    public AssemblyFile? Find(string name) => _files.GetValueOrDefault(name);

    /// <summary>The type of this full name, nested ones as Outer+Inner, that the assembly has or forwards; null when there is none.</summary>
    public TypeAt? FindType(string assembly, string fullName)
    {
        for (int hops = 0; hops < 8 && Find(assembly) is { } file; hops++)
        {
            if (file.Types.TryGetValue(fullName, out TypeDefinitionHandle handle))
            {
                return new TypeAt(file, handle);
            }

            // A nested type goes where its outermost type went.
            if (!file.Forwards.TryGetValue(fullName.Split('+')[0], out string? next))
            {
                return null;
            }

            assembly = next;
        }

        return null;
    }
}
