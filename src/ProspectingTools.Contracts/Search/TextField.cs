namespace ProspectingTools.Contracts.Search;

/// <summary>A text of a person that words are looked for in.</summary>
public enum TextField
{
    /// <summary>Headline, title or about: what keywords look into (contact-lists-api.md, "Meaning of filters").</summary>
    Profile,

    /// <summary>The full name.</summary>
    Name,

    /// <summary>The first name.</summary>
    FirstName,

    /// <summary>The last name.</summary>
    LastName,

    /// <summary>The present job title.</summary>
    Title,

    /// <summary>The present employer's name.</summary>
    Company,

    /// <summary>The place in words.</summary>
    Location,

    /// <summary>The employer's industry.</summary>
    Industry,

    /// <summary>The levels of seniority, as words such as <c>MANAGER</c>.</summary>
    Seniority,

    /// <summary>The employer's place in words.</summary>
    CompanyLocation,
}
