namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The answer to the cancel of a signal scan (prospecting-api.md, "Signal scans").</summary>
public sealed class CancelledSignalScan : WireObject
{
    /// <summary>The scan's id.</summary>
    public string? ScanId { get; set; }

    /// <summary>Its status: cancelled.</summary>
    public string? Status { get; set; }
}
