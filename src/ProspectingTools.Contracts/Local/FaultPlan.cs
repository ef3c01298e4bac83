using System;
using System.Text.Json.Serialization;

namespace ProspectingTools.Contracts.Local;

/// <summary>
/// A fault that the local service shows on demand, so that automation can be tried against it. Set as a JSON array by PUT
/// <see cref="Routes.AdminFaults"/>, or as one object for a single request in the header <see cref="Header"/>.
/// A misspelt field is an error: a plan that does nothing would prove nothing.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public class FaultPlan
{
    /// <summary>The header that carries a plan for one request. Needs the admin key in <see cref="AdminKeyHeader"/>.</summary>
    public const string Header = "X-Prospecting-Fault";

    /// <summary>The header that carries the admin key beside the normal one.</summary>
    public const string AdminKeyHeader = "X-Prospecting-Admin-Key";

    /// <summary>The method that it applies to; null for any.</summary>
    public string? Method { get; set; }

    /// <summary>The path that it applies to, with <c>*</c> for any text; null for any.</summary>
    public string? Path { get; set; }

    /// <summary>How many matching requests pass before the first fault.</summary>
    public int Skip { get; set; }

    /// <summary>How many requests are hit; null for all.</summary>
    public int? Count { get; set; }

    /// <summary>The share of requests that are hit, 0 to 1; null for all.</summary>
    public double? Rate { get; set; }

    /// <summary>Answer with this status instead of doing the work.</summary>
    public int? Status { get; set; }

    /// <summary>The error code of that answer.</summary>
    public string? Code { get; set; }

    /// <summary>Do the work first, then answer with the status: a gateway that lost the answer.</summary>
    public bool? AfterWork { get; set; }

    /// <summary>The Retry-After header of that answer, in either form.</summary>
    public string? RetryAfter { get; set; }

    /// <summary>Wait this long first, in milliseconds.</summary>
    public int? DelayMs { get; set; }

    /// <summary>Cut the connection after this many bytes of the body.</summary>
    public int? DropAfterBytes { get; set; }

    /// <summary>Send this body (with <see cref="ContentType"/>) instead of the error's own.</summary>
    public string? Body { get; set; }

    /// <summary>Content type of <see cref="Body"/>.</summary>
    public string? ContentType { get; set; }

    /// <summary>Answer cursor lists with the cursor that was asked for.</summary>
    public bool? RepeatCursor { get; set; }

    /// <summary>Hold jobs in this stage (<c>import</c>, <c>enrichment</c>; <c>scan</c> for signal scans) as long as the plan is active.</summary>
    public string? StallStage { get; set; }

    /// <summary>Copies what the plan says to another one.</summary>
    /// <param name="plan">The plan that becomes like this one.</param>
    public void CopyTo(FaultPlan plan)
    {
        if (plan is null)
        {
            throw new ArgumentNullException(nameof(plan));
        }

        plan.Method = Method;
        plan.Path = Path;
        plan.Skip = Skip;
        plan.Count = Count;
        plan.Rate = Rate;
        plan.Status = Status;
        plan.Code = Code;
        plan.AfterWork = AfterWork;
        plan.RetryAfter = RetryAfter;
        plan.DelayMs = DelayMs;
        plan.DropAfterBytes = DropAfterBytes;
        plan.Body = Body;
        plan.ContentType = ContentType;
        plan.RepeatCursor = RepeatCursor;
        plan.StallStage = StallStage;
    }
}
