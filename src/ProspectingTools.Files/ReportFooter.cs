using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace ProspectingTools.Files;

/// <summary>
/// The end of a report: after its rows, lines with one cell each say who made it, what is confidential and how many rows there are.
/// They name nobody. A lone name in the midst of rows stays a person.
/// </summary>
internal sealed class ReportFooter
{
    // A file whose rows have fewer columns may well be a list of names.
    private const int FewestColumns = 3;

    // No report ends in more lines than these.
    private const int MostLines = 12;

    private static readonly Lazy<(string[] Beginnings, HashSet<string> Sums)> s_words = new(ReadWords);

    private readonly List<PersonRow> _lone = [];
    private readonly Queue<PersonRow> _ready = new();
    private bool _footer;
    private bool _afterBlank;

    /// <summary>Lines at the end that are a footer, so far.</summary>
    public int Lines { get; private set; }

    /// <summary>A row that waited and is not part of a footer.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryTake(out PersonRow row)
    {
        bool any = _ready.Count > 0;
        row = any ? _ready.Dequeue() : default;
        return any;
    }

    /// <summary>An empty line comes before the next row.</summary>
    public void Blank() => _afterBlank = true;

    /// <summary>Takes the next row.</summary>
    /// <param name="row">What it was read as.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="columns">How many columns the header has.</param>
    public void Add(PersonRow row, IReadOnlyList<string> cells, int columns)
    {
        string? lone = columns < FewestColumns ? null : Lone(cells);
        bool says = columns >= FewestColumns && (lone is null ? IsTotal(cells) : Says(lone));
        if (says || (lone is not null && (_afterBlank || _lone.Count > 0) && _lone.Count < MostLines))
        {
            _footer |= says;
            _lone.Add(row);
            return;
        }

        // More rows follow: what was held back was part of them.
        Release();
        _afterBlank = false;
        _ready.Enqueue(row);
    }

    /// <summary>The file ends.</summary>
    public void End()
    {
        if (_footer)
        {
            Lines = _lone.Count;
            _lone.Clear();
        }

        Release();
    }

    private void Release()
    {
        _lone.ForEach(_ready.Enqueue);
        _lone.Clear();
        _footer = false;
    }

    private static string? Lone(IReadOnlyList<string> cells)
    {
        string? lone = null;
        foreach (string cell in cells)
        {
            if (!string.IsNullOrWhiteSpace(cell))
            {
                if (lone is not null)
                {
                    return null;
                }

                lone = cell;
            }
        }

        return lone;
    }

    private static bool Says(string text)
    {
        string folded = HeaderTable.Fold(text);
        return Array.Exists(s_words.Value.Beginnings, word => folded.StartsWith(word, StringComparison.Ordinal)) || IsSum(folded);
    }

    // "Total", "Total: 2" and numbers below their columns.
    private static bool IsTotal(IReadOnlyList<string> cells)
    {
        bool first = true;
        foreach (string cell in cells)
        {
            string folded = HeaderTable.Fold(cell);
            if (folded.Length == 0)
            {
                continue;
            }

            if (first ? !IsSum(folded) : folded.Any(char.IsLetter))
            {
                return false;
            }

            first = false;
        }

        return !first;
    }

    private static bool IsSum(string folded) => s_words.Value.Sums.Contains(folded.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));

    private static (string[] Beginnings, HashSet<string> Sums) ReadWords()
    {
        using Stream stream = typeof(ReportFooter).Assembly.GetManifestResourceStream("footers.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string[] lines = [.. reader.ReadToEnd().Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
        return ([.. lines.Where(line => line[0] != '=').Select(HeaderTable.Fold)], new HashSet<string>(lines.Where(line => line[0] == '=').Select(HeaderTable.Fold), StringComparer.Ordinal));
    }
}
