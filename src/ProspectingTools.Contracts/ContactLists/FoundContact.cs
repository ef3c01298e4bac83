using System.Collections.Generic;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.ContactLists;

/// <summary>A person that a contact search found; stored nowhere (contact-lists-api.md, "Contact search").</summary>
public sealed class FoundContact : WireObject
{
    /// <summary>First name.</summary>
    public string? FirstName { get; set; }

    /// <summary>Last name.</summary>
    public string? LastName { get; set; }

    /// <summary>Full name.</summary>
    public string? FullName { get; set; }

    /// <summary>The line under the name.</summary>
    public string? Headline { get; set; }

    /// <summary>The job title.</summary>
    public string? Role { get; set; }

    /// <summary>The employer.</summary>
    public string? CompanyName { get; set; }

    /// <summary>Where the person is.</summary>
    public string? Location { get; set; }

    /// <summary>Levels of seniority, such as <c>MANAGER</c>.</summary>
    public IReadOnlyList<string>? Seniority { get; set => field = ReadableList<string>.Of(value); }

    /// <summary>The profile.</summary>
    public string? LinkedInProfileUrl { get; set; }

    /// <summary>The Sales Navigator profile.</summary>
    public string? LinkedInSalesNavigatorProfileUrl { get; set; }

    /// <inheritdoc/>
    public override string ToString() => FullName ?? LinkedInProfileUrl ?? LinkedInSalesNavigatorProfileUrl ?? string.Empty;
}
