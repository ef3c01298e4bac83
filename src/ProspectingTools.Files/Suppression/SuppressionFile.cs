using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Files.Suppression;

/// <summary>
/// Reads a suppression file: one profile, e-mail address or domain a line, with comments behind <c>#</c>; or a table or JSON of people
/// as <see cref="PeopleReader"/> knows them. What cannot be understood is an error: it may name somebody.
/// </summary>
public static class SuppressionFile
{
    // How many lines may be above the header of a table.
    private const int MaxPreamble = 25;

    private static readonly char[] s_delimiters = [',', ';', '\t', '|'];
    private static readonly string[] s_domainHeaders = ["domain", "domains", "emaildomain", "domainname"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="input">Its bytes.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The list.</returns>
    /// <exception cref="SuppressionException">A line cannot be understood.</exception>
    public static Task<SuppressionList> ReadAsync(string path, Stream input, CancellationToken ct) => ReadAsync(path, input, static e => throw e, ct);

    /// <summary>Reads what can be understood of a file.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="input">Its bytes.</param>
    /// <param name="unclear">Gets each line that cannot.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The list.</returns>
    /// <exception cref="SuppressionException">Nothing of it can be read.</exception>
    internal static async Task<SuppressionList> ReadAsync(string path, Stream input, Action<SuppressionException> unclear, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await input.CopyToAsync(bytes, 81920, ct).ConfigureAwait(false);
        bytes.Position = 0;
        if (bytes.Length > 1 && bytes.GetBuffer()[0] == 'P' && bytes.GetBuffer()[1] == 'K')
        {
            throw new SuppressionException($"'{path}' is a workbook. Save its sheet as CSV, and name that.");
        }

        (StreamReader text, char begins) = await FileText.OpenAsync(bytes, new FileReport(), ct).ConfigureAwait(false);
        using (text)
        {
            if (begins is '{' or '[')
            {
                bytes.Position = 0;
                return await PeopleAsync(path, bytes, unclear, ct).ConfigureAwait(false);
            }

            List<FileLine> lines = [];
            var reader = new LineReader(text);
            while (await reader.ReadAsync(ct).ConfigureAwait(false) is { } line)
            {
                lines.Add(line);
            }

            return Header(lines) is { } header ? await TableAsync(path, lines, header, unclear, ct).ConfigureAwait(false) : Lines(path, lines, unclear);
        }
    }

    private static SuppressionList Lines(string path, IEnumerable<FileLine> lines, Action<SuppressionException> unclear)
    {
        var list = new SuppressionList();
        foreach (FileLine line in lines)
        {
            string text = Uncommented(line.Text);
            if (line.TooLong)
            {
                unclear(Unclear(path, line.Number, LineReader.TooLongMessage));
            }
            else if (text.Length > 0)
            {
                if (SuppressionEntry.Read(text, out string problem) is { } entry)
                {
                    list.Add(entry);
                }
                else
                {
                    unclear(Unclear(path, line.Number, $"'{text}' {problem}"));
                }
            }
        }

        return list;
    }

    // A comment begins the line, or follows a blank: an address may have the sign in it.
    private static string Uncommented(string line)
    {
        string text = line.Trim('\uFEFF', ' ', '\t', '\u00a0');
        for (int at = text.IndexOf('#'); at >= 0; at = text.IndexOf('#', at + 1))
        {
            if (at == 0 || char.IsWhiteSpace(text[at - 1]))
            {
                return text.Substring(0, at).TrimEnd();
            }
        }

        return text;
    }

    // A table whose first line is an entry has no header: it is a list.
    private static (int At, char Delimiter, bool[] Columns)? Header(List<FileLine> lines)
    {
        int looked = 0;
        for (int i = 0; i < lines.Count && looked < MaxPreamble; i++)
        {
            string text = Uncommented(lines[i].Text);
            if (text.Length == 0)
            {
                continue;
            }

            if (looked++ == 0 && SuppressionEntry.Read(text, out _) is not null)
            {
                return null;
            }

            foreach (char delimiter in s_delimiters)
            {
                if (CsvCells.Split(text, delimiter) is { } cells && Columns(cells) is { } columns && (looked == 1 || cells.Count > 1))
                {
                    return (i, delimiter, columns);
                }
            }
        }

        return null;
    }

    // The domain of a person's employer is not a request by the employer: domains count only where nothing names people.
    private static bool[]? Columns(IReadOnlyList<string> headers)
    {
        ColumnTarget[] targets = HeaderMapping.Resolve([.. headers.Select(header => CellText.Clean(header) ?? string.Empty)], ColumnMap.Empty);
        bool[] people = [.. targets.Select(target => target.Field is PersonField.Email or PersonField.LinkedinUrl or PersonField.ProviderId)];
        bool[] domains = [.. headers.Select(header => s_domainHeaders.Contains(HeaderTable.Fold(header)))];
        return people.Any(static yes => yes) ? people : domains.Any(static yes => yes) ? domains : null;
    }

    private static async Task<SuppressionList> TableAsync(string path, List<FileLine> lines, (int At, char Delimiter, bool[] Columns) header, Action<SuppressionException> unclear, CancellationToken ct)
    {
        var list = new SuppressionList();
        var records = new CsvRecords(lines[header.At], [.. lines.Skip(header.At + 1)], new LineReader(TextReader.Null), header.Delimiter);
        await records.ReadAsync(ct).ConfigureAwait(false);
        while (await records.ReadAsync(ct).ConfigureAwait(false))
        {
            if (records.Error is { } error)
            {
                unclear(Unclear(path, records.Line, error));
                continue;
            }

            string[] cells = [.. records.Cells];
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace) || cells[0].TrimStart().StartsWith("#", StringComparison.Ordinal))
            {
                continue;
            }

            SuppressionEntry[] entries = [.. cells.Take(header.Columns.Length).Where((_, i) => header.Columns[i]).SelectMany(Entries)];
            if (entries.Length == 0)
            {
                unclear(Unclear(path, records.Line, $"nothing in '{string.Join(", ", cells.Where(cell => cell.Length > 0))}' says who it is: no LinkedIn profile, e-mail address or domain is in its columns."));
            }

            Array.ForEach(entries, list.Add);
        }

