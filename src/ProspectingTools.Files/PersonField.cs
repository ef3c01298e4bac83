namespace ProspectingTools.Files;

/// <summary>What a column or a JSON property can say of a person. From <see cref="CompanyName"/> on it speaks of the employer.</summary>
public enum PersonField
{
    /// <summary>Full name.</summary>
    Name,

    /// <summary>First name.</summary>
    FirstName,

    /// <summary>Middle name.</summary>
    MiddleName,

    /// <summary>Last name.</summary>
    LastName,

    /// <summary>What follows the name.</summary>
    Suffix,

    /// <summary>The line under the name.</summary>
    Headline,

    /// <summary>What the person says of themselves.</summary>
    About,

    /// <summary>A picture.</summary>
    PhotoUrl,

    /// <summary>The address of the profile, public or in Sales Navigator.</summary>
    LinkedinUrl,

    /// <summary>Our own export: further addresses of the same person.</summary>
    OtherLinkedinUrls,

    /// <summary>The last part of the profile's address.</summary>
    PublicIdentifier,

    /// <summary>LinkedIn's own id.</summary>
    ProviderId,

    /// <summary>The id in the system that the row comes from.</summary>
    ExternalId,

    /// <summary>A web page: a LinkedIn profile, or none of ours.</summary>
    Web,

    /// <summary>The job title.</summary>
    Title,

    /// <summary>E-mail addresses.</summary>
    Email,

    /// <summary>Whether mail arrives at the address of the same group, in an exporter's words.</summary>
    EmailStatus,

    /// <summary>How sure the exporter is of the address of the same group.</summary>
    EmailQuality,

    /// <summary>Our own export: the best address's state, as it is.</summary>
    EmailDeliverable,

    /// <summary>Our own export: the states of all addresses, in their order.</summary>
    EmailsDeliverable,

    /// <summary>Our own export: the scores of all addresses, in their order.</summary>
    EmailsQuality,

    /// <summary>Where the person is, in words.</summary>
    Location,

    /// <summary>City.</summary>
    City,

    /// <summary>State, province or region.</summary>
    State,

    /// <summary>Country: a name or a code.</summary>
    Country,

    /// <summary>Whether the person pays for LinkedIn.</summary>
    Premium,

    /// <summary>Whether anyone may write to the person.</summary>
    IsOpenProfile,

    /// <summary>State of the connection.</summary>
    ConnectionStatus,

    /// <summary>State of the chat.</summary>
    ChatStatus,

    /// <summary>Whether the exporter says that the row fits what was searched for.</summary>
    MatchesFilters,

    /// <summary>Name of the employer.</summary>
    CompanyName,

    /// <summary>The last part of the company page's address.</summary>
    CompanyIdentifier,

    /// <summary>The company page.</summary>
    CompanyLinkedinUrl,

    /// <summary>The industry.</summary>
    CompanyIndustry,

    /// <summary>The web site.</summary>
    CompanyWebsite,

    /// <summary>Head count, as a number or a range.</summary>
    CompanySize,

    /// <summary>Headquarters, in words.</summary>
    CompanyLocation,

    /// <summary>The headquarters' city.</summary>
    CompanyCity,

    /// <summary>The headquarters' state.</summary>
    CompanyState,

    /// <summary>The headquarters' country.</summary>
    CompanyCountry,

    /// <summary>What the company says of itself.</summary>
    CompanyAbout,

    /// <summary>A picture.</summary>
    CompanyLogoUrl,

    /// <summary>Year of foundation.</summary>
    CompanyFounded,

    /// <summary>Kind of company.</summary>
    CompanyType,

    /// <summary>What it is best at.</summary>
    CompanySpecialties,

    /// <summary>Followers of the company page.</summary>
    CompanyFollowerCount,

    /// <summary>The line under the name.</summary>
    CompanyTagline,
}
