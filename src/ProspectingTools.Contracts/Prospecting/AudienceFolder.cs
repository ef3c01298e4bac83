using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>A folder of audiences.</summary>
public sealed class AudienceFolder : WireObject
{
    /// <summary>The folder's id.</summary>
    [JsonPropertyName("id")]
    public string? FolderId { get; set; }

    /// <summary>The folder's name.</summary>
    public string? Name { get; set; }

    /// <summary>The kind of audience it holds, one of <see cref="Prospecting.AudienceType"/>.</summary>
    public string? AudienceType { get; set; }

    /// <summary>Whether it is pinned to the top.</summary>
    public bool? IsPinned { get; set; }

    /// <summary>Its place in the order.</summary>
    public long? Position { get; set; }

    /// <summary>When it was created (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it last changed (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Its audiences.</summary>
    public IReadOnlyList<Audience>? Audiences { get => field ?? ReadableList<Audience>.Empty; set => field = ReadableList<Audience>.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => Name ?? FolderId ?? string.Empty;
}
