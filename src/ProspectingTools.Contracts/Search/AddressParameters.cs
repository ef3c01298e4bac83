using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ProspectingTools.Contracts.Search;

/// <summary>The parameters of a search's address: a query of Sales Navigator, or one filter each.</summary>
internal static class AddressParameters
{
    // Filters whose values are one text, whatever commas it has.
    private static readonly HashSet<string> s_texts = new(StringComparer.Ordinal) { "keywords", "firstName", "lastName" };

    // Filters whose values are LinkedIn's letters and numbers.
    private static readonly HashSet<string> s_ids = new(StringComparer.Ordinal) { "region", "headcount", "companyType", "seniority", "function", "industry" };

    private static readonly Regex s_numbers = new(
        @"^(?:(?:[a-z]{2}:)?[0-9]+|[a-z])(?:\s*,\s*(?:(?:[a-z]{2}:)?[0-9]+|[a-z]))*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(2));

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
                    Values(key, pair, sales, filters, findings);
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

    private static void Values(FilterKey key, KeyValuePair<string, EscapedText> pair, bool sales, FilterInterpreter filters, SearchFindings findings)
    {
        bool excluded = pair.Key.EndsWith("Excluded", StringComparison.OrdinalIgnoreCase);
        EscapedText value = Opened(pair.Value.Replace('+', ' ').Unescape().Trim());
        bool list = ValueList.IsList(value);
        bool freeText = s_texts.Contains(key.Reading) || (!sales && !list && key.Reading is "title" or "company" && !value.Text.All(c => char.IsDigit(c) || c == ','));
        if (freeText)
        {
            filters.Add(new FilterValue(key, pair.Key, null, value.UnescapeAll().Trim(), excluded));
            return;
        }

        foreach (EscapedText part in (list ? ValueList.Read(value, pair.Key, findings) : value.Split(',')).Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            filters.Add(One(key, pair.Key, part, excluded));
        }
    }

    // Escaped once more, as an address within another one is. A list, and LinkedIn's letters and numbers side by side, need no escapes of their own.
    private static EscapedText Opened(EscapedText value)
    {
        EscapedText bare = value.UnescapeAll().Trim();
        if (s_numbers.IsMatch(bare.Text))
        {
            return bare;
        }

        while (ValueList.IsList(bare) && !ValueList.IsList(value))
        {
            value = value.Unescape().Trim();
        }

        return value;
    }

    // 'CEO:8' is a text with its number; a number may be an URN.
    private static FilterValue One(FilterKey key, string name, EscapedText part, bool excluded)
    {
        string text = part.UnescapeAll().Text;
        if (text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
        {
            return new FilterValue(key, name, text.Substring(text.LastIndexOf(':') + 1), null, excluded);
        }

        // Before 2019 the mark between them was another: 'CTO_153'. A place's 'us:84' is one value.
        int colon = part.Text.LastIndexOf(key.Name.EndsWith("Entities", StringComparison.Ordinal) ? '_' : ':');
        string tail = part.Text.Substring(colon + 1).Trim();
        if (colon > 0 && !(colon == 2 && key.Reading == "region") && tail.Length > 0 && tail.All(char.IsDigit))
        {
            return new FilterValue(key, name, tail, part.Slice(0, colon).UnescapeAll().Trim(), excluded);
        }

        bool id = text.All(char.IsDigit) || (s_ids.Contains(key.Reading) && text.Length == 1);
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
