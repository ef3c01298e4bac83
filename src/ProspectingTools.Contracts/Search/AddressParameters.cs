using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Search;

/// <summary>The parameters of a search's address: a query of Sales Navigator, or one filter each.</summary>
internal static class AddressParameters
{
    // Filters whose values are one text, whatever commas it has.
    private static readonly HashSet<string> s_texts = new(StringComparer.Ordinal) { "keywords", "firstName", "lastName" };

    // Filters whose values are LinkedIn's letters and numbers.
    private static readonly HashSet<string> s_ids = new(StringComparer.Ordinal) { "region", "headcount", "companyType", "seniority", "function", "industry" };

    /// <summary>Whether an address names a saved search and holds no filters itself.</summary>
    public static bool IsSavedSearch(EscapedText parameters)
    {
        List<KeyValuePair<string, EscapedText>> all = Split(parameters);
        return all.Any(pair => Named(pair, "savedSearchId") && pair.Value.Length > 0)
            && !all.Any(pair => pair.Value.Length > 0 && (Named(pair, "query") || FilterKey.Find("flat", pair.Key) is not null));
    }

    public static void Read(bool sales, EscapedText parameters, FilterInterpreter filters, SearchFindings findings)
    {
        bool queried = false;
        List<(string Reading, string Scope)> scopes = [];
        foreach (KeyValuePair<string, EscapedText> pair in Split(parameters).Where(pair => pair.Value.Length > 0))
        {
            if (sales && Named(pair, "query"))
            {
                if (queried)
                {
                    throw new SearchTextException("there is a second query in the address", pair.Value.PositionOf(0));
                }

                queried = true;
                SalesNavFilters.Read(SalesNavReader.Read(pair.Value.Replace('+', ' ')), filters, findings);
            }
            else if (FilterKey.Find(sales ? "flat" : "web", pair.Key) is { } key)
            {
                if (key.Reading is "titleScope" or "companyScope")
                {
                    scopes.Add((key.Reading == "titleScope" ? "title" : "company", pair.Value.UnescapeAll().Text.Trim()));
                }
                else
                {
                    Values(key, pair, sales, filters);
                }
            }
            else if (FilterKey.Find("beside", pair.Key) is null && !pair.Key.StartsWith("utm_", StringComparison.OrdinalIgnoreCase))
            {
                findings.Ignore(pair.Key, pair.Value.UnescapeAll().Text, "this parameter is not known here");
            }
        }

        foreach ((string reading, string scope) in scopes)
        {
            filters.ScopeOfAll(reading, scope);
        }
    }

    private static void Values(FilterKey key, KeyValuePair<string, EscapedText> pair, bool sales, FilterInterpreter filters)
    {
        bool excluded = pair.Key.EndsWith("Excluded", StringComparison.OrdinalIgnoreCase);
        EscapedText value = pair.Value.Replace('+', ' ').Unescape().Trim();
        bool list = value.Text.StartsWith("[", StringComparison.Ordinal) || value.Text.StartsWith("List(", StringComparison.OrdinalIgnoreCase);
        bool freeText = s_texts.Contains(key.Reading) || (!sales && !list && key.Reading is "title" or "company" && !value.Text.All(c => char.IsDigit(c) || c == ','));
        if (freeText)
        {
            filters.Add(new FilterValue(key, pair.Key, null, value.UnescapeAll().Trim(), excluded));
            return;
        }

        foreach (EscapedText part in (list ? Items(value, pair.Key) : value.Split(',')).Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            filters.Add(One(key, pair.Key, part, excluded));
        }
    }

    // A JSON array of texts, or List(…).
    private static IEnumerable<EscapedText> Items(EscapedText value, string name)
    {
        string text = value.Text;
        int start = text.IndexOfAny(['[', '(']) + 1;
        char end = text[start - 1] == '[' ? ']' : ')';
        if (text[text.Length - 1] != end)
        {
            throw new SearchTextException($"the list of '{name}' is cut off: '{end}' is expected at its end", value.PositionOf(text.Length));
        }

        return value.Slice(start, text.Length - 1).Split(',').Select(part => part.Trim()).Select(part =>
            part.Length > 1 && part.Text[0] == '"' && part.Text[part.Length - 1] == '"' ? part.Slice(1, part.Length - 1) : part);
    }

    // 'CEO:8' is a text with its number; a number may be an URN.
    private static FilterValue One(FilterKey key, string name, EscapedText part, bool excluded)
    {
        string text = part.UnescapeAll().Text;
        if (text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
        {
            return new FilterValue(key, name, text.Substring(text.LastIndexOf(':') + 1), null, excluded);
        }

        // Before 2019 the mark between them was another: 'CTO_153'.
        int colon = part.Text.LastIndexOf(key.Name.EndsWith("Entities", StringComparison.Ordinal) ? '_' : ':');
        string tail = part.Text.Substring(colon + 1).Trim();
        if (colon > 0 && !(colon == 2 && key.Reading == "region") && tail.Length > 0 && tail.All(char.IsDigit))
        {
            return new FilterValue(key, name, tail, part.Slice(0, colon).UnescapeAll().Trim(), excluded);
        }

        bool id = text.All(char.IsDigit) || (s_ids.Contains(key.Reading) && (text.Length == 1 || (colon == 2 && tail.All(char.IsDigit)))) || key.Reading == FilterKey.None;
        return id ? new FilterValue(key, name, text, null, excluded) : new FilterValue(key, name, null, part.UnescapeAll().Trim(), excluded);
    }

    private static bool Named(KeyValuePair<string, EscapedText> pair, string name) => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase);

    // A '#' begins a query in some addresses; elsewhere it is a character of a text, such as in C#.
    private static List<KeyValuePair<string, EscapedText>> Split(EscapedText parameters)
    {
        List<KeyValuePair<string, EscapedText>> all = [];
        int start = 0;
        string text = parameters.Text;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != '&' && !(text[i] == '#' && string.Compare(text, i + 1, "query=", 0, 6, StringComparison.OrdinalIgnoreCase) == 0))
            {
                continue;
            }

            int equals = text.IndexOf('=', start, i - start);
            if (equals > start)
            {
                // Copied from the source of a page, '&' is '&amp;'.
                string name = Uri.UnescapeDataString(text.Substring(start, equals - start)).Trim().TrimStart('?', '#');
                all.Add(new(name.StartsWith("amp;", StringComparison.OrdinalIgnoreCase) ? name.Substring(4) : name, parameters.Slice(equals + 1, i)));
            }

            start = i + 1;
        }

        return all;
    }
}
