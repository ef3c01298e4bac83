using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.ContactLists;

/// <summary>A person in a contact list (seed 002).</summary>
public sealed class Contact : WireObject
{
    /// <summary>The contact's id.</summary>
    [JsonPropertyName("id")]
    public string? ContactId { get; set; }

    /// <summary>The list it is in.</summary>
    public string? ListId { get; set; }

    /// <summary>The person behind the contact, the same in every list.</summary>
    public string? BaseContactId { get; set; }

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

    /// <summary>A picture.</summary>
    public string? Avatar { get; set; }

    /// <summary>
    /// Present and earlier positions, as the server writes them: their shape is not published. The local service sends
    /// <see cref="ContactPosition"/> objects (assumed).
    /// </summary>
    [JsonConverter(typeof(PlainValueConverter))]
    public object? Positions { get; set; }

    /// <summary>Levels of seniority, such as <c>MANAGER</c>.</summary>
    public IReadOnlyList<string>? Seniority { get => field ?? ReadableList<string>.Empty; set => field = ReadableList<string>.Of(value); }

    /// <summary>The Sales Navigator profile.</summary>
    public string? LinkedInSalesNavigatorProfileUrl { get; set; }

    /// <summary>When the contact was stored (UTC).</summary>
    [JsonConverter(typeof(SecondTimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => FullName ?? ContactId ?? string.Empty;
}
