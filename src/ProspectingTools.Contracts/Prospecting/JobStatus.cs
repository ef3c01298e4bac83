using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The words of a job's status (prospecting-api.md, "Job").</summary>
public static class JobStatus
{
    /// <summary>Accepted, not begun.</summary>
    public const string Queued = "queued";

    /// <summary>At work.</summary>
    public const string Running = "running";

    /// <summary>Done.</summary>
    public const string Completed = "completed";

    /// <summary>Ended by an error; what was imported before stays.</summary>
    public const string Failed = "failed";

    /// <summary>Ended by a cancel; what was imported before stays.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Queued, Running, Completed, Failed, Cancelled];

    /// <summary>The known word that a server's word means.</summary>
    /// <param name="status">A server's word, in any case; the American <c>canceled</c> is <c>cancelled</c>.</param>
    /// <returns>The word; null for one that is not known.</returns>
    public static string? Known(string? status)
    {
        string word = status?.Trim() ?? string.Empty;
        return word.Equals("canceled", StringComparison.OrdinalIgnoreCase) ? Cancelled : All.FirstOrDefault(known => known.Equals(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a job with this status will not change again. An unknown word counts as not finished.</summary>
    /// <param name="status">The status word.</param>
    /// <returns>True for completed, failed and cancelled.</returns>
    public static bool IsFinished(string? status) => Known(status) is Completed or Failed or Cancelled;
}
