using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Search;

/// <summary>
/// Job titles. The directory holds titles as people write them, so the text decides; a known number adds the title's other
/// names where the text is one of them. A title that was chosen from a list (it has a number) is taken as given; one that
/// was typed is in Boolean notation.
/// </summary>
internal static class TitleReading
{
    public static QueryNode? Read(FilterValue value, SearchFindings findings)
    {
        NamedEntry? known = EntryTable.Titles.ById(value.Id);
        if (value.Text is not { } text)
        {
            if (known is not null)
            {
                return AnyName(known);
            }

            findings.Ignore(value.Name, value.Shown, "the directory does not know which title has this number, and the address does not say");
            return null;
        }

        if (value.Id is null)
        {
            return TextReading.Boolean(value, TextField.Title, findings);
        }

        if (known is not null && known.Names.Any(name => SearchTable.Fold(name) == SearchTable.Fold(text.Text)))
        {
            return AnyName(known);
        }

        if (known is not null)
        {
            findings.Note(value.Name, text.Text, $"its number {value.Id} is known as '{known.Name}'; the text was taken");
        }

        return Abbreviated(text.Text) ?? TextReading.Phrase(value, TextField.Title, findings);
    }

    private static QueryNode AnyName(NamedEntry entry)
    {
        QueryNode names = AnyOf(entry.Names);
        return entry.Values.Count == 0 ? names : QueryNode.AllOf([names, QueryNode.NoneOf(AnyOf(entry.Values))]);
    }

    private static QueryNode AnyOf(IEnumerable<string> titles) => QueryNode.AnyOf(titles.Select(title => QueryNode.Words(TextField.Title, title)));

    // 'Chief Digital Officer (CDO)' is a title and its abbreviation; 'Sales (EMEA)' is one title.
    private static QueryNode? Abbreviated(string text)
    {
        int open = text.IndexOf('(');
        int close = text.LastIndexOf(')');
        if (open <= 0 || close != text.Length - 1)
        {
            return null;
        }

        string title = text.Substring(0, open).Trim();
        string abbreviation = text.Substring(open + 1, close - open - 1).Trim();
        IEnumerable<char> initials = title.Split([' ', '-', '/', '&'], StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsUpper(word[0])).Select(word => word[0]);
        return abbreviation.Length > 1 && string.Concat(initials) == abbreviation
            ? QueryNode.AnyOf([QueryNode.Words(TextField.Title, title), QueryNode.Words(TextField.Title, abbreviation)])
            : null;
    }
}
