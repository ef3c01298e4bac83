using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Service.Search;

/// <summary>
/// A plain search of the people directory. Values of one group are alternatives; the groups must all hold
/// (contact-lists-api.md, "Meaning of filters"). Saved searches of earlier versions are stored as its JSON.
/// </summary>
public sealed record DirectoryQuery
{
    /// <summary>Words in headline, title or about, all of which must occur.</summary>
    public string? Keywords { get; init; }

    /// <summary>Job titles: all words of one of them.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>Names of employers.</summary>
    public IReadOnlyList<string> Companies { get; init; } = [];

    /// <summary>Company pages in normal form.</summary>
    public IReadOnlyList<string> CompanyUrls { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2 codes.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Places, as words within the person's location.</summary>
    public IReadOnlyList<string> Locations { get; init; } = [];

    /// <summary>Words of <see cref="Contracts.Text.Seniority"/>.</summary>
    public IReadOnlyList<string> Seniorities { get; init; } = [];

    /// <summary>Industries of the employer.</summary>
    public IReadOnlyList<string> Industries { get; init; } = [];

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The search as a tree.</summary>
    /// <returns>The tree; null when nothing is asked for.</returns>
    public QueryNode? ToNode()
    {
        List<QueryNode> all = [];
        Words(TextField.Profile, Keywords is null ? [] : [Keywords]);
        Words(TextField.Title, Titles);
        Words(TextField.Company, Companies);
        Words(TextField.Location, Locations);
        Words(TextField.Industry, Industries);
        Words(TextField.Seniority, Seniorities);
        Words(TextField.FirstName, FirstName is null ? [] : [FirstName]);
        Words(TextField.LastName, LastName is null ? [] : [LastName]);
        Codes(CodeField.Country, Countries.Select(code => code.ToUpperInvariant()));
        Codes(CodeField.CompanyUrl, CompanyUrls);
        return all.Count == 0 ? null : QueryNode.AllOf(all);

        void Words(TextField field, IEnumerable<string> values)
        {
            QueryNode[] nodes = [.. values.Select(value => AllWords(field, value)).OfType<QueryNode>()];
            if (nodes.Length > 0)
            {
                all.Add(QueryNode.AnyOf(nodes));
            }
        }

        void Codes(CodeField field, IEnumerable<string> values)
        {
            string[] codes = [.. values];
            if (codes.Length > 0)
            {
                all.Add(QueryNode.OneOf(field, codes));
            }
        }
    }

    /// <summary>All words of a text that is in no notation.</summary>
    /// <param name="field">What they are looked for in.</param>
    /// <param name="text">The text.</param>
    /// <returns>The tree; null when there is no word.</returns>
    internal static QueryNode? AllWords(TextField field, string text)
    {
        QueryNode[] words = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(BooleanText.HasWord).Select(word => QueryNode.Words(field, word))];
        return words.Length == 0 ? null : QueryNode.AllOf(words);
    }
}
