using System;
using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Service.Store;

/// <summary>The columns of the table of people, which both stores name alike.</summary>
internal static class PeopleColumns
{
    /// <summary>The words of the employer's place (<see cref="Sqlite.PlaceWords"/>).</summary>
    public const string CompanyPlace = "company_place";

    /// <summary>The column of a field that a search compares whole.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The column.</returns>
    public static string Of(CodeField field) => field switch
    {
        CodeField.Country => "country",
        CodeField.CompanyUrl => "company_url",
        CodeField.Headcount => "headcount",
        CodeField.CompanyType => "company_type",
        CodeField.IndustryName => "industry",
        CodeField.CompanyCountry => "company_country",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
