using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Completion;

/// <summary>Finds countries by what people type: a code, or the beginning of a name.</summary>
internal static class CountrySearch
{
    private const int MostSuggested = 3;

    // What people say and ISO 3166-1 does not.
    private static readonly Dictionary<string, string> s_usual = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UK"] = "GB", ["England"] = "GB", ["USA"] = "US", ["America"] = "US", ["EL"] = "GR", ["Holland"] = "NL",
    };

    /// <summary>Countries whose code or name begins with a text.</summary>
    /// <param name="text">The text; all countries when it is empty.</param>
    /// <returns>Codes and names: those whose code fits first, as codes are what is typed.</returns>
    public static IEnumerable<KeyValuePair<string, string>> Of(string text) => Countries.All
        .Where(country => Begins(country.Key, text) || Begins(country.Value, text))
        .OrderBy(country => Begins(country.Key, text) ? 0 : 1)
        .ThenBy(country => country.Key, StringComparer.Ordinal);

    /// <summary>What may have been meant by a text that is not a code.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Such as <c> Germany is DE.</c>, to follow the error; empty when nothing is like it.</returns>
    public static string Suggest(string text)
    {
        IEnumerable<KeyValuePair<string, string>> found = s_usual.TryGetValue(text, out string? code)
            ? Countries.All.Where(country => country.Key == code)
            : Countries.All.Where(country => Begins(country.Value, text)).OrderBy(country => country.Value.Length).Take(MostSuggested);
        return string.Concat(found.Select(country => $" {country.Value} is {country.Key}."));
    }

    private static bool Begins(string whole, string text) => whole.StartsWith(text, StringComparison.OrdinalIgnoreCase);
}
