using System.Collections.Generic;
using ProspectingTools.Contracts.Local;

namespace ProspectingTools.LocalService;

/// <summary>A fault that a local service shows, and what it has hit.</summary>
public sealed class ProspectingFault
{
    internal ProspectingFault(StandingFault fault) => Plan = fault;

    /// <summary>Its id, for as long as it is active.</summary>
    public string? FaultId => ((StandingFault)Plan).FaultId;

    /// <summary>The method that it applies to; null for any.</summary>
    public string? Method => Plan.Method;

    /// <summary>The path that it applies to, with * for any text; null for any.</summary>
    public string? Path => Plan.Path;

    /// <summary>What happens, in words.</summary>
    public string Effect => string.Join(", ", Words());

    /// <summary>How many requests it hit; jobs, where it stalls a stage.</summary>
    public long HitCount => ((StandingFault)Plan).HitCount;

    /// <summary>How many requests it was asked for, hit or not.</summary>
    public long SeenCount => ((StandingFault)Plan).SeenCount;

    /// <summary>How many pass before the first is hit.</summary>
    public int Skip => Plan.Skip;

    /// <summary>How many it hits at most, as -Count said; null for all. Its name is not Count, which PowerShell would take for the number of faults.</summary>
    public int? MaximumHitCount => Plan.Count;

    /// <summary>The share that is hit, 0 to 1; null for all.</summary>
    public double? Rate => Plan.Rate;

    /// <summary>The status of the answer.</summary>
    public int? Status => Plan.Status;

    /// <summary>The error code of the answer.</summary>
    public string? Code => Plan.Code;

    /// <summary>Whether the work is done before its answer is lost.</summary>
    public bool AfterWork => Plan.AfterWork == true;

    /// <summary>The answer's Retry-After.</summary>
    public string? RetryAfter => Plan.RetryAfter;

    /// <summary>The wait before it, in milliseconds.</summary>
    public int? DelayMs => Plan.DelayMs;

    /// <summary>After how many bytes the answer is cut.</summary>
    public int? DropAfterBytes => Plan.DropAfterBytes;

    /// <summary>The body that is sent.</summary>
    public string? Body => Plan.Body;

    /// <summary>The content type of the body.</summary>
    public string? ContentType => Plan.ContentType;

    /// <summary>Whether cursor lists repeat the cursor.</summary>
    public bool RepeatCursor => Plan.RepeatCursor == true;

    /// <summary>The stage in which jobs are held.</summary>
    public string? StallStage => Plan.StallStage;

    internal FaultPlan Plan { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Method ?? "any method"} {Path ?? "any path"}: {Effect}";

    private IEnumerable<string> Words()
    {
        if (Plan.DelayMs is { } delay)
        {
            yield return $"wait {delay} ms";
        }

        if (AfterWork)
        {
            yield return "do the work";
        }

        if (Plan.Status is { } status)
        {
            yield return Plan.Code is null ? $"answer {status}" : $"answer {status} {Plan.Code}";
        }

        if (Plan.RetryAfter is not null)
        {
            yield return $"Retry-After {Plan.RetryAfter}";
        }

        if (Plan.Body is not null)
        {
            yield return Plan.ContentType is null ? "own body" : $"own body ({Plan.ContentType})";
        }

        if (Plan.DropAfterBytes is { } bytes)
        {
            yield return bytes == 0 ? "cut the connection" : $"cut after {bytes} bytes";
        }

        if (RepeatCursor)
        {
            yield return "repeat the cursor";
        }

        if (Plan.StallStage is not null)
        {
            yield return $"hold jobs in {Plan.StallStage}";
        }
    }
}
