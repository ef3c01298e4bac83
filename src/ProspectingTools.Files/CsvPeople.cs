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
    private readonly string[] _columns;
    private readonly ColumnTarget[] _targets;
    private readonly PersonBuilder _builder;
    private readonly FileReport _report;
    private long _blank;

    private CsvPeople(CsvRecords records, bool wrapped, string[] columns, ColumnTarget[] targets, FileReport report)
    {
        (_records, _wrapped, _columns, _targets, _report) = (records, wrapped, columns, targets, report);
        _builder = new PersonBuilder(report);
    }

    /// <summary>Reads the header.</summary>
    /// <returns>The reader of the rows, or the row that says why there is none.</returns>
    public static async Task<(CsvPeople? People, PersonRow Problem)> OpenAsync(FileLine first, LineReader lines, ColumnMap map, FileReport report, CancellationToken ct)
    {
        (CsvHeader? header, IReadOnlyList<FileLine> read) = await CsvHeader.FindAsync(first, lines, map, ct).ConfigureAwait(false);
        if (header is null)
        {
            return (null, new PersonRow(first.Number, null, CsvHeader.NotFound(read)));
        }

        var records = new CsvRecords(header.Line, read, lines, header.Delimiter);
        await records.ReadAsync(ct).ConfigureAwait(false);
        if (header.Wrapped)
        {
            records.Unwrap();
        }

        string[] columns = [.. records.Cells.Select(cell => CellText.Clean(cell) ?? string.Empty)];
        if ((records.Error ?? CsvHeader.ProblemOf(columns, map)) is { } problem)
        {
            return (null, new PersonRow(records.Line, null, problem));
        }

        ColumnTarget[] targets = HeaderMapping.Resolve(columns, map);
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i].Length > 0)
            {
                report.Add(columns[i], targets[i]);
            }
        }

        return (new CsvPeople(records, header.Wrapped, columns, targets, report), default);
    }

    /// <summary>Reads the next row that says something.</summary>
    /// <returns>The row; null at the end.</returns>
    public async ValueTask<PersonRow?> ReadAsync(CancellationToken ct)
    {
        PersonRow? row = null;
        while (row is null && await _records.ReadAsync(ct).ConfigureAwait(false))
        {
            if (_wrapped && _records.Error is null && _records.Cells.Count == 1)
            {
                _records.Unwrap();
            }

            row = _records.Error is { } error ? new PersonRow(_records.Line, null, error) : Row();
            _blank += row is null ? 1 : 0;
        }

        _report.Blank = _blank + _records.BlankLines;
        return row;
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
                _builder.Set(_targets[i], _columns[i], CellText.Unprotect(cells[i]));
            }
        }

        return _builder.Build();
    }
}
