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
/// <param name="delimiter">What stands between the cells.</param>
internal sealed class CsvRecords(FileLine header, IReadOnlyList<FileLine> ahead, LineReader lines, char delimiter)
{
    // More than any record of a person has: an unclosed quote is suspected.
    private const int MaxRecord = 512 * 1024;
    private const int MaxLinesOfRecord = 1000;

    // What is taken back is scanned again; this share of what was read keeps the whole linear, whatever the file.
    private const int RereadFactor = 8;

    private readonly Stack<FileLine> _pending = new([.. ahead.Reverse(), header]);
    private readonly List<FileLine> _record = [];
    private readonly List<string> _cells = [];
    private readonly StringBuilder _cell = new();
    private long _read;
    private long _reread;

    /// <summary>The line where the record starts.</summary>
    public long Line { get; private set; }

    /// <summary>The cells of the record; they change with the next one.</summary>
    public IReadOnlyList<string> Cells => _cells;

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

            Line = start.Number;
            Error = start.TooLong ? LineReader.TooLongMessage : null;
            if (Error is null && !TrySplit(start.Text, delimiter) && !await CollectAsync(start, ct).ConfigureAwait(false))
            {
                Error = "The row's quotes do not match.";
                TakeBack();
            }

            return true;
        }

        return false;
    }

    /// <summary>Splits the one cell of a record that was wrapped in quotes as a whole.</summary>
    public void Unwrap()
    {
        string inner = _cells[0];
        if (!TrySplit(inner, delimiter))
        {
            Error = "The row's quotes do not match.";
        }
    }

    /// <summary>The cells of a text that is one record.</summary>
    /// <returns>Null when its quotes do not match.</returns>
    public static IReadOnlyList<string>? Split(string text, char delimiter)
    {
        var records = new CsvRecords(default, [], null!, delimiter);
        return records.TrySplit(text, delimiter) ? records._cells : null;
    }

    // Collects the lines of a record, as long as a quoted cell goes on.
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

        return TrySplit(whole.ToString(), delimiter);
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
                i = SkipBlanks(text, i, delimiter);
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

            i = SkipBlanks(text, i, delimiter);
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

    private bool TrySplit(string text, char separator)
    {
        _cells.Clear();
        int i = 0;
        while (true)
        {
            int start = SkipBlanks(text, i, separator);
            if (start < text.Length && text[start] == '"')
            {
                int after = Quoted(text, start + 1);
                if (after < 0 || (after = SkipBlanks(text, after, separator)) < text.Length && text[after] != separator)
                {
                    return false;
                }

                i = after;
            }
            else
            {
                int end = text.IndexOf(separator, start);
                i = end < 0 ? text.Length : end;
                _cells.Add(Trimmed(text, start, i));
            }

            if (i >= text.Length)
            {
                return true;
            }

            i++;
            if (i == text.Length)
            {
                _cells.Add(string.Empty);
                return true;
            }
        }
    }

    // Reads a quoted cell; returns the place behind its closing quote, or -1.
    private int Quoted(string text, int start)
    {
        int quote = text.IndexOf('"', start);
        if (quote < 0)
        {
            return -1;
        }

        if (quote + 1 >= text.Length || text[quote + 1] != '"')
        {
            _cells.Add(text.Substring(start, quote - start));
            return quote + 1;
        }

        _cell.Clear();
        while (true)
        {
            _cell.Append(text, start, quote - start);
            if (quote + 1 >= text.Length || text[quote + 1] != '"')
            {
                _cells.Add(_cell.ToString());
                return quote + 1;
            }

            _cell.Append('"');
            start = quote + 2;
            quote = start >= text.Length ? -1 : text.IndexOf('"', start);
            if (quote < 0)
            {
                return -1;
            }
        }
    }

    private static string Trimmed(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end == start ? string.Empty : text.Substring(start, end - start);
    }

    private static int SkipBlanks(string text, int i, char separator)
    {
        while (i < text.Length && text[i] is ' ' or '\t' && text[i] != separator)
        {
            i++;
        }

        return i;
    }

    // Reading goes on with the line after the first of the damaged record.
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
