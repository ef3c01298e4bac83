using System;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>
/// A folder as the API answers when it is created or renamed: without its audiences (prospecting-api.md, "Endpoints", Create and Rename folder).
/// The client reads it into an <see cref="AudienceFolder"/>.
/// </summary>
public sealed class AudienceFolderEntry : WireObject
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

    /// <inheritdoc/>
    public override string ToString() => Name ?? FolderId ?? string.Empty;
}