        return list;
    }

    private static IEnumerable<SuppressionEntry> Entries(string cell) =>
        SuppressionEntry.Read(cell, out _) is { } one
            ? [one]
            : cell.Split([';', ',', '|', ' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(part => SuppressionEntry.Read(part, out _)).OfType<SuppressionEntry>();

    private static async Task<SuppressionList> PeopleAsync(string path, Stream input, Action<SuppressionException> unclear, CancellationToken ct)
    {
        var list = new SuppressionList();
        using var reader = new PeopleReader(input, PeopleFormat.Auto, ColumnMap.Empty);
        while (await reader.ReadAsync(ct).ConfigureAwait(false) is { } row)
        {
            if (row.Person is not { } person)
            {
                unclear(Unclear(path, row.Line, row.Error ?? "it cannot be read."));
                continue;
            }

            IEnumerable<string?> texts = [person.Prospect.LinkedinUrl, person.ProviderId, .. person.OtherAddresses, .. (person.Prospect.Emails ?? []).Select(static email => email.Email)];
            SuppressionEntry[] entries = [.. texts.OfType<string>().Select(text => SuppressionEntry.Read(text, out _)).OfType<SuppressionEntry>()];
            if (entries.Length == 0)
            {
                unclear(Unclear(path, row.Line, $"'{person.Prospect.Name}' has neither a LinkedIn profile nor an e-mail address."));
            }

            Array.ForEach(entries, list.Add);
        }

        return list;
    }

    private static SuppressionException Unclear(string path, long line, string why) =>
        new($"Suppression file '{path}', line {line}: {why.TrimEnd('.')}. It does not say whom to leave out.");
}
