using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;

namespace ProspectingTools.Contracts.Search;

/// <summary>The data files beside this code: what LinkedIn's numbers and words mean.</summary>
internal static class SearchTable
{
    /// <summary>The rows of a table, with their columns.</summary>
    /// <param name="name">The file's name without its ending.</param>
    /// <param name="columns">How many columns each row has.</param>
    public static IReadOnlyList<string[]> Rows(string name, int columns)
    {
        using Stream stream = typeof(SearchTable).GetTypeInfo().Assembly.GetManifestResourceStream("Search." + name)
            ?? throw new InvalidOperationException($"The table '{name}' is not in the assembly.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        List<string[]> rows = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                string[] cells = line.Split('\t');
                rows.Add(cells.Length == columns ? cells : throw new InvalidOperationException($"The table '{name}' has a row of {cells.Length} columns: {line}"));
            }
        }

        return rows;
    }

    /// <summary>The alternatives of a cell.</summary>
    public static string[] Alternatives(string cell) => cell.Split(['|'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A name as it is compared: without case, accents, and what is neither letter nor digit.</summary>
    public static string Fold(string name)
    {
        StringBuilder folded = new(name.Length);
        foreach (char c in Decomposed(name))
        {
            if (char.IsLetterOrDigit(c))
            {
                // The small sigma of a word's end has no capital of its own.
                folded.Append(c == 'ς' ? 'σ' : char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                && folded.Length > 0 && folded[folded.Length - 1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().Trim();
    }

    /// <summary>Entries by each of their names; the first of two with one name wins.</summary>
    public static Dictionary<string, T> ByName<T>(IEnumerable<T> entries, Func<T, IEnumerable<string>> names)
    {
        Dictionary<string, T> byName = new(StringComparer.Ordinal);
        foreach ((T entry, string name) in entries.SelectMany(entry => names(entry).Select(name => (entry, Fold(name)))))
        {
            if (!byName.ContainsKey(name))
            {
                byName.Add(name, entry);
            }
        }

        return byName;
    }

    // Halves of characters cannot be decomposed; a name with one is compared as it is.
    private static string Decomposed(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            return name;
        }
    }
}
