using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>A person in an audience (seed 003). Any field may be missing; unknown ones are kept in <see cref="WireObject.Extra"/>.</summary>
public sealed class Prospect : WireObject
{
    /// <summary>The prospect's id.</summary>
    [JsonPropertyName("id")]
    public string? ProspectId { get; set; }

    /// <summary>First name.</summary>
    public string? FirstName { get; set; }

    /// <summary>Last name.</summary>
    public string? LastName { get; set; }

    /// <summary>Full name.</summary>
    public string? Name { get; set; }

    /// <summary>The line under the name.</summary>
    public string? Headline { get; set; }

    /// <summary>What the person says of themselves.</summary>
    public string? About { get; set; }

    /// <summary>A picture.</summary>
    public string? PhotoUrl { get; set; }

    /// <summary>The profile.</summary>
    public string? LinkedinUrl { get; set; }

    /// <summary>The last part of the profile's URL.</summary>
    public string? PublicIdentifier { get; set; }

    /// <summary>The present employer.</summary>
    public Company? Company { get; set; }

    /// <summary>The job title.</summary>
    public string? Title { get; set; }

    /// <summary>Where the person is.</summary>
    public ProspectLocation? Location { get; set; }

    /// <summary>E-mail addresses that were found.</summary>
    [JsonIgnore]
    public IReadOnlyList<EmailAddress>? Emails { get => EmailsOnWire ?? ReadableList<EmailAddress>.Empty; set => EmailsOnWire = ReferenceEquals(value, ReadableList<EmailAddress>.Empty) ? null : value; }

    /// <summary>The same as it stands on the wire, where none and not looked for differ: null is left out.</summary>
    [JsonInclude]
    [JsonPropertyName("emails")]
    internal IReadOnlyList<EmailAddress>? EmailsOnWire { get; set => field = ReadableList<EmailAddress>.Of(value); }

    /// <summary>Whether the person pays for LinkedIn.</summary>
    public bool? Premium { get; set; }

    /// <summary>Whether anyone may write to the person.</summary>
    public bool? IsOpenProfile { get; set; }

    /// <summary>State of the connection.</summary>
    public string? ConnectionStatus { get; set; }

    /// <summary>State of the chat.</summary>
    public string? ChatStatus { get; set; }

    /// <summary>The audience that was read, as the client asked; not on the wire.</summary>
    [JsonIgnore]
    public string? AudienceId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? ProspectId ?? string.Empty;
}

/// <summary>A prospect's employer (seed 003).</summary>
public sealed class Company : WireObject, IEquatable<Company>
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The last part of the company page's URL.</summary>
    public string? LinkedinIdentifier { get; set; }

    /// <summary>The company page.</summary>
    public string? LinkedinUrl { get; set; }

    /// <summary>The industry.</summary>
    public string? Industry { get; set; }

    /// <summary>The web site.</summary>
    public string? Website { get; set; }

    /// <summary>Head count, as a number or a range.</summary>
    public string? Size { get; set; }

    /// <summary>Headquarters.</summary>
    public string? Location { get; set; }

    /// <summary>What the company says of itself.</summary>
    public string? About { get; set; }

    /// <summary>A picture.</summary>
    public string? LogoUrl { get; set; }

    /// <summary>Year of foundation.</summary>
    public string? Founded { get; set; }

    /// <summary>Kind of company.</summary>
    public string? Type { get; set; }

    /// <summary>What it is best at.</summary>
    public string? Specialties { get; set; }

    /// <summary>Followers of the company page.</summary>
    public long? FollowerCount { get; set; }

    /// <summary>The line under the name.</summary>
    public string? Tagline { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? LinkedinIdentifier ?? string.Empty;

    /// <summary>A company of which only the name is known: what <c>Where-Object Company -eq 'Acme'</c> compares with.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The company.</returns>
    public static Company Parse(string name) => new() { Name = name };

    /// <summary>Whether it is the same company: by name, as people compare, and by the company page where both have one.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether it is.</returns>
    public bool Equals(Company? other) =>
        other is not null
        && string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase)
        && (LinkedinUrl is null || other.LinkedinUrl is null || string.Equals(LinkedinUrl, other.LinkedinUrl, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Company);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());
}

/// <summary>Where a prospect is (seed 003).</summary>
public sealed class ProspectLocation : WireObject, IEquatable<ProspectLocation>
{
    /// <summary>The place in words.</summary>
    public string? Text { get; set; }

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public string? CountryCode { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Text ?? CountryCode ?? string.Empty;

    /// <summary>A location of which only the words are known: what <c>Where-Object Location -eq 'Berlin, Germany'</c> compares with.</summary>
    /// <param name="text">The words.</param>
    /// <returns>The location.</returns>
    public static ProspectLocation Parse(string text) => new() { Text = text };

    /// <summary>Whether it is the same location: by its words, as people compare.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether it is.</returns>
    public bool Equals(ProspectLocation? other) => other is not null && string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProspectLocation);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());
}

/// <summary>An e-mail address that was found (seed 003).</summary>
public sealed class EmailAddress : WireObject
{
    /// <summary>The address.</summary>
    public string? Email { get; set; }

    /// <summary>Whether mail arrives there, in the server's words.</summary>
    public string? Deliverable { get; set; }

    /// <summary>How sure the server is, in the server's words.</summary>
    public string? QualityScore { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Email ?? string.Empty;
}
