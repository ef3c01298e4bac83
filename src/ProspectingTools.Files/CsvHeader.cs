using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Files;

/// <summary>
/// Finds the header: the first line that names a column for a name or a profile, beside others if any line does. What is above
/// it, such as the notes of LinkedIn's Connections export, is skipped.
/// </summary>
/// <param name="Line">The line.</param>
/// <param name="Delimiter">The delimiter of the cells.</param>
/// <param name="Wrapped">Whether each row is one quoted cell that holds the real ones.</param>
internal sealed record CsvHeader(FileLine Line, char Delimiter, bool Wrapped)
{
    // How many lines may be above the header.
    private const int MaxPreamble = 25;

    private static readonly char[] s_delimiters = [',', ';', '\t', '|'];

    /// <summary>What is said when there is no header.</summary>
    public static string NotFound(IReadOnlyList<FileLine> seen, bool noUtf8)
    {
        string first = seen.Count == 0 ? string.Empty : seen[0].Text;
        string begins = first.Length == 0 ? string.Empty : $" The file begins with: {(first.Length > 100 ? first.Substring(0, 99) + "…" : first)}.";
        return $"None of the first {MaxPreamble} lines is a header with a column for a name or a LinkedIn profile.{begins} {(noUtf8 ? $"Some of its letters are not UTF-8: {FileHints.SaveAsUtf8}. " : string.Empty)}{FileHints.MapOne}";
    }

    /// <summary>Reads lines up to the header.</summary>
    /// <returns>The header, or null; and the lines behind it that were read already.</returns>
    public static async Task<(CsvHeader? Header, IReadOnlyList<FileLine> Read)> FindAsync(FileLine first, LineReader lines, ColumnMap map, CancellationToken ct)
    {
        List<FileLine> seen = [];
        (CsvHeader Header, int At)? alone = null;
        HeaderGroups? groups = null;
        FileLine? line = first;
        for (int i = 0; i <= MaxPreamble && line is { } current; i++)
        {
            seen.Add(current);
            (CsvHeader? header, int known) = Of(current, map);
            if (groups is not null && known > 1)
            {
                return (header!.Below(groups, map), []);
            }

            if ((groups = GroupsOf(current)) is null && known > 1)
            {
                return (header, []);
            }

            // One known word may be a note above the real header; it is the header when none follows.
            if (known > 0 && alone is null)
            {
                alone = (header!, i);
            }

            line = await lines.ReadAsync(ct).ConfigureAwait(false);
        }

        if (line is { } more)
        {
            seen.Add(more);
        }

        if (alone is null && OfSeveral(seen, map) is { } several)
        {
            return (several.Header, [.. seen.Skip(several.End + 1)]);
        }

        return alone is { } found ? (found.Header, [.. seen.Skip(found.At + 1)]) : (null, seen);
    }

    private static HeaderGroups? GroupsOf(FileLine line) =>
        s_delimiters.Select(delimiter => CsvCells.Split(line.Text, delimiter) is { Count: > 2 } cells ? HeaderGroups.Of(cells) : null).FirstOrDefault(groups => groups is not null);

    private CsvHeader Below(HeaderGroups groups, ColumnMap map) => Wrapped || CsvCells.Split(Line.Text, Delimiter) is not { } cells
        ? this
        : this with { Line = Line with { Text = HeaderGroups.Line(groups.Over(cells, map), Delimiter) } };

    // A header with line breaks in its cells: the lines up to where its quotes match.
    private static (CsvHeader Header, int End)? OfSeveral(List<FileLine> seen, ColumnMap map)
    {
        for (int i = 0; i < seen.Count; i++)
        {
            int end = i;
            int quotes = Quotes(seen[i]);
            while (quotes % 2 == 1 && ++end < seen.Count)
            {
                quotes += Quotes(seen[end]);
            }

            if (end > i && end < seen.Count && Of(seen[i] with { Text = string.Join("\n", seen.Skip(i).Take(end + 1 - i).Select(line => line.Text)) }, map) is { Header: { } header, Known: > 1 })
            {
                return (header, end);
            }
        }

        return null;
    }

    private static int Quotes(FileLine line) => line.Text.Count(c => c == '"');

    /// <summary>What is wrong with a header.</summary>
    /// <returns>The problem; null when there is none.</returns>
    public static string? ProblemOf(IReadOnlyList<string> columns, ColumnMap map)
    {
        string[] folded = [.. columns.Select(HeaderTable.Fold)];
        return map.Columns.FirstOrDefault(column => !folded.Contains(HeaderTable.Fold(column))) is { } missing
            ? $"The map names the column '{missing}', which the header does not have. It has: {string.Join(", ", columns.Take(60))}."
            : null;
    }

    private static (CsvHeader? Header, int Known) Of(FileLine line, ColumnMap map)
    {
        (CsvHeader? Header, int Known) best = (null, 0);
        if (AddressList.HasProfile(line) || AddressList.HasSeveral(line))
        {
            return best;
        }

        foreach (char delimiter in s_delimiters)
        {
            IReadOnlyList<string>? cells = CsvCells.Split(line.Text, delimiter);
            bool wrapped = cells is { Count: 1 } && line.Text.TrimStart().StartsWith("\"", System.StringComparison.Ordinal) && cells[0].IndexOf(delimiter) >= 0;
            if (wrapped)
            {
                cells = CsvCells.Split(cells![0], delimiter);
            }

            if (cells is null)
            {
                continue;
            }

            ColumnTarget[] targets = HeaderMapping.Resolve(cells, map);
            int known = targets.Count(target => target.Field is not null);
            if (known > best.Known && targets.Any(target => target.Field is { } field && PersonFields.Identifies(field)))
            {
                best = (new CsvHeader(line, delimiter, wrapped), known);
            }
        }

        return best;
    }
}
