using System;

namespace ProspectingTools.Service.Jobs;

/// <summary>How often a job is tried, and when again: as river does it (riverqueue.com/docs/job-retries).</summary>
internal static class JobAttempts
{
    /// <summary>After this many failed attempts the job has failed.</summary>
    public const int Most = 5;

    /// <summary>
    /// After this many claims in a row that ended without a word and without a finished step, the job is taken for the cause. More
    /// than attempts, because a process may end for its own reasons.
    /// </summary>
    public const int MostLost = 20;

    private const double Spread = 0.1;

    /// <summary>The pause after a failed attempt: its number to the power of four in seconds, give or take a tenth.</summary>
    /// <param name="failed">How many attempts have failed.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan Pause(long failed, double random) => TimeSpan.FromSeconds(Math.Pow(failed, 4) * (1 + (Spread * ((2 * random) - 1))));
}
