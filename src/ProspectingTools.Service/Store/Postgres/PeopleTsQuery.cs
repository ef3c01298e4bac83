using System.Collections.Generic;
using System.Linq;
using Dapper;
using ProspectingTools.Service.Search;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>Turns a directory query into a <c>tsquery</c> and conditions on columns.</summary>
internal static class PeopleTsQuery
{
    private static readonly string[] s_profileText = ["headline", "title", "about"];

    /// <summary>Builds the FROM and WHERE of a query; <c>@after</c> and <c>@groupKey</c> are the caller's.</summary>
    public static string Build(DirectoryQuery filter, DynamicParameters parameters)
    {
        List<string> where = ["p.group_key = @groupKey", "p.key > @after"];
        AddColumn("country", "countries", [.. filter.Countries.Select(c => c.ToUpperInvariant())]);
        AddColumn("company_url", "companyUrls", [.. filter.CompanyUrls]);
        string match = Match(filter);
        if (match.Length > 0)
        {
            where.Add("p.words @@ @match::tsquery");
            parameters.Add("match", match);
        }

        return $"people p WHERE {string.Join(" AND ", where)}";

        void AddColumn(string column, string parameter, string[] values)
        {
            if (values.Length > 0)
            {
                where.Add($"p.{column} = ANY(@{parameter})");
                parameters.Add(parameter, values);
            }
        }
    }

    private static string Match(DirectoryQuery filter)
    {
        List<string> groups = [];
        Add(s_profileText, filter.Keywords is { } words ? [words] : []);
        Add(["title"], filter.Titles);
        Add(["company"], filter.Companies);
        Add(["location"], filter.Locations);
        Add(["industry"], filter.Industries);
        Add(["seniority"], filter.Seniorities);
        Add(["name"], filter.FirstName is { } first ? [first] : []);
        Add(["name"], filter.LastName is { } last ? [last] : []);
        return string.Join(" & ", groups);

        void Add(string[] columns, IReadOnlyCollection<string> values)
        {
            string[] parts = [.. values.Select(v => AllWords(columns, v)).Where(p => p.Length > 0)];
            if (parts.Length > 0)
            {
                groups.Add($"({string.Join(" | ", parts)})");
            }
        }
    }

    // Every word must occur; a part in double quotes must occur as it stands.
    private static string AllWords(string[] columns, string text)
    {
        List<string> terms = [];
        string[] parts = text.Split('"');
        for (int i = 0; i < parts.Length; i++)
        {
            IEnumerable<string> phrases = i % 2 == 1 ? [parts[i]] : parts[i].Split((char[]?)null, System.StringSplitOptions.RemoveEmptyEntries);
            terms.AddRange(phrases.Where(p => p.Any(char.IsLetterOrDigit)).Select(p => Phrase(columns, p)).Where(p => p.Length > 0));
        }

        return terms.Count == 0 ? string.Empty : $"({string.Join(" & ", terms.Distinct())})";
    }

    private static string Phrase(string[] columns, string text)
    {
        string[] words = [.. WordSplitter.Words(text)];
        return words.Length == 0
            ? string.Empty
            : $"({string.Join(" | ", columns.Select(c => string.Join(" <-> ", words.Select(w => $"'{PersonWords.Fields[c]}:{w}'"))))})";
    }
}
