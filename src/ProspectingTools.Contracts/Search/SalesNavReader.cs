using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ProspectingTools.Contracts.Search;

/// <summary>
/// Reads Sales Navigator's query language: <c>(filters:List((type:REGION,values:List((id:1,text:Berlin)))),keywords:x)</c>, with
/// its marks as they are, escaped once, or escaped with their brackets, and texts escaped once or twice. Commas and brackets
/// that a text has lost its escapes of belong to the text as far as they can be told from marks.
/// </summary>
public sealed class SalesNavReader
{
    // Real queries have six levels.
    private const int MaxDepth = 32;

    private const int MaxName = 64;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // A comma before one of these ends a text even within a bracket that the text left open.
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "type", "values", "id", "text", "selectionType", "selectedSubFilter", "subFilter", "parent", "icon", "filters", "keywords",
        "spellCorrectionEnabled", "recentSearchParam", "doLogHistory",
    };

    private static readonly HashSet<string> s_textNames = new(StringComparer.OrdinalIgnoreCase) { "text", "keywords" };

    // The language's own marks are still escaped: from the first one on, or some of them, as browsers and chats take off what
    // they like. A text that is escaped as it should be never has a bare colon behind an escaped mark.
    private static readonly Regex s_escapedMark = new(
        @"^\s*(?:%(?:25)*28|\(\s*[a-z_]{1,64}%(?:25)*3A)|%28[a-z_]{1,64}:|:List%28|%2C(?:type|values|id|text|selectionType|selectedSubFilter|parent|filters|keywords):",
        Options,
        TimeSpan.FromSeconds(2));

    private readonly EscapedText _source;
    private readonly string _text;
    private int _position;

    private SalesNavReader(EscapedText source)
    {
        _source = source;
        _text = source.Text;
    }

    /// <summary>Reads a query.</summary>
    /// <param name="text">The query, as it is in the address.</param>
    /// <param name="value">What it says; null when it cannot be read.</param>
    /// <param name="problem">Why it cannot be read, and where; null on success.</param>
    /// <returns>Whether it could be read. Nothing throws, whatever the text.</returns>
    public static bool TryRead(string text, [NotNullWhen(true)] out SalesNavValue? value, [NotNullWhen(false)] out SearchProblem? problem)
    {
        try
        {
            value = Read(EscapedText.From(text, 0));
            problem = null;
            return true;
        }
        catch (SearchTextException e)
        {
            value = null;
            problem = e.Problem;
            return false;
        }
    }

    internal static SalesNavValue Read(EscapedText source)
    {
        // A level at a time, until the marks of the language are bare. A text keeps what its own level protects.
        for (int level = 0; level < 4 && s_escapedMark.IsMatch(source.Text); level++)
        {
            source = source.Unescape();
        }

        SalesNavReader reader = new(source);
        reader.Blanks();
        if (!reader.At("("))
        {
            throw reader.Problem("a query of Sales Navigator begins with '('", reader._position);
        }

        SalesNavValue value = reader.Record(0);
        reader.Blanks();
        return reader._position == reader._text.Length
            ? value
            : throw reader.Problem("the query has ended, and more text follows; a bracket in a text must be escaped", reader._position);
    }

    private SalesNavValue Value(string name, int depth)
    {
        if (depth > MaxDepth)
        {
            throw Problem($"more than {MaxDepth} brackets are nested", _position);
        }

        if (s_textNames.Contains(name))
        {
            return Scalar(inList: false);
        }

        Blanks();
        return At("List(") ? List(depth) : At("(") && LooksLikeRecord() ? Record(depth) : Scalar(inList: false);
    }

    private SalesNavValue List(int depth)
    {
        int start = _position;
        _position += "List(".Length;
        List<SalesNavValue> items = [];
        Blanks();
        if (Take(')'))
        {
            return SalesNavValue.Read(items, _source.PositionOf(start));
        }

        while (true)
        {
            Blanks();
            if (depth >= MaxDepth)
            {
                throw Problem($"more than {MaxDepth} brackets are nested", _position);
            }

            items.Add(At("List(") ? List(depth + 1) : At("(") && LooksLikeRecord() ? Record(depth + 1) : Scalar(inList: true));
            if (Closed(start, "list"))
            {
                return SalesNavValue.Read(items, _source.PositionOf(start));
            }
        }
    }

    private SalesNavValue Record(int depth)
    {
        int start = _position;
        _position++;
        List<KeyValuePair<string, SalesNavValue>> fields = [];
        HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
        Blanks();
        if (Take(')'))
        {
            return SalesNavValue.Read(fields, _source.PositionOf(start));
        }

        while (true)
        {
            Blanks();
            int at = _position;
            string name = Name(_position) ?? throw Unnamed(start);
            _position += name.Length;
            Blanks();
            if (!Take(':'))
            {
                throw Unnamed(start);
            }

            if (!known.Add(name))
            {
                throw Problem($"'{name}' occurs twice in one record", at);
            }

            fields.Add(new KeyValuePair<string, SalesNavValue>(name, Value(name, depth + 1)));
            if (Closed(start, "record"))
            {
                return SalesNavValue.Read(fields, _source.PositionOf(start));
            }
        }
    }

    private SearchTextException Unnamed(int start) => _position >= _text.Length
        ? Problem($"the query is cut off: what opens at character {_source.PositionOf(start)} is not closed. Copy the whole address", _position)
        : Problem("a name with ':' is expected, such as type:REGION", _position);

    // After an item: its separator or the end.
    private bool Closed(int start, string what)
    {
        Blanks();
        if (Take(')'))
        {
            return true;
        }

        return Take(',') ? false : throw Problem(
            _position >= _text.Length
                ? $"the query is cut off: the {what} that opens at character {_source.PositionOf(start)} is not closed. Copy the whole address"
                : $"',' or ')' is expected in the {what} that opens at character {_source.PositionOf(start)}",
            _position);
    }

    private SalesNavValue Scalar(bool inList)
    {
        int start = _position;
        int open = 0;
        for (; _position < _text.Length; _position++)
        {
            char c = _text[_position];
            if (c == '(')
            {
                open++;
            }
            else if (c == ')')
            {
                if (open == 0)
                {
                    break;
                }

                open--;
            }
            else if (c == ',' && (inList ? open == 0 : EndsText(_position + 1, open)))
            {
                break;
            }
        }

        EscapedText text = _source.Slice(start, _position).UnescapeAll().Trim();
        return SalesNavValue.Read(text, _source.PositionOf(start));
    }

    private bool EndsText(int next, int open)
    {
        int start = next;
        while (start < _text.Length && char.IsWhiteSpace(_text[start]))
        {
            start++;
        }

        return Name(start) is { } name
            && start + name.Length < _text.Length && _text[start + name.Length] == ':'
            && ((open == 0 && start == next) || s_names.Contains(name));
    }

    private bool LooksLikeRecord()
    {
        int at = _position + 1;
        while (at < _text.Length && char.IsWhiteSpace(_text[at]))
        {
            at++;
        }

        return (at < _text.Length && _text[at] == ')') || (Name(at) is { } name && at + name.Length < _text.Length && _text[at + name.Length] == ':');
    }

    private string? Name(int start)
    {
        int end = start;
        while (end < _text.Length && end - start < MaxName && (_text[end] is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
        {
            end++;
        }

        return end > start ? _text.Substring(start, end - start) : null;
    }

    private void Blanks()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }

    private bool At(string mark) => string.Compare(_text, _position, mark, 0, mark.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private bool Take(char mark)
    {
        if (_position >= _text.Length || _text[_position] != mark)
        {
            return false;
        }

        _position++;
        return true;
    }

    private SearchTextException Problem(string message, int index) => new(message, _source.PositionOf(index));
}
