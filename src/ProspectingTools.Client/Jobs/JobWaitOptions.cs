using System;

namespace ProspectingTools.Client.Jobs;

/// <summary>How jobs are waited for.</summary>
public sealed class JobWaitOptions
{
    /// <summary>The longest wait in all; null for as long as it takes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The wait before the second look at a job.</summary>
    public TimeSpan FirstInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How much longer each further wait is.</summary>
    public double IntervalFactor { get; init; } = 1.5;

    /// <summary>The longest wait between two looks at a job.</summary>
    public TimeSpan MaximumInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Failed looks in a row, each after its own retries, before a job is given up.</summary>
    public int ToleratedErrors { get; init; } = 15;

    /// <summary>How long a job may be not found after its start or after a good look: servers that copy their data need a moment.</summary>
    public TimeSpan NotFoundGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing may move in a job before a warning says so. The wait continues.</summary>
    public TimeSpan StalledAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Looks under way at a time.</summary>
    public int Parallelism { get; init; } = 8;
}
