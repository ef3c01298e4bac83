using System.Collections.Generic;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The signals of a prospect (prospecting-api.md, "Signals, provider look-up").</summary>
public sealed class ProspectSignals : WireObject
{
    /// <summary>The prospect.</summary>
    public string? ProspectId { get; set; }

    /// <summary><c>pending</c> or <c>evaluated</c>.</summary>
    public string? Status { get; set; }

    /// <summary>What was found, by type of signal.</summary>
    public IReadOnlyList<SignalResult>? Results { get => field ?? ReadableList<SignalResult>.Empty; set => field = ReadableList<SignalResult>.Of(value); }
}

/// <summary>The signals of one type.</summary>
public sealed class SignalResult : WireObject
{
    /// <summary>The type of signal.</summary>
    public string? Type { get; set; }

    /// <summary>The signals.</summary>
    public IReadOnlyList<SignalItem>? Items { get => field ?? ReadableList<SignalItem>.Empty; set => field = ReadableList<SignalItem>.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => $"{Type} ({Items?.Count ?? 0})";
}

/// <summary>One signal.</summary>
public sealed class SignalItem : WireObject
{
    /// <summary>How strong it is; the local service uses 0 to 100.</summary>
    public double? Score { get; set; }

    /// <summary>Why it was scored so.</summary>
    public string? Reasoning { get; set; }

    /// <summary>The signal in short.</summary>
    public string? Summary { get; set; }

    /// <summary>Its heading.</summary>
    public string? Title { get; set; }

    /// <summary>When the post behind it appeared, as the server writes it.</summary>
    public string? PostedAt { get; set; }

    /// <summary>The post behind it.</summary>
    public string? PostLink { get; set; }

    /// <summary>Likes of the post.</summary>
    public long? TotalLikes { get; set; }

    /// <summary>Comments on the post.</summary>
    public long? TotalComments { get; set; }

    /// <summary>What the prospect replied, in short.</summary>
    public string? ReplySummary { get; set; }

    /// <summary>When the prospect commented, as the server writes it.</summary>
    public string? CommentedAt { get; set; }

    /// <summary>The prospect's comment.</summary>
    public string? CommentLink { get; set; }

    /// <summary>The open position behind it.</summary>
    public string? JobUrl { get; set; }

    /// <summary>The company that it is about.</summary>
    public string? CompanyName { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Title ?? Summary ?? string.Empty;
}

/// <summary>The answer to a look-up by provider id.</summary>
public sealed class ProviderResolution : WireObject
{
    /// <summary>The id that was looked up.</summary>
    public string? ProviderId { get; set; }

    /// <summary><c>none</c>, <c>unique</c> or <c>ambiguous</c> (the words beside <c>none</c> are assumed).</summary>
    public string? Resolution { get; set; }

    /// <summary>The prospects that match.</summary>
    public IReadOnlyList<ProspectMatch>? Matches { get => field ?? ReadableList<ProspectMatch>.Empty; set => field = ReadableList<ProspectMatch>.Of(value); }
}

/// <summary>One prospect that matches a provider id.</summary>
public sealed class ProspectMatch : WireObject
{
    /// <summary>The prospect.</summary>
    public string? ProspectId { get; set; }

    /// <summary>The person behind the prospect.</summary>
    public string? PersonId { get; set; }

    /// <summary>The last part of the profile's URL.</summary>
    public string? PublicIdentifier { get; set; }

    /// <summary>The profile.</summary>
    public string? LinkedinUrl { get; set; }

    /// <summary>Full name.</summary>
    public string? Name { get; set; }

    /// <summary>The employer.</summary>
    public string? CompanyName { get; set; }

    /// <summary>The job title.</summary>
    public string? Title { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({ProspectId})";
}
