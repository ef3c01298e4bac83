using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Search;

/// <summary>
/// Places: by number, else by name. A country or a set of countries is compared by code, a place within a country by the words
/// of the location.
/// </summary>
/// <param name="country">Where the country stands.</param>
/// <param name="location">Where the words of the location stand.</param>
internal sealed class RegionReading(CodeField country, TextField location)
{
    /// <summary>The place of the person.</summary>
    public static readonly RegionReading OfPerson = new(CodeField.Country, TextField.Location);

    /// <summary>The place of the employer.</summary>
    public static readonly RegionReading OfCompany = new(CodeField.CompanyCountry, TextField.CompanyLocation);

    // What LinkedIn puts around the name of a city: 'Greater Lyon Area'.
    private static readonly string[] s_around = ["greater", "area", "metropolitan", "metro", "metroplex", "region", "und umgebung", "et périphérie", "y alrededores"];

    public QueryNode? Read(FilterValue value, SearchFindings findings)
    {
        string? text = value.Text?.Text;
        if (CountryOfOldNumber(value.Id ?? text) is { } old)
        {
            return old.Whole ? Node(old.Country) : value.Excluded ? Unknown(value, findings) : Wider(old.Country, value, findings);
        }

        if (RegionTable.ById(value.Id) is { } known)
        {
            if (text is not null && !known.Names.Any(name => SearchTable.Fold(name) == SearchTable.Fold(text)))
            {
                findings.Note(value.Name, text, $"its number {value.Id} is known as '{known.Name}'{(RegionTable.ByName(text) is null ? string.Empty : ", which its text is not")}; the number was taken");
            }

            return Node(known);
        }

        if (text is null)
        {
            return Unknown(value, findings);
        }

        string place = InFull(value, text, findings);
        return RegionTable.ByName(place) is { } byName ? Node(byName) : ByWords(value, place, findings);
    }

    private static QueryNode? Unknown(FilterValue value, SearchFindings findings)
    {
        findings.Ignore(value.Name, value.Shown, "the directory does not know which place has this number, and the address does not say");
        return null;
    }

    // Leaving out a whole country for a place in it would lose people; looking there loses none, and is said.
    private QueryNode Wider(Region wider, FilterValue value, SearchFindings findings)
    {
        findings.Ignore(value.Name, value.Shown, $"the directory does not know which place in {wider.Name} has this number: the whole country is looked through");
        return Node(wider);
    }

    private QueryNode Node(Region region)
    {
        QueryNode codes = QueryNode.OneOf(country, region.Codes);
        return region.Words.Count == 0
            ? codes
            : QueryNode.AllOf([codes, QueryNode.AnyOf(region.Words.Select(words => QueryNode.Words(location, words)))]);
    }

    // 'Lyon, Auvergne-Rhône-Alpes, France': the country by code, the rest by words.
    private QueryNode? ByWords(FilterValue value, string text, SearchFindings findings)
    {
        List<string> parts = text.Split([',', '\uff0c', '\u060c', '\u3001'], StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()).Where(BooleanText.HasWord).ToList();
        List<QueryNode> nodes = [];
        if (parts.Count > 1 && RegionTable.ByName(parts[parts.Count - 1]) is { Kind: "country" } named)
        {
            nodes.Add(Node(named));
            parts.RemoveAt(parts.Count - 1);
        }

        foreach (string part in parts)
        {
            string core = Core(part);
            nodes.Add(core == part
                ? QueryNode.Words(location, part)
                : QueryNode.AnyOf([QueryNode.Words(location, part), QueryNode.Words(location, core)]));
        }

        if (nodes.Count > 0)
        {
            return QueryNode.AllOf(nodes);
        }

        findings.Ignore(value.Name, value.Shown, "it has no word in it");
        return null;
    }

    private static string Core(string part)
    {
        string core = part;
        foreach (string around in s_around)
        {
            if (core.StartsWith(around + " ", StringComparison.OrdinalIgnoreCase))
            {
                core = core.Substring(around.Length + 1);
            }

            if (core.EndsWith(" " + around, StringComparison.OrdinalIgnoreCase))
            {
                core = core.Substring(0, core.Length - around.Length - 1);
            }
        }

        // 'San Francisco Bay Area' and the like are names of their own.
        core = core.Trim();
        return BooleanText.HasWord(core) ? core : part;
    }

    // Before 2020: 'us:0' is a country, 'us:84' a place in it.
    private static (Region Country, bool Whole)? CountryOfOldNumber(string? id) =>
        Coded(id) is { Place.Length: > 0 } coded && coded.Place.All(char.IsDigit) ? (coded.Country, coded.Place == "0") : null;

    // 'us:New York': written by hand, after those.
    private static string InFull(FilterValue value, string text, SearchFindings findings)
    {
        if (Coded(text) is not { } coded)
        {
            return text;
        }

        string read = BooleanText.HasWord(coded.Place) ? $"{coded.Place}, {coded.Country.Name}" : coded.Country.Name;
        findings.Note(value.Name, text, $"it was read as '{read}'");
        return read;
    }

    // The code of a country, and what stands behind it.
    private static (Region Country, string Place)? Coded(string? text) =>
        text?.IndexOf(':') == 2 && RegionTable.ByCode(text.Substring(0, 2)) is { } country ? (country, text.Substring(3).Trim()) : null;
}
