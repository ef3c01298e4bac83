using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace ProspectingTools.Files;

/// <summary>The headers that are known: the embedded file <c>headers.txt</c>, one a line. A new export format is a line there.</summary>
public static class HeaderTable
{
    private static readonly Lazy<IReadOnlyList<HeaderEntry>> s_entries = new(Read);
    private static readonly Lazy<ILookup<string, HeaderEntry>> s_byHeader = new(() => s_entries.Value.ToLookup(entry => entry.Folded, StringComparer.Ordinal));

    /// <summary>All lines, in their order.</summary>
    public static IReadOnlyList<HeaderEntry> Entries => s_entries.Value;

    /// <summary>
    /// A header with nothing but its letters and digits, in small letters, without accents: sheets lose those
    /// (<c>Prenom</c>), and Turkish and Romanian write them in two ways.
    /// </summary>
    /// <param name="header">The header.</param>
    /// <returns>The folded header.</returns>
    public static string Fold(string header)
    {
        string plain = IsAscii(header) || !IsValid(header) ? header : header.Normalize(NormalizationForm.FormD);
        var folded = new StringBuilder(plain.Length);
        foreach (char c in plain)
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToLowerInvariant(c) switch
                {
                    'ı' => 'i',
                    'ł' => 'l',
                    'ø' => 'o',
                    'đ' => 'd',
                    'ς' => 'σ',
                    char lower => lower,
                });
            }
        }

        return folded.ToString();
    }

    /// <summary>The line for a folded header beside others.</summary>
    internal static HeaderEntry? Find(string folded, ICollection<string> others)
    {
        foreach (HeaderEntry entry in s_byHeader.Value[folded])
        {
            if (entry.Fits(others))
            {
                return entry;
            }
        }

        return null;
    }

    private static bool IsAscii(string text)
    {
        foreach (char c in text)
        {
            if (c > '\u007f')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsValid(string text)
    {
        foreach (char c in text)
        {
            if (char.IsSurrogate(c) || c >= '\ufdd0')
            {
                return false;
            }
        }

        return true;
    }

    private static List<HeaderEntry> Read()
    {
        using Stream stream = typeof(HeaderTable).Assembly.GetManifestResourceStream("headers.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        List<HeaderEntry> entries = [];
        string group = string.Empty;
        while (reader.ReadLine() is { } line)
        {
            string[] parts = line.Split([" | "], StringSplitOptions.None);
            if (parts.Length >= 3)
            {
                entries.Add(HeaderEntry.Parse(parts, group));
            }
            else if (line.StartsWith("# ", StringComparison.Ordinal) && line.Length > 2 && char.IsLower(line[2]))
            {
                group = line.Substring(2);
            }
        }

        // A line with a condition is the more exact one.
        return [.. entries.OrderBy(entry => entry.With.Count + entry.Without.Count == 0)];
    }
}
