using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;

namespace ProspectingTools.Desktop.Tests.Metadata;

/// <summary>Looks up what an assembly refers to, as the runtime does when a method that uses it is compiled.</summary>
internal sealed class MemberCheck(AssemblySet set)
{
    /// <summary>The types that are not to be found where the assembly says.</summary>
    public IEnumerable<string> MissingTypes(AssemblyFile file) =>
        from handle in file.Reader.TypeReferences
        let assembly = file.AssemblyOf(handle)
        let name = file.FullName(handle)
        where set.FindType(assembly, name) is null
        select $"{file.Name}: [{assembly}]{name}";

    /// <summary>The members that their types do not have, and how many were looked up.</summary>
    public IEnumerable<string> MissingMembers(AssemblyFile file, out int count)
    {
        count = file.Reader.MemberReferences.Count;
        return file.Reader.MemberReferences.Select(file.Reader.GetMemberReference).Where(m => !IsThere(file, m))
            .Select(m => $"{file.Name}: {TypeName(file, m.Parent)}::{file.Reader.GetString(m.Name)} {SignatureText.Of(file, m)}");
    }

    private bool IsThere(AssemblyFile file, MemberReference member)
    {
        // Arrays of several dimensions have members that only the runtime knows.
        if (member.Parent.Kind == HandleKind.TypeSpecification && TypeName(file, member.Parent).EndsWith("*]", System.StringComparison.Ordinal))
        {
            return true;
        }

        string name = file.Reader.GetString(member.Name);
        string signature = SignatureText.Of(file, member);
        for (TypeAt? type = Resolve(file, member.Parent); type is not null; type = Resolve(type.File, type.Definition.BaseType))
        {
            if (Has(type, member.GetKind(), name, signature))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(TypeAt type, MemberReferenceKind kind, string name, string signature)
    {
        MetadataReader reader = type.File.Reader;
        var texts = new SignatureText(type.File);
        return kind == MemberReferenceKind.Field
            ? type.Definition.GetFields().Select(reader.GetFieldDefinition)
                .Any(f => reader.StringComparer.Equals(f.Name, name) && f.DecodeSignature(texts, null) == signature)
            : type.Definition.GetMethods().Select(reader.GetMethodDefinition)
                .Any(m => reader.StringComparer.Equals(m.Name, name) && SignatureText.Of(m.DecodeSignature(texts, null)) == signature);
    }

    private TypeAt? Resolve(AssemblyFile file, EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeDefinition when !type.IsNil => new TypeAt(file, (TypeDefinitionHandle)type),
        HandleKind.TypeReference => set.FindType(file.AssemblyOf((TypeReferenceHandle)type), file.FullName((TypeReferenceHandle)type)),
        HandleKind.TypeSpecification => Resolve(file, GenericType(file, (TypeSpecificationHandle)type)),
        HandleKind.MethodDefinition => new TypeAt(file, file.Reader.GetMethodDefinition((MethodDefinitionHandle)type).GetDeclaringType()),
        _ => null,
    };

    // The type without its arguments: the signature of a member speaks of them by number.
    private static EntityHandle GenericType(AssemblyFile file, TypeSpecificationHandle handle)
    {
        BlobReader blob = file.Reader.GetBlobReader(file.Reader.GetTypeSpecification(handle).Signature);
        return blob.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance && blob.ReadByte() is 0x11 or 0x12 ? blob.ReadTypeHandle() : default;
    }

    private static string TypeName(AssemblyFile file, EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeReference => file.FullName((TypeReferenceHandle)type),
        HandleKind.TypeDefinition => file.FullName((TypeDefinitionHandle)type),
        HandleKind.TypeSpecification => file.Reader.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(new SignatureText(file), null),
        _ => type.Kind.ToString(),
    };
}
