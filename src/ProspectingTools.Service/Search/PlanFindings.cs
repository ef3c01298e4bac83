using System;
using System.Collections.Generic;
using System.Text.Json;
using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Service.Search;

/// <summary>What is to be said of a job's search, as it is at the beginning of the job's stored plan.</summary>
internal sealed record PlanFindings
{
    private static readonly PlanFindings s_none = new();

    /// <summary>What of the search is not applied; null when all is.</summary>
    public IReadOnlyList<IgnoredFilter>? IgnoredFilters { get; init; }

    /// <summary>What of the search is applied in an unexpected way; null when nothing is.</summary>
    public IReadOnlyList<IgnoredFilter>? FilterNotes { get; init; }

    /// <summary>Reads them; of plans without any nothing is read, however long they are.</summary>
    /// <param name="plan">The plan's JSON.</param>
    public static PlanFindings Of(string plan) => Begins(plan, nameof(IgnoredFilters)) || Begins(plan, nameof(FilterNotes))
        ? JsonSerializer.Deserialize<PlanFindings>(plan) ?? s_none
        : s_none;

    private static bool Begins(string plan, string name) => plan.StartsWith($"{{\"{name}\":", StringComparison.Ordinal);
}
