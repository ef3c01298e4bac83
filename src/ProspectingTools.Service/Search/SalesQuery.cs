using System;
using System.Collections.Generic;

namespace ProspectingTools.Service.Search;

/// <summary>
/// The notation of Sales Navigator's <c>query</c>: <c>(filters:List((type:REGION,values:List((id:1,text:Berlin)))),keywords:x)</c>.
/// A value is text, a list, or a record of named values. Whatever is malformed ends what it stands in; nothing throws.
/// </summary>
internal sealed class SalesQuery
{
    // Real queries have six levels.
    private const int MaxDepth = 16;

    private readonly string _text;
    private int _position;

    private SalesQuery(string text) => _text = text;

    /// <summary>Parses a query.</summary>
    /// <param name="text">The query with its own marks as they are and its texts still escaped.</param>
    /// <returns>Its root; an empty record when it is none.</returns>
    public static SalesValue Parse(string text) => new SalesQuery(text).Value(0);

    private SalesValue Value(int depth)
    {
        if (depth < MaxDepth && Next("List("))
        {
            SalesValue list = new();
            Items(list, depth);
            return list;
        }

        if (depth < MaxDepth && Next("("))
        {
            SalesValue record = new();
            Fields(record, depth);
            return record;
        }

        int start = _position;
        while (_position < _text.Length && _text[_position] is not (',' or ')' or '('))
        {
            _position++;
        }

        return new SalesValue { Text = _text[start.._position] };
    }

    private void Items(SalesValue list, int depth)
    {
        while (_position < _text.Length && !Next(")"))
        {
            list.Items.Add(Value(depth + 1));
            Separator();
        }
    }

    private void Fields(SalesValue record, int depth)
    {
        while (_position < _text.Length && !Next(")"))
        {
            int start = _position;
            while (_position < _text.Length && _text[_position] is not (':' or ',' or ')' or '('))
            {
                _position++;
            }

            string name = _text[start.._position];
            if (Next(":"))
            {
                record.Fields.TryAdd(name, Value(depth + 1));
            }

            Separator();
        }
    }

    // Steps over the comma, or over what does not belong here, so that every loop gets on.
    private void Separator()
    {
        if (_position < _text.Length && _text[_position] != ')')
        {
            _position++;
        }
    }

    private bool Next(string mark)
    {
        if (string.CompareOrdinal(_text, _position, mark, 0, mark.Length) != 0)
        {
            return false;
        }

        _position += mark.Length;
        return true;
    }
}

/// <summary>A value of a <see cref="SalesQuery"/>.</summary>
internal sealed class SalesValue
{
    /// <summary>The text, still escaped; null for lists and records.</summary>
    public string? Text { get; init; }

    /// <summary>The items of a list.</summary>
    public List<SalesValue> Items { get; } = [];

    /// <summary>The fields of a record.</summary>
    public Dictionary<string, SalesValue> Fields { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A field's text without escapes; null when there is none.</summary>
    public string? TextOf(string field) =>
        Fields.TryGetValue(field, out SalesValue? value) && value.Text is { Length: > 0 } text ? SearchUrlParser.Unescape(text) : null;

    /// <summary>A field's items; empty when there are none.</summary>
    public List<SalesValue> ItemsOf(string field) => Fields.TryGetValue(field, out SalesValue? value) ? value.Items : [];
}
