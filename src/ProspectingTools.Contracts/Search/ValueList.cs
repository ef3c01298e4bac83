using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ProspectingTools.Contracts.Search;

/// <summary>The list of a filter's values: a JSON array of texts, or <c>List(…)</c>.</summary>
internal static class ValueList
{
    // Mails and documents put marks of their language in the place of the straight ones.
    private static readonly char[] s_marks = ['"', '\u201c', '\u201d', '\u201e'];

    // A value in marks keeps its commas; another one ends at the next comma.
    private static readonly Regex s_value = new(
        """\G(?:\s*["\u201c-\u201e](?<value>[^"\u201c-\u201e]*)["\u201c-\u201e]\s*|(?<value>[^,]*))(?:,|\z)""",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(2));

    public static bool IsList(EscapedText value) =>
        value.Text.StartsWith("[", StringComparison.Ordinal) || value.Text.StartsWith("List(", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the values of a list, without their marks.</summary>
    /// <param name="list">The list.</param>
    /// <param name="name">The filter as the address spells it.</param>
    /// <param name="findings">Takes what is guessed: where a mark has no twin, the value is read without it, up to the next comma.</param>
    /// <exception cref="SearchTextException">The list has no end.</exception>
    public static IEnumerable<EscapedText> Read(EscapedText list, string name, SearchFindings findings)
    {
        string text = list.Text;
        int start = text.IndexOfAny(['[', '(']) + 1;
        char end = text[start - 1] == '[' ? ']' : ')';
        if (text[text.Length - 1] != end)
        {
            throw new SearchTextException($"the list of '{name}' is cut off: '{end}' is expected at its end", list.PositionOf(text.Length));
        }

        EscapedText inner = list.Slice(start, text.Length - 1);
        return s_value.Matches(inner.Text).Cast<Match>()
            .Select(match => match.Groups["value"])
            .Select(value => WithoutLoneMark(inner.Slice(value.Index, value.Index + value.Length).Trim(), name, findings));
    }

    private static EscapedText WithoutLoneMark(EscapedText value, string name, SearchFindings findings)
    {
        bool isLone = value.Length > 1 && value.Text.Count(s_marks.Contains) == 1;
        bool first = isLone && s_marks.Contains(value.Text[0]);
        if (!first && !(isLone && s_marks.Contains(value.Text[value.Length - 1])))
        {
            return value;
        }

        EscapedText bare = (first ? value.Slice(1, value.Length) : value.Slice(0, value.Length - 1)).Trim();
        findings.Note(name, bare.Text, "one of its quotation marks is missing: it was read up to the next comma");
        return bare;
    }
}
