using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ProspectingTools.Desktop.Tests.Metadata;

/// <summary>The metadata of one assembly: its types by full name, and where it forwards others to.</summary>
internal sealed class AssemblyFile
{
    private AssemblyFile(PEReader image, MetadataReader reader, string path)
    {
        Image = image;
        Reader = reader;
        Path = path;
        Name = reader.GetString(reader.GetAssemblyDefinition().Name);
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            Types[FullName(handle)] = handle;
        }

        foreach (ExportedTypeHandle handle in reader.ExportedTypes)
        {
            ExportedType type = reader.GetExportedType(handle);
            if (type.Implementation.Kind == HandleKind.AssemblyReference)
            {
                AssemblyReference target = reader.GetAssemblyReference((AssemblyReferenceHandle)type.Implementation);
                Forwards[Join(reader.GetString(type.Namespace), reader.GetString(type.Name))] = reader.GetString(target.Name);
            }
        }
    }

    /// <summary>Kept, because the reader reads from its memory.</summary>
    public PEReader Image { get; }

    public MetadataReader Reader { get; }

    public string Path { get; }

    public string Name { get; }

    public Dictionary<string, TypeDefinitionHandle> Types { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Forwards { get; } = new(StringComparer.Ordinal);

    /// <summary>Null for a file that is no assembly: native code, or a part of another assembly.</summary>
    public static AssemblyFile? Open(string path)
    {
        var image = new PEReader(new MemoryStream(File.ReadAllBytes(path)));
        return image.HasMetadata && image.GetMetadataReader() is { IsAssembly: true } reader ? new AssemblyFile(image, reader, path) : null;
    }

    public string FullName(TypeDefinitionHandle handle)
    {
        TypeDefinition type = Reader.GetTypeDefinition(handle);
        string name = Reader.GetString(type.Name);
        return type.IsNested ? FullName(type.GetDeclaringType()) + "+" + name : Join(Reader.GetString(type.Namespace), name);
    }

    public string FullName(TypeReferenceHandle handle)
    {
        TypeReference type = Reader.GetTypeReference(handle);
        string name = Reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? FullName((TypeReferenceHandle)type.ResolutionScope) + "+" + name
            : Join(Reader.GetString(type.Namespace), name);
    }

    /// <summary>The name of the assembly that a type is said to be in.</summary>
    public string AssemblyOf(TypeReferenceHandle handle)
    {
        EntityHandle scope = Reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => AssemblyOf((TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => Reader.GetString(Reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            _ => Name,
        };
    }

    private static string Join(string space, string name) => space.Length == 0 ? name : space + "." + name;
}
