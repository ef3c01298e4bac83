using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Service.People.Import;

namespace ProspectingTools.Service.People;

/// <summary>
/// Reads people from a file as it comes, row by row: memory does not grow with the file. A bad row is told by its line and
/// passed over, never the whole file.
/// </summary>
public static class PeopleReader
{
    /// <summary>Reads people.</summary>
    /// <param name="input">The file's bytes; stays open.</param>
    /// <param name="format">The file's format.</param>
    /// <param name="map">Which column fills which field, beside those whose names tell.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>
    /// The rows in their order. A CSV file without a usable header yields one error and ends, as does a map of a column that
    /// the header does not have.
    /// </returns>
    public static async IAsyncEnumerable<PersonRow> ReadAsync(
        Stream input,
        PeopleFormat format,
        ColumnMap map,
        [EnumeratorCancellation] CancellationToken ct)
    {
        using StreamReader text = FileText.Open(input);
        BoundedLineReader lines = new(text);
        FileLine? first = await lines.ReadAsync(ct).ConfigureAwait(false);
        while (first is { IsBlank: true })
        {
            first = await lines.ReadAsync(ct).ConfigureAwait(false);
        }

        if (first is null)
        {
            yield break;
        }

        bool json = format == PeopleFormat.JsonLines || (format == PeopleFormat.Auto && first.Text.TrimStart() is ['{' or '[', ..]);
        if (!json)
        {
            await foreach (PersonRow row in CsvPeople.ReadAsync(first, lines, map, ct).ConfigureAwait(false))
            {
                yield return row;
            }

            yield break;
        }

        for (FileLine? line = first; line is not null; line = await lines.ReadAsync(ct).ConfigureAwait(false))
        {
            if (!line.IsBlank)
            {
                yield return JsonPeople.Read(line, map);
            }
        }
    }
}
