using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Service.People.Import;

/// <summary>
/// Finds the header: the first line that names a column for a name or a profile. What stands above it, such as the notes of
/// LinkedIn's Connections export, is passed over.
/// </summary>
internal static class CsvHeader
{
    // How many lines may stand above the header.
    private const int MaxPreamble = 25;

    private static readonly char[] s_delimiters = [',', ';', '\t', '|'];

    /// <summary>What is said when there is no header.</summary>
    public static string NotFoundMessage { get; } =
        $"None of the first {MaxPreamble} lines is a header with a column for a name or a LinkedIn profile. Map one, such as name=Column.";

    /// <summary>Reads lines up to the header.</summary>
    /// <returns>The header and the delimiter that yields most known columns; null when there is none.</returns>
    public static async ValueTask<(FileLine? Header, char Delimiter)> FindAsync(
        FileLine first,
        BoundedLineReader lines,
        ColumnMap map,
        CancellationToken ct)
    {
        FileLine? line = first;
        for (int i = 0; i <= MaxPreamble && line is not null; i++)
        {
            if (DelimiterOf(line.Text, map) is { } delimiter)
            {
                return (line, delimiter);
            }

            line = await lines.ReadAsync(ct).ConfigureAwait(false);
        }

        return (null, default);
    }

    /// <summary>What is wrong with a header.</summary>
    /// <returns>The problem; null when there is none.</returns>
    public static string? ProblemOf(IReadOnlyList<string> columns, ColumnMap map)
    {
        string[] folded = [.. columns.Select(FieldNames.Fold)];
        return map.Columns.FirstOrDefault(column => !folded.Contains(FieldNames.Fold(column), StringComparer.Ordinal)) is { } missing
            ? $"The map names the column '{missing}', which the header does not have."
            : null;
    }

    private static char? DelimiterOf(string line, ColumnMap map)
    {
        (char Delimiter, int Known) best = (',', 0);
        foreach (char delimiter in s_delimiters)
        {
            PersonField[] fields = [.. line.Split(delimiter).Select(map.FieldOf).OfType<PersonField>()];
            if (fields.Length > best.Known && fields.Any(FieldNames.Identifies))
            {
                best = (delimiter, fields.Length);
            }
        }

        return best.Known > 0 ? best.Delimiter : null;
    }
}
