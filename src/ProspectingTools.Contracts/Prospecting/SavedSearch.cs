using System.Text.Json.Serialization;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>A Sales Navigator saved search, a source of jobs (seed 001).</summary>
public sealed class SavedSearch : WireObject
{
    /// <summary>The id that goes into a job as <c>savedSearchId</c>.</summary>
    [JsonPropertyName("id")]
    public string? SavedSearchId { get; set; }

    /// <summary>The search's name.</summary>
    public string? Name { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? SavedSearchId ?? string.Empty;
}
