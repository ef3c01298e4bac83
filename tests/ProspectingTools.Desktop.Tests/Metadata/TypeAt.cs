using System.Reflection.Metadata;

namespace ProspectingTools.Desktop.Tests.Metadata;

/// <summary>A type and the file that defines it.</summary>
internal sealed record TypeAt(AssemblyFile File, TypeDefinitionHandle Handle)
{
    public TypeDefinition Definition => File.Reader.GetTypeDefinition(Handle);
}
