using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Search;

/// <summary>What the addresses of searches may hold, for documentation and completion.</summary>
public static class SearchVocabulary
{
    /// <summary>The codes of all countries that places belong to.</summary>
    public static IReadOnlyCollection<string> CountryCodes { get; } = RegionTable.All.SelectMany(region => region.Codes).Distinct().ToList();

    /// <summary>The names of countries by code, in English and in the languages of LinkedIn (Unicode's CLDR; Data/regions.tsv).</summary>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> CountryNames { get; } = RegionTable.All.Where(region => region.Kind == "country")
        .Select(region => new KeyValuePair<string, IReadOnlyList<string>>(region.Codes[0], region.Names)).ToList();

    /// <summary>Every name that is known, in the order of the data file.</summary>
    public static IReadOnlyList<KnownFilter> Filters { get; } = FilterKey.All.Where(key => key.Shape != "query")
        .Select(key => new KnownFilter(key.Shape, key.Name, key.Reading is not (FilterKey.None or FilterKey.Aside), key.About)).ToList();

    /// <summary>The levels of seniority, lowest first, in Sales Navigator's words.</summary>
    public static IReadOnlyList<string> Seniorities { get; } = EntryTable.Seniorities.All.Select(entry => entry.Name).ToList();

    /// <summary>The functions, in Sales Navigator's words.</summary>
    public static IReadOnlyList<string> Functions { get; } = EntryTable.Functions.All.Select(entry => entry.Name).ToList();

    /// <summary>People of a level of seniority.</summary>
    /// <param name="name">One of <see cref="Seniorities"/>.</param>
    /// <returns>The query.</returns>
    public static QueryNode Seniority(string name) => Named(EntryTable.Seniorities, name, TextField.Seniority);

    /// <summary>People with a function.</summary>
    /// <param name="name">One of <see cref="Functions"/>.</param>
    /// <returns>The query.</returns>
    public static QueryNode Function(string name) => Named(EntryTable.Functions, name, TextField.Title);

    /// <summary>The numbers and texts of a filter that has a closed list of them.</summary>
    /// <param name="type">The filter, such as <c>REGION</c>.</param>
    /// <returns>Numbers with their texts; a number is empty where only the text is known.</returns>
    public static IReadOnlyList<KeyValuePair<string, string>> ValuesOf(string type) => FilterKey.Find("sales", type)?.Reading switch
    {
        "region" or "headquarters" => RegionTable.All.Select(region => new KeyValuePair<string, string>(region.Id, region.Name)).ToList(),
        "headcount" => HeadcountTable.All,
        "companyType" => Pairs(EntryTable.CompanyTypes),
        "seniority" => Pairs(EntryTable.Seniorities),
        "function" => Pairs(EntryTable.Functions),
        "industry" => Pairs(EntryTable.Industries),
        "title" => Pairs(EntryTable.Titles),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The filter has no closed list."),
    };

    private static QueryNode Named(EntryTable table, string name, TextField field) => table.ByName(name) is { } entry
        ? QueryNode.AnyOf(entry.Values.Select(words => QueryNode.Words(field, words)))
        : throw new ArgumentOutOfRangeException(nameof(name), name, "The name is not known.");

    private static List<KeyValuePair<string, string>> Pairs(EntryTable table) =>
        table.All.Select(entry => new KeyValuePair<string, string>(entry.Id, entry.Name)).ToList();
}
