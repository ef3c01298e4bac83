using System.Collections.Generic;
using System.Linq;
using System.Text;
using Dapper;
using ProspectingTools.Service.Search;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>Turns a directory query into a full-text expression and conditions on columns.</summary>
internal static class PeopleQuery
{
    /// <summary>Asks whether the companies of a filter have few people: then their index leads, and each person's text is looked at.</summary>
    public const string FewInCompanies =
        """
        SELECT count(*) <= @few FROM (
            SELECT 1 FROM people WHERE group_key = @groupKey AND company_url IN (SELECT value FROM json_each(@companyUrls)) LIMIT @few + 1)
        """;

    /// <summary>
    /// Above this many people the full text leads: looking at one person's text costs about three times as much as going on to
    /// the next match.
    /// </summary>
    public const int Few = 5000;

    private const string ProfileText = "headline title about";

    /// <summary>Builds the FROM and WHERE of a query; <c>@after</c> and <c>@groupKey</c> are the caller's.</summary>
    /// <param name="source">The query.</param>
    /// <param name="parameters">Gets the query's values.</param>
    /// <param name="companiesLead">Whether the companies have few people (<see cref="FewInCompanies"/>).</param>
    public static string Build(PeopleSource.Query source, DynamicParameters parameters, bool companiesLead)
    {
        DirectoryQuery filter = source.Filter;
        List<string> where = ["p.group_key = @groupKey", "p.key > @after"];
        AddColumn("country", "countries", filter.Countries.Select(c => c.ToUpperInvariant()).ToArray());
        AddColumn("company_url", "companyUrls", filter.CompanyUrls);

        string match = Match(source);
        if (match.Length == 0)
        {
            return $"people p WHERE {string.Join(" AND ", where)}";
        }

        parameters.Add("match", match);
        if (companiesLead)
        {
            where.Insert(0, "people_text MATCH @match");
            return $"people p CROSS JOIN people_text ON people_text.rowid = p.key WHERE {string.Join(" AND ", where)}";
        }

        where.Insert(0, "people_text MATCH @match AND people_text.rowid > @after");

        // CROSS JOIN: the full text leads, so that the order of its row ids is the order of the page.
        return $"people_text CROSS JOIN people p ON p.key = people_text.rowid WHERE {string.Join(" AND ", where)}";

        void AddColumn(string column, string parameter, IReadOnlyCollection<string> values)
        {
            if (values.Count > 0)
            {
                where.Add($"p.{column} IN (SELECT value FROM json_each(@{parameter}))");
                parameters.Add(parameter, System.Text.Json.JsonSerializer.Serialize(values));
            }
        }
    }

    private static string Match(PeopleSource.Query source)
    {
        DirectoryQuery filter = source.Filter;
        List<string> groups = [];
        Add(ProfileText, filter.Keywords is { } words ? [words] : []);
        Add("title", filter.Titles);
        Add("company", filter.Companies);
        Add("location", filter.Locations);
        Add("industry", filter.Industries);
        Add("seniority", filter.Seniorities);
        Add("name", filter.FirstName is { } first ? [first] : []);
        Add("name", filter.LastName is { } last ? [last] : []);
        return string.Join(" AND ", groups);

        void Add(string columns, IReadOnlyCollection<string> values)
        {
            string[] parts = [.. values.Select(AllWords).Where(p => p.Length > 0)];
            if (parts.Length > 0)
            {
                groups.Add($"{{{columns}}} : ({string.Join(" OR ", parts)})");
            }
        }
    }

    // Every word must occur; a part in double quotes must occur as it stands. Nothing else has a meaning here, so no text
    // can be a syntax error.
    private static string AllWords(string text)
    {
        List<string> terms = [];
        string[] parts = text.Split('"');
        for (int i = 0; i < parts.Length; i++)
        {
            IEnumerable<string> words = i % 2 == 1 ? [parts[i]] : parts[i].Split((char[]?)null, System.StringSplitOptions.RemoveEmptyEntries);
            terms.AddRange(words.Select(Clean).Where(w => w.Any(char.IsLetterOrDigit)).Select(w => $"\"{w}\""));
        }

        return terms.Count == 0 ? string.Empty : $"({string.Join(" AND ", terms.Distinct())})";
    }

    private static string Clean(string word)
    {
        var text = new StringBuilder(word.Length);
        foreach (char c in word)
        {
            text.Append(char.IsControl(c) ? ' ' : c);
        }

        return text.ToString();
    }
}
