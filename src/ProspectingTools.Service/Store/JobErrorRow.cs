namespace ProspectingTools.Service.Store;

/// <summary>Why an attempt at a job failed.</summary>
internal sealed class JobErrorRow
{
    /// <summary>The job.</summary>
    public long JobKey { get; init; }

    /// <summary>The attempt, as <see cref="JobLease.Attempt"/> counts it.</summary>
    public long Attempt { get; init; }

    /// <summary>When, in Unix milliseconds.</summary>
    public long At { get; init; }

    /// <summary>The error, for anyone who runs the service.</summary>
    public string Message { get; init; } = string.Empty;
}
