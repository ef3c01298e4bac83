using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>The body of POST …/prospecting (prospecting-api.md, "Start a job").</summary>
public sealed class StartJobRequest
{
    /// <summary>One of <see cref="JobSource"/>.</summary>
    [JsonPropertyName(Assumed.SourceField)]
    public string? Source { get; set; }

    /// <summary>A people-search URL; required for <c>linkedin_search</c>.</summary>
    public string? SearchUrl { get; set; }

    /// <summary>A saved search; one of the two for <c>sales_navigator</c>.</summary>
    public string? SavedSearchId { get; set; }

    /// <summary>A lead list; one of the two for <c>sales_navigator</c>.</summary>
    public string? LeadListId { get; set; }

    /// <summary>A post; required for <c>post_commenters</c>.</summary>
    public string? PostUrl { get; set; }

    /// <summary>1 to 1,000 profile URLs; required for <c>url_upload</c>.</summary>
    [JsonPropertyName(Assumed.UrlsField)]
    public IReadOnlyList<string>? Urls { get; set; }

    /// <summary>How many prospects to import at most; capped by the plan, ignored by <c>url_upload</c>.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Whether e-mail addresses are searched: 2 credits a prospect instead of 1.</summary>
    public bool? SearchEmails { get; set; }

    /// <summary>Name of the audience that the job fills, at most 200 characters.</summary>
    [JsonPropertyName(Assumed.AudienceNameField)]
    public string? AudienceName { get; set; }

    /// <summary>
    /// Audiences whose people are neither imported nor charged, at most <see cref="Assumed.MaxExcludedAudiences"/>. A vendor's service
    /// has no such field: it is sent to the local service only.
    /// </summary>
    [JsonPropertyName(Assumed.ExcludeAudienceIdsField)]
    public IReadOnlyList<string>? ExcludeAudienceIds { get; set; }
}

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

/// <summary>The stages of a job.</summary>
public sealed class JobStages : WireObject
{
    /// <summary>Prospects are imported.</summary>
    public JobStage? Import { get; set; }

    /// <summary>E-mail addresses are searched.</summary>
    public JobStage? Enrichment { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Enrichment is null ? $"import {Import}" : $"import {Import}, enrichment {Enrichment}";
}

/// <summary>One stage of a job.</summary>
public sealed class JobStage : WireObject
{
    /// <summary>The stage's status; same words as a job's, or <c>skipped</c>.</summary>
    public string? Status { get; set; }

    /// <summary>Progress as it stands on the wire; printed as null for a stage that was skipped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Progress { get; set; }

    /// <summary>Progress as a fraction from 0 to 1.</summary>
    [JsonIgnore]
    public double? Fraction => Assumed.ProgressFraction(Progress);

    /// <inheritdoc/>
    public override string ToString() => Fraction is { } fraction ? $"{Status} {(int)(fraction * 100)} %" : Status ?? string.Empty;
}

/// <summary>Why a job failed.</summary>
public sealed class JobError : WireObject
{
    /// <summary>The error's code.</summary>
    public string? Code { get; set; }

    /// <summary>What happened, for people.</summary>
    public string? Message { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Message}";
}
