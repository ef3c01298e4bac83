using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace ProspectingTools.Desktop.Tests;

/// <summary>Looks up what an assembly refers to, as the runtime does when a method that uses it is compiled.</summary>
internal static class References
{
    /// <summary>The types and members that are not to be found where the assembly says.</summary>
    public static IEnumerable<string> Missing(AssemblyDefinition assembly) =>
        assembly.MainModule.GetTypeReferences().Where(static t => t.Resolve() is null)
            .Concat(assembly.MainModule.GetMemberReferences().Where(static m => !IsThere(m)))
            .Select(reference => $"{assembly.Name.Name}: {reference.FullName}");

    // Arrays have members that only the runtime knows.
    private static bool IsThere(MemberReference member) => member.DeclaringType is ArrayType || member.Resolve() is not null;
}
