using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ProspectingTools.Architecture.Tests;

/// <summary>The picture of docs/architecture.md: assemblies, their rooms, and which uses which, as Mermaid.</summary>
internal static class Picture
{
    private static readonly string[] s_assemblies = ["ProspectingTools", "ProspectingTools.Client", "ProspectingTools.Files", "ProspectingTools.Contracts", "ProspectingTools.Service"];

    /// <summary>The picture. An arrow that follows from others is left out.</summary>
    /// <returns>A flowchart.</returns>
    public static string Text()
    {
        var text = new StringBuilder("flowchart TB\n");
        foreach (string assembly in s_assemblies)
        {
            (string From, string To)[] arrows = [.. Dependencies.Of(assembly).Where(use => use.IsOwn).Select(use => (Room(use.From, assembly), Room(use.To, assembly)))
                .Where(a => a.Item1.Length > 0 && a.Item2.Length > 0 && a.Item1 != a.Item2).Distinct()];
            text.Append(CultureInfo.InvariantCulture, $"  subgraph {Id(assembly, "")}[{assembly}]\n");
            foreach (string room in arrows.SelectMany(a => new[] { a.From, a.To }).Distinct().Order(StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {Id(assembly, room)}[{room}]\n");
            }

            text.Append("  end\n");
            Append(text, Reduced(arrows).Select(a => (Id(assembly, a.From), Id(assembly, a.To))));
        }

        Append(text, Reduced([.. s_assemblies.SelectMany(from => s_assemblies.Where(to => from != to && Dependencies.Of(from).Any(use => Owner(use) == to)).Select(to => (from, to)))])
            .Select(a => (Id(a.From, ""), Id(a.To, ""))));
        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<(string From, string To)> arrows)
    {
        foreach ((string from, string to) in arrows.OrderBy(a => a.From, StringComparer.Ordinal).ThenBy(a => a.To, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {from} --> {to}\n");
        }
    }

    private static (string From, string To)[] Reduced((string From, string To)[] arrows) =>
        [.. arrows.Where(a => !arrows.Any(first => first.From == a.From && first.To != a.To && Reaches(arrows, first.To, a.To)))];

    private static bool Reaches((string From, string To)[] arrows, string from, string to) =>
        arrows.Any(a => a.From == from && (a.To == to || Reaches(arrows, a.To, to)));

    // The assembly whose namespace has the type; the longest name decides, as the module's is the beginning of the others'.
    private static string? Owner(Use use) => use.IsOwn
        ? null
        : s_assemblies.Where(name => use.To == name || use.To.StartsWith(name + ".", StringComparison.Ordinal)).MaxBy(name => name.Length);

    private static string Room(string space, string assembly) => space.StartsWith(assembly + ".", StringComparison.Ordinal) ? space[(assembly.Length + 1)..].Split('.')[0] : string.Empty;

    private static string Id(string assembly, string room) => (assembly == "ProspectingTools" ? "Module" : assembly["ProspectingTools.".Length..]) + (room.Length == 0 ? string.Empty : "_" + room);
}
