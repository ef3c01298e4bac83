using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Commands;

/// <summary>Rows whose header Import-Csv has not taken apart: the file has another separator.</summary>
internal static class UntakenHeader
{
    private const int MostNames = 3;
    private const int LongestName = 40;
    private static readonly char[] s_marks = [';', '\t', '|'];

    /// <summary>What to add to Import-Csv.</summary>
    /// <param name="names">The names of the columns.</param>
    /// <returns>Such as <c>-Delimiter ';'</c>; null where the names are taken apart.</returns>
    public static string? Advice(IReadOnlyCollection<string> names) =>
        s_marks.FirstOrDefault(mark => names.Any(name => name.Count(c => c == mark) > 1)) switch
        {
            '\0' => null,
            '\t' => "-Delimiter \"`t\"",
            var mark => $"-Delimiter '{mark}'",
        };

    /// <summary>The first names, cut to what can be read.</summary>
    /// <param name="names">The names of the columns.</param>
    /// <returns>Names with commas between.</returns>
    public static string Show(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MostNames).Select(static name => name.Length > LongestName ? name.Substring(0, LongestName - 1) + "…" : name))
        + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : string.Empty);
}
