using System.Collections.Generic;
using System.Text.Json.Serialization;

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
