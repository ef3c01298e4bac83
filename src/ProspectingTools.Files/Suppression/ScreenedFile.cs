using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Local;

namespace ProspectingTools.Files.Suppression;

/// <summary>
/// A file of people without those of a suppression list: its header and the rows of all others, unchanged. Memory does not
/// grow with the file, but with the rows that are left out.
/// </summary>
public sealed class ScreenedFile
{
    private const int MostErrors = 100;

    private readonly List<(long First, long Last)> _left = [];
    private readonly List<RowError> _errors = [];
    private bool _isJson;
    private long _headerEnds;
    private long _ends;

    private ScreenedFile(FileReport report) => Report = report;

    /// <summary>What is to be said of the whole file.</summary>
    public FileReport Report { get; }

    /// <summary>Rows that stay.</summary>
    public long Kept { get; private set; }

    /// <summary>Rows of people whom the list covers.</summary>
    public long Suppressed { get; private set; }

    /// <summary>Rows that could not be used.</summary>
    public long Skipped { get; private set; }

    /// <summary>The first rows that could not be used, by line.</summary>
    public IReadOnlyList<RowError> Errors => _errors;

    /// <summary>Looks through a file.</summary>
    /// <param name="input">Its bytes.</param>
    /// <param name="format">Its format.</param>
    /// <param name="map">The user's map.</param>
    /// <param name="list">Who is left out.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>What it has.</returns>
    public static async Task<ScreenedFile> ReadAsync(Stream input, PeopleFormat format, ColumnMap map, SuppressionList list, CancellationToken ct)
    {
        using var reader = new PeopleReader(input, format, map);
        var file = new ScreenedFile(reader.Report);
        while (await reader.ReadAsync(ct).ConfigureAwait(false) is { } row)
        {
            file.Take(row, list);
        }

        file._isJson = reader.IsJson;
        file._headerEnds = reader.HeaderEnds;
        return file;
    }

    /// <summary>Writes the header and the rows that stay: CSV as CSV, JSON as JSON Lines, in UTF-8.</summary>
    /// <param name="input">The file's bytes, from their beginning.</param>
    /// <param name="output">Where to.</param>
    /// <param name="ct">Stops the writing.</param>
    /// <returns>A task.</returns>
    public async Task WriteAsync(Stream input, Stream output, CancellationToken ct)
    {
        (StreamReader text, char begins) = await FileText.OpenAsync(input, new FileReport(), ct).ConfigureAwait(false);
        using (text)
        {
            var writer = new StreamWriter(output, new UTF8Encoding(false), 64 * 1024, leaveOpen: true) { NewLine = "\n" };
            ILines units = _isJson && begins == '[' ? new JsonItems(text) : new LineReader(text);
            int next = 0;
            for (long at = 1; await units.ReadAsync(ct).ConfigureAwait(false) is { } unit; at++)
            {
                while (next < _left.Count && _left[next].Last < at)
                {
                    next++;
                }

                if (at > _ends || (at > _headerEnds && (unit.IsBlank || (next < _left.Count && _left[next].First <= at))))
                {
                    continue;
                }

                // Between the parts of JSON a line break is a blank.
                await writer.WriteLineAsync(_isJson ? unit.Text.Replace('\n', ' ').Replace('\r', ' ') : unit.Text).ConfigureAwait(false);
            }

            await writer.FlushAsync().ConfigureAwait(false);
        }
    }

    // What cannot be used is left out, too: a quote that is not closed might be closed by a row from further down.
    private void Take(PersonRow row, SuppressionList list)
    {
        if (row.Person is { } person && !list.Has(person))
        {
            Kept++;
            _ends = row.Place.Last;
            return;
        }

        _left.Add(row.Place);
        if (row.Person is not null)
        {
            Suppressed++;
            return;
        }

        Skipped++;
        if (_errors.Count < MostErrors)
        {
            _errors.Add(new RowError { Line = row.Line, Message = row.Error });
        }
    }
}
