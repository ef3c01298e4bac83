using System.Collections.Generic;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The body of POST …/signals/scans (prospecting-api.md, "Signal scans").</summary>
public sealed class StartSignalScanRequest
{
    /// <summary>What to look for.</summary>
    public string? SignalSpecificationId { get; set; }

    /// <summary>The audience whose prospects are looked at.</summary>
    public string? AudienceId { get; set; }

    /// <summary>Only these prospects of the audience; null for all.</summary>
    public IReadOnlyList<string>? ProspectIds { get; set; }
}
