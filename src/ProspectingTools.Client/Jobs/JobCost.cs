using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Jobs;

/// <summary>The most that a start can cost (seed 004, "Credit consumption" and "Result limits").</summary>
public static class JobCost
{
    /// <summary>The most prospects that a start can import.</summary>
    /// <param name="request">The start.</param>
    /// <returns>The number of URLs, or <c>maxResults</c> and at most the highest plan cap.</returns>
    public static long MaximumProspects(StartJobRequest request) =>
        request.Source == JobSource.UrlUpload
            ? request.Urls?.Count ?? 0
            : request.MaxResults is { } wanted && wanted < Limits.HighestPlanCap ? wanted : Limits.HighestPlanCap;

    /// <summary>The most credits that a start can cost.</summary>
    /// <param name="request">The start.</param>
    /// <returns>Credits.</returns>
    public static long MaximumCredits(StartJobRequest request) => Limits.CreditsFor(MaximumProspects(request), request.SearchEmails ?? false);
}
