using System.Collections.Immutable;
using System.Linq;
using System.Reflection.Metadata;

namespace ProspectingTools.Desktop.Tests.Metadata;

/// <summary>Signatures as texts that are the same wherever the same signature stands; in which assembly a type is does not count.</summary>
internal sealed class SignatureText(AssemblyFile file) : ISignatureTypeProvider<string, object?>
{
    public static string Of(AssemblyFile file, MemberReference member)
    {
        var texts = new SignatureText(file);
        return member.GetKind() == MemberReferenceKind.Field ? member.DecodeFieldSignature(texts, null) : Of(member.DecodeMethodSignature(texts, null));
    }

    public static string Of(MethodSignature<string> signature)
    {
        // What a call passes beyond the three dots is its own affair.
        var fixedTypes = signature.ParameterTypes.Take(signature.RequiredParameterCount);
        return $"{(signature.Header.IsInstance ? "instance " : "")}{signature.ReturnType}`{signature.GenericParameterCount}({string.Join(',', fixedTypes)})";
    }

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}*]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetFunctionPointerType(MethodSignature<string> signature) => "fn " + Of(signature);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(',', typeArguments)}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => "!!" + index;

    public string GetGenericTypeParameter(object? genericContext, int index) => "!" + index;

    // Both kinds are part of what the runtime compares.
    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

    public string GetPinnedType(string elementType) => elementType;

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "System." + typeCode;

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => file.FullName(handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => file.FullName(handle);

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
}
