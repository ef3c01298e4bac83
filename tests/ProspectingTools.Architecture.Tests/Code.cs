using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ProspectingTools.Architecture.Tests;

/// <summary>What the methods of an assembly take, and which numbers are written in them.</summary>
internal static class Code
{
    /// <summary>The parameters of methods that others can call.</summary>
    /// <param name="name">The assembly.</param>
    public static IReadOnlyList<Parameter> ParametersOf(string name) => Read(
        name,
        (space, method) => method.IsPrivate ? [] : method.Parameters.Select(p => new Parameter(space, method.FullName, p.Name, p.ParameterType.FullName)));

    /// <summary>The whole numbers that are written in methods; those that fill an array at once are not found.</summary>
    /// <param name="name">The assembly.</param>
    public static IReadOnlyList<Constant> NumbersOf(string name) => Read(
        name,
        (space, method) => !method.HasBody ? [] : method.Body.Instructions.Where(i => i.OpCode == OpCodes.Ldc_I4).Select(i => new Constant(space, method.FullName, (int)i.Operand)));

    /// <summary>The texts that are written in methods.</summary>
    /// <param name="name">The assembly.</param>
    public static IReadOnlyList<WrittenText> TextsOf(string name) => Read(
        name,
        (space, method) => !method.HasBody ? [] : method.Body.Instructions.Where(i => i.OpCode == OpCodes.Ldstr).Select(i => new WrittenText(space, method.FullName, (string)i.Operand)));

    private static T[] Read<T>(string name, Func<string, MethodDefinition, IEnumerable<T>> read)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        return [.. assembly.MainModule.GetTypes().SelectMany(type => type.Methods.SelectMany(method => read(Outermost(type).Namespace, method)))];
    }

    private static TypeDefinition Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }
}
