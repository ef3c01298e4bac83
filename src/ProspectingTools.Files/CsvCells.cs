using System.Collections.Generic;
using System.Text;

namespace ProspectingTools.Files;

/// <summary>The cells of one record of CSV: quotes around them, doubled within.</summary>
internal sealed class CsvCells
{
    private readonly List<string> _cells = [];
    private readonly StringBuilder _cell = new();

    /// <summary>The cells of the last record that was split; they change with the next one.</summary>
    public IReadOnlyList<string> All => _cells;

    /// <summary>The cells of a text that is one record.</summary>
    /// <returns>Null when its quotes do not match.</returns>
    public static IReadOnlyList<string>? Split(string text, char delimiter)
    {
        var cells = new CsvCells();
        return cells.TrySplit(text, delimiter) ? cells._cells : null;
    }

    public bool TrySplit(string text, char separator)
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

    public static int SkipBlanks(string text, int i, char separator)
    {
        while (i < text.Length && text[i] is ' ' or '\t' && text[i] != separator)
        {
            i++;
        }

        return i;
    }
}
