using System.Collections.Generic;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.ContactLists;

/// <summary>
/// The body of POST /v1/contacts/search (contact-lists-api.md, "Contact search"): at least one criterion. Values of one are
/// alternatives, criteria must all hold.
/// </summary>
public sealed class ContactSearchRequest : WireObject
{
    /// <summary>Company pages.</summary>
    public IReadOnlyList<string>? CompanyLinkedInUrls { get; set => field = ReadableList<string>.Of(value); }

    /// <summary>First name.</summary>
    public string? FirstName { get; set; }

    /// <summary>Last name.</summary>
    public string? LastName { get; set; }

    /// <summary>Job titles.</summary>
    public IReadOnlyList<string>? JobTitles { get; set => field = ReadableList<string>.Of(value); }

    /// <summary>Words in headline, title or about.</summary>
    public string? Keywords { get; set; }

    /// <summary>ISO 3166-1 alpha-2 codes.</summary>
    public IReadOnlyList<string>? Countries { get; set => field = ReadableList<string>.Of(value); }

    /// <summary>Departments: Sales Navigator's functions.</summary>
    public IReadOnlyList<string>? Departments { get; set => field = ReadableList<string>.Of(value); }

    /// <summary>Levels of seniority in Sales Navigator's words, such as <c>Vice President</c>.</summary>
    public IReadOnlyList<string>? SeniorityLevels { get; set => field = ReadableList<string>.Of(value); }

    /// <summary>Contacts of a page, 1 to 100; 25 when not given or 0, which the vendor's own client sends.</summary>
    public int? Limit { get; set; }

    /// <summary>Contacts to skip; none when not given.</summary>
    public long? Offset { get; set; }
}
