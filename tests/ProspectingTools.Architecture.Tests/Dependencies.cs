using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ProspectingTools.Architecture.Tests;

/// <summary>Which types an assembly's types use, read from its metadata and code.</summary>
internal static class Dependencies
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<Use>>> s_read = new(StringComparer.Ordinal);

    /// <summary>Reads an assembly that was built beside the tests, once for all of them.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Each use: the namespace that uses, and the type that is used.</returns>
    public static IReadOnlyList<Use> Of(string name) => s_read.GetOrAdd(name, static n => new(() => Read(n))).Value;

    private static IReadOnlyList<Use> Read(string name)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        return [.. assembly.MainModule.GetTypes().Where(IsOurs).SelectMany(UsesOf).Distinct()];
    }

    // What the compiler makes (closures, generated serializers) is its declaring type's; what it adds for old frameworks is nobody's.
    private static bool IsOurs(TypeDefinition type) => NamespaceOf(type).StartsWith("ProspectingTools", StringComparison.Ordinal);

    private static IEnumerable<Use> UsesOf(TypeDefinition type)
    {
        string from = NamespaceOf(type);
        IEnumerable<TypeReference?> used =
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.CustomAttributes.SelectMany(Attribute),
            .. type.Fields.SelectMany(f => f.CustomAttributes.SelectMany(Attribute).Append(f.FieldType)),
            .. type.Properties.SelectMany(p => p.CustomAttributes.SelectMany(Attribute).Append(p.PropertyType)),
            .. type.Methods.SelectMany(Method),
        ];
        return used.SelectMany(Parts).Select(t => new Use(from, NamespaceOf(t), t.FullName, t.Scope is ModuleDefinition));
    }

    private static IEnumerable<TypeReference?> Attribute(CustomAttribute attribute) =>
        attribute.ConstructorArguments.Select(a => a.Value as TypeReference).Append(attribute.AttributeType);

    private static IEnumerable<TypeReference?> Method(MethodDefinition method)
    {
        IEnumerable<TypeReference?> signature = method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType).Concat(method.CustomAttributes.SelectMany(Attribute));
        return method.HasBody
            ? signature.Concat(method.Body.Variables.Select(v => v.VariableType)).Concat(method.Body.Instructions.SelectMany(Instruction))
            : signature;
    }

    private static IEnumerable<TypeReference?> Instruction(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => Parts(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Parts)),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static string NamespaceOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type.Namespace;
    }
}
