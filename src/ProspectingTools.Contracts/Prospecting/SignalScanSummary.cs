using System;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>A signal scan as the list of scans shows it: without its error (prospecting-api.md, "Signal scans").</summary>
public sealed class SignalScanSummary : WireObject
{
    /// <summary>The scan's id.</summary>
    public string? ScanId { get; set; }

    /// <summary>The kind of work: <see cref="Assumed.SignalScanType"/>.</summary>
    public string? Type { get; set; }

    /// <summary>One of <see cref="JobStatus"/>.</summary>
    public string? Status { get; set; }

    /// <summary>When the scan was accepted (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the scan last changed (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>The audience (assumed field; the local service sends it).</summary>
    public string? AudienceId { get; set; }

    /// <summary>What is looked for (assumed field).</summary>
    public string? SignalSpecificationId { get; set; }

    /// <summary>Prospects looked at so far (assumed field).</summary>
    public long? ScannedCount { get; set; }

    /// <summary>Prospects to look at (assumed field).</summary>
    public long? ProspectCount { get; set; }
}
