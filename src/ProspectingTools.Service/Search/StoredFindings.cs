using System;
using System.Collections.Generic;
using System.Text.Json;
using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Service.Search;

/// <summary>What is to be said of a search, as it is kept: at the beginning of a job's plan, and beside a contact list.</summary>
internal sealed record StoredFindings
{
    private static readonly StoredFindings s_none = new();

    /// <summary>What of the search is not applied; null when all is.</summary>
    public IReadOnlyList<IgnoredFilter>? IgnoredFilters { get; init; }

    /// <summary>What of the search is applied in an unexpected way; null when nothing is.</summary>
    public IReadOnlyList<IgnoredFilter>? FilterNotes { get; init; }

    /// <summary>Reads them; of plans without any nothing is read, however long they are.</summary>
    /// <param name="plan">The JSON of a plan or of findings; null for none.</param>
    public static StoredFindings Of(string? plan) => plan is null ? s_none : Begins(plan, nameof(IgnoredFilters)) || Begins(plan, nameof(FilterNotes))
        ? JsonSerializer.Deserialize<StoredFindings>(plan) ?? s_none
        : s_none;

    /// <summary>The JSON that is kept.</summary>
    /// <returns>The text; null when there is nothing to say.</returns>
    public string? ToStored() => IgnoredFilters is null && FilterNotes is null ? null : JsonSerializer.Serialize(this);

    private static bool Begins(string plan, string name) => plan.StartsWith($"{{\"{name}\":", StringComparison.Ordinal);
}
