using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using CsvHelper;

namespace ProspectingTools.Service.People.Import;

/// <summary>Reads people from CSV, one record at a time. A damaged record costs itself, not those after it.</summary>
internal static class CsvPeople
{
    public static async IAsyncEnumerable<PersonRow> ReadAsync(
        FileLine first,
        BoundedLineReader lines,
        ColumnMap map,
        [EnumeratorCancellation] CancellationToken ct)
    {
        (FileLine? header, char delimiter) = await CsvHeader.FindAsync(first, lines, map, ct).ConfigureAwait(false);
        if (header is null)
        {
            yield return new(first.Number, null, CsvHeader.NotFoundMessage);
            yield break;
        }

        using CsvGuard guard = new(header, lines, delimiter);
        using CsvReader reader = CreateReader(guard, delimiter);
        PersonField?[]? fields = null;
        while (await reader.ReadAsync(ct).ConfigureAwait(false))
        {
            // The parser reads ahead, so the guard may already know of later lines.
            while (guard.Errors.TryPeek(out PersonRow error) && error.Line < reader.LineNumber)
            {
                yield return guard.Errors.Dequeue();
            }

            if (fields is not null)
            {
                yield return Row(reader, fields);
                continue;
            }

            string[] columns = reader.Current.ToArray();
            if (CsvHeader.ProblemOf(columns, map) is { } problem)
            {
                yield return new(reader.LineNumber, null, problem);
                yield break;
            }

            fields = [.. columns.Select(map.FieldOf)];
        }

        while (guard.Errors.TryDequeue(out PersonRow error))
        {
            yield return error;
        }
    }

    private static CsvReader CreateReader(CsvGuard guard, char delimiter) => CsvReader.Create(
        guard,
        new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,

            // The guard has looked at the quotes; one inside a cell that does not start with it is a character like others.
            MalformedData = CsvMalformedDataHandling.Recover,
        },
        leaveOpen: true);

    private static PersonRow Row(CsvReader reader, PersonField?[] fields)
    {
        for (int i = fields.Length; i < reader.FieldCount; i++)
        {
            if (!reader.IsEmpty(i))
            {
                return new(reader.LineNumber, null, $"The row has {reader.FieldCount} cells, the header {fields.Length}.");
            }
        }

        PersonBuilder builder = new();
        for (int i = 0; i < fields.Length && i < reader.FieldCount; i++)
        {
            if (fields[i] is { } field && !reader.IsEmpty(i))
            {
                builder.Set(field, reader.GetString(i));
            }
        }

        return builder.Build(reader.LineNumber);
    }
}
