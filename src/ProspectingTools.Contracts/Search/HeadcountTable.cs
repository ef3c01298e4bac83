using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ProspectingTools.Contracts.Search;

/// <summary>Sales Navigator's classes of company sizes, A to I.</summary>
public static class HeadcountTable
{
    private static readonly List<(string Id, long From, long To, string[] Names)> s_classes = SearchTable.Rows("headcounts", 4)
        .Select(row => (row[0], Number(row[1]), row[2].Length == 0 ? long.MaxValue : Number(row[2]), SearchTable.Alternatives(row[3]))).ToList();

    /// <summary>The classes with their names, smallest first.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
        s_classes.Select(row => new KeyValuePair<string, string>(row.Id, row.Names[0])).ToList();

    /// <summary>The class that a size falls into.</summary>
    /// <param name="size">A size as people and exports write it: <c>51-200</c>, <c>501–1,000 employees</c>, <c>10.001+</c>, <c>350</c>, <c>1K-5K</c>.</param>
    /// <returns>The letter; null when the text is not a size, or a range over several classes.</returns>
    public static string? ClassOf(string? size)
    {
        if (string.IsNullOrWhiteSpace(size))
        {
            return null;
        }

        string folded = SearchTable.Fold(size!);
        if (s_classes.FirstOrDefault(row => row.Names.Any(name => SearchTable.Fold(name) == folded)) is { Id: not null } named && !folded.Any(char.IsDigit))
        {
            return named.Id;
        }

        List<long> numbers = Numbers(size!);
        bool open = size!.IndexOf('+') >= 0 || size.IndexOf('>') >= 0;
        return numbers.Count switch
        {
            1 when open => numbers[0] >= s_classes[s_classes.Count - 1].From - 1 ? s_classes[s_classes.Count - 1].Id : null,
            1 => ClassOf(numbers[0]),
            2 => ClassOf(numbers[1]) is { } upper && ClassOf(Math.Min(numbers[0] + 1, numbers[1])) == upper ? upper : null,
            _ => null,
        };
    }

    internal static string? NameOf(string? id) =>
        s_classes.Where(row => row.Id.Equals(id, StringComparison.OrdinalIgnoreCase)).Select(row => row.Names[0]).FirstOrDefault();

    private static string? ClassOf(long people) => s_classes.Where(row => people >= row.From && people <= row.To).Select(row => row.Id).FirstOrDefault();

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    // Digits with the marks of thousands of any country between them, and K or M behind them.
    private static List<long> Numbers(string text)
    {
        List<long> numbers = [];
        for (int i = 0; i < text.Length;)
        {
            if (text[i] is < '0' or > '9')
            {
                i++;
                continue;
            }

            StringBuilder digits = new();
            while (i < text.Length && (IsDigit(text, i) || (text[i] is ',' or '.' or '\'' or '\u2019' or ' ' or '\u00a0' or '\u202f' && IsThousand(text, i))))
            {
                digits.Append(IsDigit(text, i) ? text[i].ToString() : string.Empty);
                i++;
            }

            if (digits.Length <= 12)
            {
                long unit = i < text.Length ? char.ToLowerInvariant(text[i]) switch { 'k' => 1000, 'm' => 1_000_000, _ => 1 } : 1;
                numbers.Add(Number(digits.ToString()) * unit);
            }
        }

        return numbers;
    }

    // Exactly three digits follow a mark of thousands.
    private static bool IsThousand(string text, int mark) =>
        IsDigit(text, mark + 1) && IsDigit(text, mark + 2) && IsDigit(text, mark + 3) && !IsDigit(text, mark + 4);

    private static bool IsDigit(string text, int index) => index < text.Length && text[index] is >= '0' and <= '9';
}
