using System.Collections.Generic;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>What a signal scan looks for (prospecting-api.md, "Signal scans"; the reference's page "List signal specifications" prints path and shape).</summary>
public sealed class SignalSpecification : WireObject
{
    /// <summary>The id that goes into a scan as <c>signalSpecificationId</c>.</summary>
    [JsonPropertyName("id")]
    public string? SignalSpecificationId { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>What it is for.</summary>
    public string? Description { get; set; }

    /// <summary>The types of signal that it looks for.</summary>
    public IReadOnlyList<string>? Sources { get; set => field = ReadableList<string>.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => Name ?? SignalSpecificationId ?? string.Empty;
}
