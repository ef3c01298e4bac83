using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Local;

namespace ProspectingTools.Files;

/// <summary>What the columns of a file would be taken for.</summary>
public static class FileMapping
{
    // Enough to see what a column holds; an empty cell is not an example.
    private const int RowsRead = 20;

    /// <summary>Whether one of some headers names a person.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="map">The user's map.</param>
    /// <returns>True when a row below them can name somebody.</returns>
    public static bool NamesPeople(IReadOnlyList<string> headers, ColumnMap map) =>
        HeaderMapping.Resolve(headers, map).Any(target => target.Field is { } field && PersonFields.Identifies(field));

    /// <summary>The field that a row's LinkedIn address is found under.</summary>
    /// <param name="headers">The headers of a row.</param>
    /// <returns>The headers of addresses, the best first.</returns>
    public static IReadOnlyList<string> AddressColumns(IReadOnlyList<string> headers)
    {
        ColumnTarget[] targets = HeaderMapping.Resolve(headers, ColumnMap.Empty);
        return [.. Enumerable.Range(0, targets.Length)
            .Where(i => targets[i].Field is PersonField.LinkedinUrl)
            .OrderBy(i => targets[i].Rank)
            .Select(i => headers[i])];
    }

    /// <summary>Whether a column that fills no field is kept: numbers within an audience, which our own export writes, are not.</summary>
    /// <param name="header">The header.</param>
    /// <returns>False for a number that says nothing of the person.</returns>
    public static bool IsKept(string header) => HeaderMapping.Resolve([header], ColumnMap.Empty)[0].Keep;

    /// <summary>Reads the first rows of a file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="format">Its format.</param>
    /// <param name="map">The user's map.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The columns, with an example of each.</returns>
    /// <exception cref="InvalidDataException">The file has no header that can be used.</exception>
    public static async Task<IReadOnlyList<ColumnUse>> PreviewAsync(Stream input, PeopleFormat format, ColumnMap map, CancellationToken ct)
    {
        using var reader = new PeopleReader(input, format, map);
        reader.Report.WithExamples = true;
        for (int i = 0; i < RowsRead && await reader.ReadAsync(ct).ConfigureAwait(false) is { } row; i++)
        {
            if (reader.Report.Columns.Count == 0)
            {
                throw new InvalidDataException(row.Error);
            }
        }

        return reader.Report.Columns;
    }
}
