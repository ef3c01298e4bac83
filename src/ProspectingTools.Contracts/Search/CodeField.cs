namespace ProspectingTools.Contracts.Search;

/// <summary>A value of a person that is compared as a whole.</summary>
public enum CodeField
{
    /// <summary>The country, by ISO 3166-1 alpha-2 code.</summary>
    Country,

    /// <summary>The employer's page on LinkedIn, in normal form.</summary>
    CompanyUrl,

    /// <summary>The employer's head count, by Sales Navigator's letters A to I.</summary>
    Headcount,

    /// <summary>The kind of the employer, by Sales Navigator's letters.</summary>
    CompanyType,

    /// <summary>The employer's industry, by <see cref="IndustryTable.KeyOf"/>.</summary>
    IndustryName,

    /// <summary>The country of the employer, by ISO 3166-1 alpha-2 code.</summary>
    CompanyCountry,
}
