using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Files;

/// <summary>
/// Reads the records of a CSV file whose header was found. Only records whose quotes match are given: an unclosed quote would swallow
/// every row after it; here it costs its own row.
/// </summary>
/// <param name="header">The line of the header: the first record.</param>
/// <param name="ahead">Lines behind it that were read already.</param>
/// <param name="lines">All further lines.</param>
/// <param name="delimiter">The delimiter of the cells.</param>
internal sealed class CsvRecords(FileLine header, IReadOnlyList<FileLine> ahead, LineReader lines, char delimiter)
{
    // More than any record of a person has: an unclosed quote is suspected.
    private const int MaxRecord = 512 * 1024;
    private const int MaxLinesOfRecord = 1000;

    // What is taken back is scanned again; this share of what was read keeps the whole linear, whatever the file.
    private const int RereadFactor = 8;

    private readonly Stack<FileLine> _pending = new([.. ahead.Reverse(), header]);
    private readonly List<FileLine> _record = [];
    private readonly CsvCells _cells = new();
    private long _read;
    private long _reread;

    /// <summary>The line where the record starts.</summary>
    public long Line { get; private set; }

    /// <summary>The line where the record ends.</summary>
    public long LastLine { get; private set; }

    /// <summary>The cells of the record; they change with the next one.</summary>
    public IReadOnlyList<string> Cells => _cells.All;

    /// <summary>Why the record cannot be read; null when it can.</summary>
    public string? Error { get; private set; }

    /// <summary>Empty lines between the records so far.</summary>
    public long BlankLines { get; private set; }

    /// <summary>Reads the next record.</summary>
    /// <returns>False at the end.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken ct)
    {
        while (await NextLineAsync(ct).ConfigureAwait(false) is { } start)
        {
            if (start.IsBlank)
            {
                BlankLines++;
                continue;
            }

            Line = LastLine = start.Number;
            Error = start.TooLong ? LineReader.TooLongMessage : null;
            if (Error is null && !_cells.TrySplit(start.Text, delimiter))
            {
                if (await CollectAsync(start, ct).ConfigureAwait(false))
                {
                    LastLine = _record[_record.Count - 1].Number;
                }
                else
                {
                    Error = "The row's quotes do not match.";
                    TakeBack();
                }
            }

            return true;
        }

        return false;
    }

    /// <summary>Splits the one cell of a record that was wrapped in quotes as a whole.</summary>
    public void Unwrap()
    {
        string inner = _cells.All[0];
        if (!_cells.TrySplit(inner, delimiter))
        {
            Error = "The row's quotes do not match.";
        }
    }

    // Collects the lines of a record, as long as a quoted cell continues.
    private async ValueTask<bool> CollectAsync(FileLine start, CancellationToken ct)
    {
        _record.Clear();
        _record.Add(start);
        bool open = IsOpen(start.Text, inside: false, out bool damaged);
        int size = start.Text.Length;
        while (open && !damaged && size <= MaxRecord && _record.Count < MaxLinesOfRecord && await NextLineAsync(ct).ConfigureAwait(false) is { } line)
        {
            if (line.TooLong)
            {
                _pending.Push(line);
                return false;
            }

            _record.Add(line);
            size += line.Text.Length;
            open = IsOpen(line.Text, inside: true, out damaged);
        }

        if (open || damaged)
        {
            return false;
        }

        var whole = new StringBuilder(size + _record.Count);
        foreach (FileLine line in _record)
        {
            whole.Append(whole.Length > 0 ? "\n" : string.Empty).Append(line.Text);
        }

        return _cells.TrySplit(whole.ToString(), delimiter);
    }

    // Whether a quoted cell is open at the end of a line.
    private bool IsOpen(string text, bool inside, out bool damaged)
    {
        damaged = false;
        int i = 0;
        while (true)
        {
            if (!inside)
            {
                i = CsvCells.SkipBlanks(text, i, delimiter);
                if (i < text.Length && text[i] == '"')
                {
                    i++;
                    inside = true;
                    continue;
                }

                int end = text.IndexOf(delimiter, i);
                if (end < 0)
                {
                    return false;
                }

                i = end + 1;
                continue;
            }

            int quote = text.IndexOf('"', i);
            if (quote < 0)
            {
                return true;
            }

            i = quote + 1;
            if (i < text.Length && text[i] == '"')
            {
                i++;
                continue;
            }

            i = CsvCells.SkipBlanks(text, i, delimiter);
            if (i >= text.Length)
            {
                return false;
            }

            if (text[i] != delimiter)
            {
                damaged = true;
                return false;
            }

            i++;
            inside = false;
        }
    }

    // Reading continues with the line after the first of the damaged record.
    private void TakeBack()
    {
        if (_reread > RereadFactor * _read)
        {
            return;
        }

        for (int i = _record.Count - 1; i > 0; i--)
        {
            _reread += _record[i].Text.Length;
            _pending.Push(_record[i]);
        }
    }

    private ValueTask<FileLine?> NextLineAsync(CancellationToken ct)
    {
        if (_pending.Count > 0)
        {
            return new ValueTask<FileLine?>(_pending.Pop());
        }

        ValueTask<FileLine?> next = lines.ReadAsync(ct);
        return next.IsCompletedSuccessfully ? new ValueTask<FileLine?>(Count(next.Result)) : AwaitAsync(next);

        async ValueTask<FileLine?> AwaitAsync(ValueTask<FileLine?> pending) => Count(await pending.ConfigureAwait(false));
    }

    private FileLine? Count(FileLine? line)
    {
        _read += line?.Text.Length ?? 0;
        return line;
    }
}
