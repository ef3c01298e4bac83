using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.ContactLists;

/// <summary>A stored search result: a snapshot that never changes by itself (seed 002).</summary>
public sealed class ContactList : WireObject
{
    /// <summary>The list's id.</summary>
    [JsonPropertyName("id")]
    public string? ListId { get; set; }

    /// <summary>The list's name.</summary>
    public string? Name { get; set; }

    /// <summary>The filters that made it.</summary>
    public ContactListFilters? Filters { get; set; }

    /// <summary>How many contacts it holds.</summary>
    public long? ContactCount { get; set; }

    /// <summary>When it was made (UTC).</summary>
    [JsonConverter(typeof(SecondTimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it last changed (UTC).</summary>
    [JsonConverter(typeof(SecondTimestampConverter))]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? ListId ?? string.Empty;
}

/// <summary>The filters of a contact list; unset ones are omitted (seed 002).</summary>
public sealed class ContactListFilters : WireObject
{
    /// <summary>Company pages; at least one.</summary>
    public IReadOnlyList<string>? CompanyLinkedInUrls { get; set => field = ReadableList<string>.Of(value); }

    /// <summary>Job titles; any of them.</summary>
    public IReadOnlyList<string>? JobTitles { get; set => field = ReadableList<string>.Of(value); }

    /// <summary>Words in headline, title or about.</summary>
    public string? Keywords { get; set; }

    /// <summary>ISO 3166-1 alpha-2 codes; any of them.</summary>
    public IReadOnlyList<string>? Countries { get; set => field = ReadableList<string>.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => string.Join(
        " | ",
        new[] { CompanyLinkedInUrls?.ToString(), JobTitles?.ToString(), Keywords, Countries?.ToString() }.Where(text => !string.IsNullOrEmpty(text)));
}

/// <summary>The body of POST /v1/contacts/lists.</summary>
public sealed class CreateContactListRequest
{
    /// <summary>The name, at most 200 characters.</summary>
    public string? Name { get; set; }

    /// <summary>What to search for.</summary>
    public ContactListFilters? Filters { get; set; }
}

/// <summary>The body of PUT /v1/contacts/lists/{listId}.</summary>
public sealed class RenameContactListRequest
{
    /// <summary>The new name, at most 200 characters.</summary>
    public string? Name { get; set; }
}

/// <summary>A person in a contact list (seed 002).</summary>
public sealed class Contact : WireObject
{
    /// <summary>The contact's id.</summary>
    [JsonPropertyName("id")]
    public string? ContactId { get; set; }

    /// <summary>The list it stands in.</summary>
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
