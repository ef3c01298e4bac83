using System;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>A named set of prospects (prospecting-api.md, "Audience").</summary>
public sealed class Audience : WireObject
{
    /// <summary>The audience's id.</summary>
    [JsonPropertyName("id")]
    public string? AudienceId { get; set; }

    /// <summary>The audience's name.</summary>
    public string? Name { get; set; }

    /// <summary>One of <see cref="AudienceType"/>, or the kind of source that filled it.</summary>
    public string? Type { get; set; }

    /// <summary>What the audience is for; printed as null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Description { get; set; }

    /// <summary>The folder it is in; printed as null when ungrouped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? FolderId { get; set; }

    /// <summary>How many prospects it holds.</summary>
    public long? ProspectCount { get; set; }

    /// <summary>When it was created (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? AudienceId ?? string.Empty;
}
