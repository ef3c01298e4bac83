using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Service.People.Import;

/// <summary>
/// Stands between the file and the CSV parser and lets only rows through whose quotes match. An unclosed quote would
/// swallow every row after it; here it costs its own row. What is left out becomes an empty line, so that the
/// parser's line numbers are those of the file.
/// </summary>
internal sealed class CsvGuard(FileLine header, BoundedLineReader lines, char delimiter) : TextReader
{
    // More than any record of a person has: an unclosed quote is suspected.
    private const int MaxRecord = 512 * 1024;
    private const int MaxLinesOfRecord = 1000;

    // What is taken back is scanned again; this share of what was read keeps the whole linear, whatever the file.
    private const int RereadFactor = 8;

    private readonly Stack<FileLine> _pending = new([header]);
    private readonly List<FileLine> _record = [];
    private readonly StringBuilder _output = new();
    private int _taken;
    private long _linesOut;
    private long _read;
    private long _reread;

    private enum Quotes
    {
        Match,
        Open,
        Damaged,
    }

    /// <summary>The rows that were left out so far, in their order.</summary>
    public Queue<PersonRow> Errors { get; } = new();

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        if (_taken == _output.Length)
        {
            _output.Clear();
            _taken = 0;
            if (!await NextRecordAsync(cancellationToken).ConfigureAwait(false))
            {
                return 0;
            }
        }

        int count = Math.Min(buffer.Length, _output.Length - _taken);
        _output.CopyTo(_taken, buffer.Span, count);
        _taken += count;
        return count;
    }

    private async ValueTask<bool> NextRecordAsync(CancellationToken ct)
    {
        while (await NextLineAsync(ct).ConfigureAwait(false) is { } start)
        {
            if (start.TooLong)
            {
                Errors.Enqueue(new(start.Number, null, BoundedLineReader.TooLongMessage));
                continue;
            }

            if (start.IsBlank)
            {
                continue;
            }

            if (await CollectAsync(start, ct).ConfigureAwait(false))
            {
                Emit(start.Number);
                return true;
            }

            Errors.Enqueue(new(start.Number, null, "The row's quotes do not match."));
            TakeBack();
        }

        return false;
    }

    // Collects the lines of a record, as long as a quoted cell goes on.
    private async ValueTask<bool> CollectAsync(FileLine start, CancellationToken ct)
    {
        _record.Clear();
        _record.Add(start);
        Quotes quotes = Scan(start.Text, inside: false);
        int size = start.Text.Length;
        while (quotes == Quotes.Open
            && size <= MaxRecord
            && _record.Count < MaxLinesOfRecord
            && await NextLineAsync(ct).ConfigureAwait(false) is { } line)
        {
            if (line.TooLong)
            {
                _pending.Push(line);
                break;
            }

            _record.Add(line);
            size += line.Text.Length;
            quotes = Scan(line.Text, inside: true);
        }

        return quotes == Quotes.Match;
    }

    private Quotes Scan(ReadOnlySpan<char> text, bool inside)
    {
        while (true)
        {
            if (!inside)
            {
                text = SkipBlanks(text);
                if (text is ['"', ..])
                {
                    text = text[1..];
                    inside = true;
                    continue;
                }

                int end = text.IndexOf(delimiter);
                if (end < 0)
                {
                    return Quotes.Match;
                }

                text = text[(end + 1)..];
                continue;
            }

            int quote = text.IndexOf('"');
            if (quote < 0)
            {
                return Quotes.Open;
            }

            text = text[(quote + 1)..];
            if (text is ['"', ..])
            {
                text = text[1..];
                continue;
            }

            text = SkipBlanks(text);
            if (text.IsEmpty)
            {
                return Quotes.Match;
            }

            if (text[0] != delimiter)
            {
                return Quotes.Damaged;
            }

            text = text[1..];
            inside = false;
        }
    }

    private ReadOnlySpan<char> SkipBlanks(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && text[0] is ' ' or '\t' && text[0] != delimiter)
        {
            text = text[1..];
        }

        return text;
    }

    private void Emit(long number)
    {
        for (; _linesOut < number - 1; _linesOut++)
        {
            _output.Append('\n');
        }

        foreach (FileLine line in _record)
        {
            _output.Append(line.Text).Append('\n');
        }

        _linesOut += _record.Count;
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

    private async ValueTask<FileLine?> NextLineAsync(CancellationToken ct)
    {
        if (_pending.TryPop(out FileLine? line))
        {
            return line;
        }

        line = await lines.ReadAsync(ct).ConfigureAwait(false);
        _read += line?.Text.Length ?? 0;
        return line;
    }
}
