using ProspectingTools.Client.Errors;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Jobs;

/// <summary>How the wait for a job ended.</summary>
/// <param name="jobId">The job.</param>
/// <param name="job">The job as it was last seen; null when it was never seen.</param>
/// <param name="failure">Why the wait was given up; null when the job ended or time ran out.</param>
/// <param name="timedOut">Whether time ran out.</param>
public sealed class JobOutcome(string jobId, ProspectingJob? job, ProspectingApiException? failure, bool timedOut)
{
    /// <summary>The job.</summary>
    public string JobId { get; } = jobId;

    /// <summary>The job as it was last seen.</summary>
    public ProspectingJob? Job { get; } = job;

    /// <summary>Why the wait was given up.</summary>
    public ProspectingApiException? Failure { get; } = failure;

    /// <summary>Whether time ran out.</summary>
    public bool TimedOut { get; } = timedOut;
}
