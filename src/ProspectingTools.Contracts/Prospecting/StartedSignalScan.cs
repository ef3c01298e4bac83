using System;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The answer to the start of a signal scan (prospecting-api.md, "Signal scans").</summary>
public sealed class StartedSignalScan : WireObject
{
    /// <summary>The scan's id.</summary>
    public string? ScanId { get; set; }

    /// <summary>One of <see cref="JobStatus"/>.</summary>
    public string? Status { get; set; }

    /// <summary>When the scan was accepted (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }
}
