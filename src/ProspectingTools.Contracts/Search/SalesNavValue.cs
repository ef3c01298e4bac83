using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ProspectingTools.Contracts.Search;

/// <summary>
/// A value of Sales Navigator's query language: a text, a list <c>List(a,b)</c> or a record <c>(name:value,…)</c>. Exactly one
/// of the three properties is set.
/// </summary>
public sealed class SalesNavValue
{
    private readonly EscapedText? _text;

    private SalesNavValue(EscapedText? text, IReadOnlyList<SalesNavValue>? items, IReadOnlyList<KeyValuePair<string, SalesNavValue>>? fields, int position)
    {
        _text = text;
        Items = items;
        Fields = fields;
        Position = position;
    }

    /// <summary>The text without escapes.</summary>
    public string? Text => _text?.Text;

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<SalesNavValue>? Items { get; }

    /// <summary>The fields of a record, in their order; each name occurs once.</summary>
    public IReadOnlyList<KeyValuePair<string, SalesNavValue>>? Fields { get; }

    /// <summary>Where the value begins in what was read, from 1; 0 when it was not read.</summary>
    public int Position { get; }

    internal EscapedText? Escaped => _text;

    /// <summary>Makes a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The value.</returns>
    public static SalesNavValue OfText(string text) => new(EscapedText.From(text, 0), null, null, 0);

    /// <summary>Makes a list.</summary>
    /// <param name="items">The items.</param>
    /// <returns>The value.</returns>
    public static SalesNavValue OfList(params SalesNavValue[] items) => new(null, items, null, 0);

    /// <summary>Makes a record.</summary>
    /// <param name="fields">The fields; names are letters, digits and <c>_</c>.</param>
    /// <returns>The value.</returns>
    public static SalesNavValue OfRecord(params KeyValuePair<string, SalesNavValue>[] fields) => new(null, null, fields, 0);

    /// <summary>A field of a record, by name without regard to case.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The value; null when there is none.</returns>
    public SalesNavValue? this[string name] =>
        Fields?.Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value).FirstOrDefault();

    /// <summary>Prints the value as Sales Navigator does: its own marks as they are, texts escaped.</summary>
    /// <returns>The text, which <see cref="SalesNavReader"/> reads.</returns>
    public override string ToString()
    {
        StringBuilder text = new();
        Print(text);
        return text.ToString();
    }

    internal static SalesNavValue Read(EscapedText text, int position) => new(text, null, null, position);

    internal static SalesNavValue Read(IReadOnlyList<SalesNavValue> items, int position) => new(null, items, null, position);

    internal static SalesNavValue Read(IReadOnlyList<KeyValuePair<string, SalesNavValue>> fields, int position) => new(null, null, fields, position);

    // Each call writes the whole of a value; real queries have six levels.
    private void Print(StringBuilder text)
    {
        if (Text is not null)
        {
            text.Append(Uri.EscapeDataString(Text).Replace("(", "%28").Replace(")", "%29"));
            return;
        }

        text.Append(Items is null ? "(" : "List(");
        bool first = true;
        foreach ((string? name, SalesNavValue value) in Items?.Select(item => ((string?)null, item)) ?? Fields!.Select(field => ((string?)field.Key, field.Value)))
        {
            text.Append(first ? string.Empty : ",").Append(name).Append(name is null ? string.Empty : ":");
            value.Print(text);
            first = false;
        }

        text.Append(')');
    }
}
