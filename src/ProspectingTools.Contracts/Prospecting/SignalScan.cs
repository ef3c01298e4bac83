using System;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>A signal scan: looks at the prospects of an audience for signals (prospecting-api.md, "Signal scans").</summary>
public sealed class SignalScan : WireObject
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

    /// <summary>Why the scan failed; printed as null for every other one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public JobError? Error { get; set; }

    /// <summary>The audience (assumed field; the local service sends it).</summary>
    public string? AudienceId { get; set; }

    /// <summary>What is looked for (assumed field).</summary>
    public string? SignalSpecificationId { get; set; }

    /// <summary>Prospects looked at so far (assumed field).</summary>
    public long? ScannedCount { get; set; }

    /// <summary>Prospects to look at (assumed field).</summary>
    public long? ProspectCount { get; set; }

    /// <summary>The Idempotency-Key under which this client started the scan; not on the wire.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; set; }

    /// <summary>Whether the start found a scan that the same key had started before; not on the wire.</summary>
    [JsonIgnore]
    public bool Replayed { get; set; }

    /// <summary>The account group that the scan belongs to, as the client asked; not on the wire.</summary>
    [JsonIgnore]
    public string? AccountGroupId { get; set; }

    /// <summary>Whether the scan has ended.</summary>
    [JsonIgnore]
    public bool IsFinished => JobStatus.IsFinished(Status);

    /// <summary>Progress as a fraction from 0 to 1; null when the server says none.</summary>
    [JsonIgnore]
    public double? Progress =>
        JobStatus.Known(Status) == JobStatus.Completed ? 1 : ScannedCount is { } scanned && ProspectCount is > 0 and { } all ? Math.Min(1, (double)scanned / all) : null;

    /// <inheritdoc/>
    public override string ToString() => $"{ScanId} ({Status})";
}
