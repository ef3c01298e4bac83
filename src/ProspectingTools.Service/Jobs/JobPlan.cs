using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Service.Search;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>
/// Where a job's prospects come from, fixed when the job starts: a saved search that changes later does not change the job.
/// Exactly one of the sources is set; a signal scan has its own properties.
/// </summary>
internal sealed record JobPlan
{
    private static readonly JsonSerializerOptions s_options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>A query of the directory, in its notation.</summary>
    public string? Search { get; init; }

    /// <summary>A query of the directory, as earlier versions stored it.</summary>
    public DirectoryQuery? Query { get; init; }

    /// <summary>A lead list.</summary>
    public string? LeadListId { get; init; }

    /// <summary>A post, in normal form.</summary>
    public string? PostUrl { get; init; }

    /// <summary>Profile URLs in normal form, each once.</summary>
    public IReadOnlyList<string>? Urls { get; init; }

    /// <summary>What of the search is not applied; null when all is. It comes first (<see cref="StoredFindings"/>).</summary>
    [JsonPropertyOrder(-2)]
    public IReadOnlyList<IgnoredFilter>? IgnoredFilters { get; init; }

    /// <summary>What of the search is applied in an unexpected way; null when nothing is.</summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<IgnoredFilter>? FilterNotes { get; init; }

    /// <summary>Audiences whose people are left out; null for none.</summary>
    public IReadOnlyList<string>? ExcludeAudienceIds { get; init; }

    /// <summary>What a signal scan looks for.</summary>
    public string? SignalSpecificationId { get; init; }

    /// <summary>The prospects that a signal scan looks at; null for all of the audience.</summary>
    public IReadOnlyList<string>? ProspectIds { get; init; }

    /// <summary>Which sample people's signals a scan finds.</summary>
    public int? SampleSeed { get; init; }

    /// <summary>The source in the store; null for profile URLs, which are looked up.</summary>
    public PeopleSource? Source() =>
        Search is not null ? new PeopleSource.Query(StoredQuery.Read(Search))
        : Query?.ToNode() is { } query ? new PeopleSource.Query(query)
        : LeadListId is not null ? new PeopleSource.LeadList(LeadListId)
        : PostUrl is not null ? new PeopleSource.Post(PostUrl)
        : null;

    public string ToJson() => JsonSerializer.Serialize(this, s_options);

    public static JobPlan FromJson(string json) => JsonSerializer.Deserialize<JobPlan>(json)!;
}
