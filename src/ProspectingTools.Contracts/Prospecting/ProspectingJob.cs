using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>A prospecting job (prospecting-api.md, "Job").</summary>
public sealed class ProspectingJob : WireObject
{
    /// <summary>The job's id.</summary>
    public string? JobId { get; set; }

    /// <summary>Always <c>prospecting</c>.</summary>
    public string? Type { get; set; }

    /// <summary>One of <see cref="JobStatus"/>.</summary>
    public string? Status { get; set; }

    /// <summary>When the job was accepted (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the job last changed (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>The job's two stages.</summary>
    public JobStages? Stages { get; set; }

    /// <summary>Why the job failed; printed as null for every other one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public JobError? Error { get; set; }

    /// <summary>The kind of source, one of <see cref="JobSource"/>. The local service adds it.</summary>
    [JsonPropertyName(Assumed.SourceField)]
    public string? Source { get; set; }

    /// <summary>The audience that the job fills (assumed field).</summary>
    [JsonPropertyName(Assumed.JobAudienceIdField)]
    public string? AudienceId { get; set; }

    /// <summary>Prospects imported so far (assumed field).</summary>
    [JsonPropertyName(Assumed.JobImportedCountField)]
    public long? ImportedCount { get; set; }

    /// <summary>Credits charged so far (assumed field).</summary>
    [JsonPropertyName(Assumed.JobCreditsUsedField)]
    public long? CreditsUsed { get; set; }

    /// <summary>People who were left out because an excluded audience has them (assumed field).</summary>
    [JsonPropertyName(Assumed.JobExcludedCountField)]
    public long? ExcludedCount { get; set; }

    /// <summary>People who were left out because the service's suppression file names them (assumed field).</summary>
    [JsonPropertyName(Assumed.JobSuppressedCountField)]
    public long? SuppressedCount { get; set; }

    /// <summary>What the job met with on its way that is not a failure, such as a suppression file that turned bad; null for nothing (assumed field).</summary>
    [JsonPropertyName(Assumed.JobNoticeField)]
    public string? Notice { get; set; }

    /// <summary>
    /// What of the search that the job runs is not, or not wholly, applied; null when all is, or when the server does not say.
    /// The local service adds it.
    /// </summary>
    public IReadOnlyList<IgnoredFilter>? IgnoredFilters { get; set => field = ReadableList<IgnoredFilter>.Of(value); }

    /// <summary>What of the search is applied in a way that one might not expect. The local service adds it.</summary>
    public IReadOnlyList<IgnoredFilter>? FilterNotes { get; set => field = ReadableList<IgnoredFilter>.Of(value); }

    /// <summary>
    /// The attempts at the job that failed, in their order; null when none did, or when the server does not say. A job whose last
    /// attempt failed and that still runs waits for the next one. The local service adds it.
    /// </summary>
    public IReadOnlyList<FailedAttempt>? FailedAttempts { get; set => field = ReadableList<FailedAttempt>.Of(value); }

    /// <summary>The name of the lead list or saved search that the job takes from, where this client knows it; not on the wire.</summary>
    [JsonIgnore]
    public string? SourceName { get; set; }

    /// <summary>The Idempotency-Key under which this client started the job; not on the wire.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; set; }

    /// <summary>Whether the start found a job that the same key had started before; not on the wire.</summary>
    [JsonIgnore]
    public bool Replayed { get; set; }

    /// <summary>The account group that the job belongs to, as the client asked; not on the wire.</summary>
    [JsonIgnore]
    public string? AccountGroupId { get; set; }

    /// <summary>Whether the job has ended.</summary>
    [JsonIgnore]
    public bool IsFinished => JobStatus.IsFinished(Status);

    /// <summary>Progress over the stages that have begun, as a fraction from 0 to 1; null when the server says none.</summary>
    [JsonIgnore]
    public double? Progress
    {
        get
        {
            double? import = Stages?.Import?.Fraction;
            double? enrichment = Stages?.Enrichment?.Fraction;
            return JobStatus.Known(Status) == JobStatus.Completed ? 1 : enrichment is null ? import : ((import ?? 0) + enrichment) / 2;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{JobId} ({Status})";
}
