using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Files;

/// <summary>Reads people from CSV, one record at a time. A damaged record costs itself, not those after it.</summary>
internal sealed class CsvPeople
{
    private readonly CsvRecords _records;
    private readonly bool _wrapped;
    private readonly string[] _headers;
    private readonly string[] _columns;
    private readonly ColumnTarget[] _targets;
    private readonly bool[] _nameless;
    private readonly PersonBuilder _builder;
    private readonly FileReport _report;
    private readonly ReportFooter _footer = new();
    private long _blank;
    private long _blankLines;
    private bool _afterBlank;
    private bool _begun;
    private bool _ended;

    private CsvPeople(CsvRecords records, bool wrapped, string[] headers, string[] columns, ColumnTarget[] targets, FileReport report)
    {
        (_records, _wrapped, _headers, _columns, _targets, _report) = (records, wrapped, headers, columns, targets, report);
        _nameless = [.. headers.Select(name => name.Length == 0)];
        _builder = new PersonBuilder(report);
        HeaderEnds = report.IsAddressList ? 0 : records.LastLine;
    }

    /// <summary>The line where the header ends; 0 where there is none.</summary>
    public long HeaderEnds { get; }

    /// <summary>Reads the header.</summary>
    /// <returns>The reader of the rows, or the row that says why there is none.</returns>
    public static async Task<(CsvPeople? People, PersonRow Problem)> OpenAsync(FileLine first, LineReader lines, ColumnMap map, FileReport report, CancellationToken ct)
    {
        (CsvHeader? header, IReadOnlyList<FileLine> read) = await CsvHeader.FindAsync(first, lines, map, ct).ConfigureAwait(false);
        if (header is null && (AddressList.HeaderOf(first, map) ?? AddressList.HeaderOfProse(read, map)) is { } addresses)
        {
            header = addresses;
            report.IsAddressList = true;
        }

        if (header is null)
        {
            return (null, new PersonRow(first.Number, null, CsvHeader.NotFound(read, report.NoUtf8 > 0)));
        }

        var records = new CsvRecords(header.Line, read, lines, header.Delimiter);
        await records.ReadAsync(ct).ConfigureAwait(false);
        if (header.Wrapped)
        {
            records.Unwrap();
        }

        string[] headers = [.. records.Cells.Select(cell => CellText.Clean(cell) ?? string.Empty)];
        string[] columns = Named(headers);
        if ((records.Error ?? CsvHeader.ProblemOf(columns, map)) is { } problem)
        {
            return (null, new PersonRow(records.Line, null, problem));
        }

        ColumnTarget[] targets = HeaderMapping.Resolve(headers, map);
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i] != headers[i])
            {
                targets[i] = map.FieldOf(HeaderTable.Fold(columns[i])) is { } mapped ? new ColumnTarget(mapped, 1, true) : targets[i] with { Repeated = headers[i].Length > 0 };
            }

            if (headers[i].Length > 0)
            {
                report.Add(columns[i], targets[i]);
            }
        }

        return (new CsvPeople(records, header.Wrapped, headers, columns, targets, report), default);
    }

    // A second column of one header, and one without, have names of their own: what they hold is kept beside the others.
    private static string[] Named(string[] headers)
    {
        HashSet<string> taken = new(headers, System.StringComparer.Ordinal);
        HashSet<string> seen = new(System.StringComparer.Ordinal);
        return [.. headers.Select((header, i) =>
        {
            if (header.Length > 0 && seen.Add(header))
            {
                return header;
            }

            int n = header.Length > 0 ? 2 : i + 1;
            string name;
            while (!taken.Add(name = header.Length > 0 ? $"{header} ({n})" : $"(column {n})"))
            {
                n++;
            }

            return name;
        })];
    }

    /// <summary>Reads the next row that says something.</summary>
    /// <returns>The row; null at the end.</returns>
    public async ValueTask<PersonRow?> ReadAsync(CancellationToken ct)
    {
        PersonRow row;
        while (!_footer.TryTake(out row))
        {
            if (_ended)
            {
                return null;
            }

            await NextAsync(ct).ConfigureAwait(false);
            _report.Blank = _blank + _records.BlankLines;
        }

        return row;
    }

    private async ValueTask NextAsync(CancellationToken ct)
    {
        if (!await _records.ReadAsync(ct).ConfigureAwait(false))
        {
            _ended = true;
            _footer.End();
            _report.Footer = _footer.Lines;
            return;
        }

        if (_wrapped && _records.Error is null && _records.Cells.Count == 1)
        {
            _records.Unwrap();
        }

        if (_records.BlankLines > _blankLines)
        {
            _blankLines = _records.BlankLines;
            _afterBlank = true;
            _footer.Blank();
        }

        bool first = !_begun;
        _begun = true;
        if (first && _records.Error is null && !_report.IsAddressList && ColumnTypes.Are(_records.Cells))
        {
            _report.TypesIn = _records.Line;
            return;
        }

        if (_records.Error is null && IsHeaderAgain(_records.Cells))
        {
            _report.HeadersAgain++;
            return;
        }

        if (_records.Error is null && _afterBlank && IsOtherHeader(_records.Cells))
        {
            // What follows has other columns: read by these it would be people who are none.
            _ended = true;
            _footer.Add(new PersonRow(_records.Line, null, $"Another table begins here ({string.Join(", ", _records.Cells.Where(cell => cell.Length > 0))}): its rows were left out. Put it into a file of its own."), [], 0);
            _footer.End();
            _report.Footer = _footer.Lines;
            return;
        }

        _afterBlank = false;
        if ((_records.Error is { } error ? new PersonRow(_records.Line, null, error) : Row()) is { } row)
        {
            _footer.Add(row with { Place = (_records.Line, _records.LastLine) }, _records.Cells, _records.Error is null ? _columns.Length : 0);
        }
        else
        {
            _blank++;
            _afterBlank = true;
            _footer.Blank();
        }
    }

    // Files that were put together have the header of each.
    private bool IsHeaderAgain(IReadOnlyList<string> cells)
    {
        if (cells.Count != _headers.Length || _headers.Length < 2)
        {
            return false;
        }

        for (int i = 0; i < _headers.Length; i++)
        {
            if ((CellText.Clean(cells[i]) ?? string.Empty) != _headers[i])
            {
                return false;
            }
        }

        return true;
    }

    // Two cells or more, and each a header that is known, but not those of this table.
    private static bool IsOtherHeader(IReadOnlyList<string> cells)
    {
        string[] said = [.. cells.Select(HeaderTable.Fold).Where(cell => cell.Length > 0)];
        HashSet<string> others = [.. said];
        return said.Length > 1 && said.All(cell => HeaderTable.Find(cell, others) is not null);
    }

    private PersonRow? Row()
    {
        IReadOnlyList<string> cells = _records.Cells;
        for (int i = _columns.Length; i < cells.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(cells[i]))
            {
                return new PersonRow(_records.Line, null, $"The row has {cells.Count} cells, the header {_columns.Length}.");
            }
        }

        _builder.Begin(_records.Line);
        for (int i = 0; i < _columns.Length && i < cells.Count; i++)
        {
            if (cells[i].Length > 0)
            {
                if (_nameless[i])
                {
                    // Told of when it says something: many a sheet has empty columns at its end.
                    _report.Add(_columns[i], _targets[i]);
                    _nameless[i] = false;
                }

                _builder.Set(_targets[i], _columns[i], CellText.Unprotect(cells[i]));
            }
        }

        return _builder.Build();
    }
}
