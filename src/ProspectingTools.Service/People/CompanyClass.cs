using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Files;

namespace ProspectingTools.Service.People;

/// <summary>The classes of LinkedIn that a company falls into, by what an import says of it.</summary>
internal static class CompanyClass
{
    /// <summary>The letter of the head count; null when unknown.</summary>
    public static string? Headcount(Company? company) => HeadcountTable.ClassOf(company?.Size);

    /// <summary>The letter of the kind of company; null when unknown.</summary>
    public static string? Type(Company? company) => CompanyTypeTable.LetterOf(company?.Type);

    /// <summary>The industry, by its key; null when unknown.</summary>
    public static string? Industry(Company? company) => IndustryTable.KeyOf(company?.Industry);

    /// <summary>The country that ends the place, by code; null when none is named.</summary>
    public static string? Country(Company? company) => company?.Location is { } place ? CountryNames.CodeAtEnd(place) : null;
}
