using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Files;

/// <summary>Files without a header whose lines are addresses of LinkedIn profiles.</summary>
internal static class AddressList
{
    // A sign that no line of text has: each line is one cell, whatever marks an address holds.
    private const char NoDelimiter = '\u001f';

    private static readonly char[] s_delimiters = [',', ';', '\t', '|', '"'];

    /// <summary>Whether a profile's address is in a line: then it is not a header.</summary>
    /// <param name="line">The line.</param>
    /// <returns>True when there is one.</returns>
    public static bool HasProfile(FileLine line) => !line.TooLong && line.Text.IndexOf("linkedin.", StringComparison.OrdinalIgnoreCase) >= 0 && LinkedInUrl.TryNormalizeProfile(line.Text, out _);

    /// <summary>Whether a line holds an address of LinkedIn at all, perhaps several people's: no header has one in it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Whether it does.</returns>
    public static bool HasSeveral(FileLine line) =>
        line.Text.IndexOf("linkedin.com/in/", StringComparison.OrdinalIgnoreCase) >= 0 || line.Text.IndexOf("linkedin.com/sales/", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The header that a text lacks whose lines name people by their addresses, as an e-mail does.</summary>
    /// <param name="seen">Its first lines.</param>
    /// <param name="map">The user's map: who names columns has a header.</param>
    /// <returns>The header; null where no line has an address, or where the lines look like rows of a table.</returns>
    public static CsvHeader? HeaderOfProse(IReadOnlyList<FileLine> seen, ColumnMap map)
    {
        FileLine[] named = [.. seen.Where(HasProfile)];
        return map.Columns.Any() || named.Length == 0 || named.Any(static line => IsRow(line.Text)) ? null : Header(seen[0].Number);
    }

    /// <summary>The header that such a file lacks.</summary>
    /// <param name="first">Its first line that says something.</param>
    /// <param name="map">The user's map: who names columns has a header.</param>
    /// <returns>The header; null where the line is not an address.</returns>
    public static CsvHeader? HeaderOf(FileLine first, ColumnMap map)
    {
        string text = first.Text.Trim().Trim('"');
        return map.Columns.Any() || first.TooLong || text.Any(static c => char.IsWhiteSpace(c) || c is ';' or '|')
            || (text.IndexOf(',') >= 0 && text.IndexOf("/sales/", StringComparison.OrdinalIgnoreCase) < 0)
            || text.IndexOf("linkedin.", StringComparison.OrdinalIgnoreCase) < 0
            || !LinkedInUrl.TryNormalizeProfile(text, out _)
            ? null
            : Header(first.Number);
    }

    private static CsvHeader Header(long line) => new(new FileLine(line, "LinkedIn URL", TooLong: false), NoDelimiter, Wrapped: false);

    // The address of a cell comes right behind a delimiter or a quote; in prose a word, a blank or a bracket comes before it.
    private static bool IsRow(string text)
    {
        int start = text.IndexOf("linkedin.", StringComparison.OrdinalIgnoreCase);
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or ':' or '/' or '-' or '_'))
        {
            start--;
        }

        string before = text.Substring(0, start).TrimEnd(' ');
        return before.Length > 0 ? s_delimiters.Contains(before[before.Length - 1]) : text.IndexOfAny(s_delimiters) >= 0;
    }
}
