using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The answer to a start (prospecting-api.md, "Start a job"): the first fields of the job.</summary>
public sealed class StartedJob : WireObject
{
    /// <summary>What of the search that the job runs is not, or not wholly, applied. The local service adds it.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<IgnoredFilter>? IgnoredFilters { get; set => field = ReadableList<IgnoredFilter>.Of(value); }

    /// <summary>What of the search is applied in a way that one might not expect. The local service adds it.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<IgnoredFilter>? FilterNotes { get; set => field = ReadableList<IgnoredFilter>.Of(value); }

    /// <summary>The job's id.</summary>
    public string? JobId { get; set; }

    /// <summary>One of <see cref="JobStatus"/>.</summary>
    public string? Status { get; set; }

    /// <summary>When the job was accepted (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }
}
