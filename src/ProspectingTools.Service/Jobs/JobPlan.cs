using System.Collections.Generic;
using System.Text.Json;
using ProspectingTools.Service.Search;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>
/// Where a job's prospects come from, fixed when the job starts: a saved search that changes later does not change the job.
/// Exactly one of the properties is set.
/// </summary>
internal sealed record JobPlan
{
    /// <summary>A query of the directory.</summary>
    public DirectoryQuery? Query { get; init; }

    /// <summary>A lead list.</summary>
    public string? LeadListId { get; init; }

    /// <summary>A post, in normal form.</summary>
    public string? PostUrl { get; init; }

    /// <summary>Profile URLs in normal form, each once.</summary>
    public IReadOnlyList<string>? Urls { get; init; }

    /// <summary>The source in the store; null for profile URLs, which are looked up.</summary>
    public PeopleSource? Source() =>
        Query is not null ? new PeopleSource.Query(Query)
        : LeadListId is not null ? new PeopleSource.LeadList(LeadListId)
        : PostUrl is not null ? new PeopleSource.Post(PostUrl)
        : null;

    public string ToJson() => JsonSerializer.Serialize(this);

    public static JobPlan FromJson(string json) => JsonSerializer.Deserialize<JobPlan>(json)!;
}
