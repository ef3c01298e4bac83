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

    /// <summary>The same as it is on the wire, where none and not looked for differ: null is left out.</summary>
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
