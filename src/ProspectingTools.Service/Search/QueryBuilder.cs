using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Files;
using ProspectingTools.Service.People;

namespace ProspectingTools.Service.Search;

/// <summary>Collects what an address asks for. Each value is kept once, and no more of them than a person would choose.</summary>
internal sealed class QueryBuilder
{
    // Sales Navigator allows far fewer values in one filter.
    private const int MaxValues = 200;

    private const int MaxText = 500;

    private readonly List<string> _titles = [];
    private readonly List<string> _companies = [];
    private readonly List<string> _companyUrls = [];
    private readonly List<string> _countries = [];
    private readonly List<string> _locations = [];
    private readonly List<string> _seniorities = [];
    private readonly List<string> _industries = [];
    private string? _keywords;
    private string? _firstName;
    private string? _lastName;

    public void Keywords(string text) => _keywords ??= Clean(text);

    public void FirstName(string text) => _firstName ??= Clean(text);

    public void LastName(string text) => _lastName ??= Clean(text);

    public void Title(string text) => Add(_titles, text);

    public void Industry(string text) => Add(_industries, text);

    /// <summary>Takes titles in LinkedIn's own notation: <c>"VP Engineering" OR CTO</c>.</summary>
    public void Titles(string text) => Alternatives(_titles, text);

    /// <summary>Takes company names in LinkedIn's own notation.</summary>
    public void Companies(string text) => Alternatives(_companies, text);

    /// <summary>Takes a company: its page where the text is one, else its name.</summary>
    public void Company(string text)
    {
        if (LinkedInUrl.TryNormalizeCompany(text, out string? url))
        {
            Add(_companyUrls, url);
        }
        else
        {
            Add(_companies, text);
        }
    }

    /// <summary>Takes a place by LinkedIn's number and by its name, whichever there is.</summary>
    public void Place(string? urn, string? text)
    {
        string? country = (urn is null ? null : GeoUrns.CountryOf(urn)) ?? (text is null ? null : CountryNames.CodeOf(text));
        if (country is not null)
        {
            Add(_countries, country);
        }
        else if (text is not null)
        {
            Add(_locations, text);
        }
    }

    /// <summary>Takes a level of seniority in Sales Navigator's words.</summary>
    public void Level(string text)
    {
        foreach (string level in Seniority.Parse(text))
        {
            Add(_seniorities, level);
        }
    }

    public DirectoryQuery Build() => new()
    {
        Keywords = _keywords,
        Titles = _titles,
        Companies = _companies,
        CompanyUrls = _companyUrls,
        Countries = _countries,
        Locations = _locations,
        Seniorities = _seniorities,
        Industries = _industries,
        FirstName = _firstName,
        LastName = _lastName,
    };

    private static void Alternatives(List<string> values, string text)
    {
        foreach (string part in text.Split(" OR ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Add(values, part.Trim('"', '(', ')', ' '));
        }
    }

    private static void Add(List<string> values, string text)
    {
        if (values.Count < MaxValues && Clean(text) is { } clean && !values.Contains(clean, StringComparer.OrdinalIgnoreCase))
        {
            values.Add(clean);
        }
    }

    private static string? Clean(string text) => CellText.Clean(text) is { Length: <= MaxText } clean ? clean : null;
}
