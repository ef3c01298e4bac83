using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Local;

namespace ProspectingTools.Files;

/// <summary>What is to be said of a file beside its rows: what each column was taken for, and what was left out of rows that were taken.</summary>
public sealed class FileReport
{
    // More kinds of properties than any sheet has columns: a file of JSON with new names in each row.
    private const int MostColumns = 500;

    // In place of a field: the numbers that our own export gives people, which say nothing about a person.
    private const string NotImported = "(not imported)";

    private readonly Dictionary<string, ColumnUse> _columns = new();
    private readonly List<ColumnUse> _order = [];
    private readonly Dictionary<string, (long Count, long Line, string Value, string Why)> _left = new();
    private long _unmatched;

    /// <summary>The columns in the order of the file.</summary>
    public IReadOnlyList<ColumnUse> Columns => _order;

    /// <summary>Whether each column gets an example of what it holds.</summary>
    public bool WithExamples { get; set; }

    /// <summary>Bytes that are not UTF-8 and were read as Windows-1252.</summary>
    internal long NoUtf8 { get; set; }

    /// <summary>Lines at the end that speak of the report.</summary>
    internal long Footer { get; set; }

    /// <summary>Rows that say the header once more.</summary>
    internal long HeadersAgain { get; set; }

    /// <summary>The line of the row that says the types of the columns; 0 when there is none.</summary>
    internal long TypesIn { get; set; }

    /// <summary>Whether the file has no header, and its lines are taken for addresses.</summary>
    internal bool IsAddressList { get; set; }

    /// <summary>Rows in which nothing is said of a person.</summary>
    public long Blank { get; internal set; }

    /// <summary>What was left out or is worth knowing, a sentence each.</summary>
    public IReadOnlyList<string> Notes =>
    [
        .. _left.Select(pair => $"{Count(pair.Value.Count, "value")} of '{pair.Key}' {(pair.Value.Count == 1 ? "is" : "are")} kept as an extra field only; the first, in line {pair.Value.Line}: '{Short(pair.Value.Value)}' {pair.Value.Why}"),
        .. !IsAddressList ? (string[])[] : ["The file has no header: its lines were read as LinkedIn addresses."],
        .. NoUtf8 == 0 ? (string[])[] : [$"{Count(NoUtf8, "character")} {(NoUtf8 == 1 ? "is" : "are")} not UTF-8 and {(NoUtf8 == 1 ? "was" : "were")} read as Windows-1252, as Excel saves CSV in Western Europe and America. Where letters look wrong, {FileHints.SaveAsUtf8}."],
        .. TypesIn == 0 ? (string[])[] : [$"Line {TypesIn} says the types of the columns and names nobody; it was passed over."],
        .. HeadersAgain == 0 ? (string[])[] : [$"{Count(HeadersAgain, "row")} {(HeadersAgain == 1 ? "says" : "say")} the header once more and {(HeadersAgain == 1 ? "was" : "were")} passed over."],
        .. Footer == 0 ? (string[])[] : [$"The last {(Footer == 1 ? "line speaks" : $"{Footer} lines speak")} of the report and of nobody; {(Footer == 1 ? "it was" : "they were")} passed over."],
        .. _unmatched == 0 ? (string[])[] : [$"{Count(_unmatched, "row")} {(_unmatched == 1 ? "is" : "are")} marked in the file as not matching the filters of its search. {(_unmatched == 1 ? "It was" : "They were")} taken all the same."],
    ];

    internal void Add(string header, ColumnTarget target)
    {
        if (_columns.Count < MostColumns && !_columns.ContainsKey(header))
        {
            var use = new ColumnUse { Header = header, Field = target.Field is { } field ? PersonFields.NameOf(field) : target.Keep ? null : NotImported };
            _columns.Add(header, use);
            _order.Add(use);
        }
    }

    internal void LeftOut(string header, long line, string value, string why) =>
        _left[header] = _left.TryGetValue(header, out var known) ? (known.Count + 1, known.Line, known.Value, known.Why) : (1, line, value, why);

    internal void See(string header, string value)
    {
        if (_columns.TryGetValue(header, out ColumnUse? use))
        {
            use.Example ??= Short(value);
        }
    }

    internal void NotMatching() => _unmatched++;

    private static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    internal static string Short(string value) => value.Length <= 60 ? value : value.Substring(0, 59) + "…";
}
