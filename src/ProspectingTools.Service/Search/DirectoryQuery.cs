using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ProspectingTools.Service.Search;

/// <summary>
/// A search of the people directory. Values of one group are alternatives; the groups must all hold
/// (contact-lists-api.md, "Meaning of filters"). Saved searches store it as JSON.
/// </summary>
public sealed record DirectoryQuery
{
    /// <summary>Words in headline, title or about.</summary>
    public string? Keywords { get; init; }

    /// <summary>Job titles, as phrases within the person's title.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>Names of employers.</summary>
    public IReadOnlyList<string> Companies { get; init; } = [];

    /// <summary>Company pages in normal form.</summary>
    public IReadOnlyList<string> CompanyUrls { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2 codes.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Places, as phrases within the person's location.</summary>
    public IReadOnlyList<string> Locations { get; init; } = [];

    /// <summary>Words of <see cref="People.Seniority"/>.</summary>
    public IReadOnlyList<string> Seniorities { get; init; } = [];

    /// <summary>Industries of the employer.</summary>
    public IReadOnlyList<string> Industries { get; init; } = [];

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>Whether nothing is asked for, so that everybody matches.</summary>
    [JsonIgnore]
    public bool IsEmpty =>
        Keywords is null && FirstName is null && LastName is null
        && Titles.Count == 0 && Companies.Count == 0 && CompanyUrls.Count == 0 && Countries.Count == 0
        && Locations.Count == 0 && Seniorities.Count == 0 && Industries.Count == 0;
}
