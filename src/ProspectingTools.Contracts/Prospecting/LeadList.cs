using System.Text.Json.Serialization;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>A Sales Navigator lead list, a source of jobs (seed 000).</summary>
public sealed class LeadList : WireObject
{
    /// <summary>The id that goes into a job as <c>leadListId</c>.</summary>
    [JsonPropertyName("id")]
    public string? LeadListId { get; set; }

    /// <summary>The list's name.</summary>
    public string? Name { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? LeadListId ?? string.Empty;
}
