using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Jobs;

/// <summary>How the wait for a signal scan ended.</summary>
/// <param name="scanId">The scan.</param>
/// <param name="scan">The scan as it was last seen; null when it was never seen.</param>
/// <param name="failure">Why the wait was given up; null when the scan ended or time ran out.</param>
/// <param name="timedOut">Whether time ran out.</param>
public sealed class SignalScanOutcome(string scanId, SignalScan? scan, ProspectingApiException? failure, bool timedOut)
{
    /// <summary>The scan.</summary>
    public string ScanId { get; } = scanId;

    /// <summary>The scan as it was last seen.</summary>
    public SignalScan? Scan { get; } = scan;

    /// <summary>Why the wait was given up.</summary>
    public ProspectingApiException? Failure { get; } = failure;

    /// <summary>Whether time ran out.</summary>
    public bool TimedOut { get; } = timedOut;
}
