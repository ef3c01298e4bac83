using System;
using System.Linq;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Files;

/// <summary>Files without a header whose lines are addresses of LinkedIn profiles.</summary>
internal static class AddressList
{
    // A sign that no line of text has: each line is one cell, whatever marks an address holds.
    private const char NoDelimiter = '\u001f';

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
            : new CsvHeader(new FileLine(first.Number, "LinkedIn URL", TooLong: false), NoDelimiter, Wrapped: false);
    }
}
