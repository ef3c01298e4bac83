using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ProspectingTools.Contracts.Converters;

namespace ProspectingTools.Contracts.Prospecting;

/// <summary>An account group that a key may use (prospecting-api.md, GET /v1/accounts).</summary>
public sealed class AccountGroup : WireObject
{
    /// <summary>The account group's id: the <c>{accountGroupId}</c> of every other path.</summary>
    [JsonPropertyName("id")]
    public string? AccountGroupId { get; set; }

    /// <summary>The account group's name.</summary>
    public string? Name { get; set; }

    /// <summary>When it was created (UTC).</summary>
    [JsonConverter(typeof(MillisecondTimestampConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? AccountGroupId ?? string.Empty;
}

/// <summary>A Sales Navigator lead list, a source of jobs (seed 000).</summary>
public sealed class LeadList : WireObject
{
    /// <summary>The id that goes into a job as <c>leadListId</c>.</summary>
    [JsonPropertyName("id")]
    public string? LeadListId { get; set; }

    /// <summary>The list's name.</summary>
    public string? Name { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? LeadListId ?? string.Empty;
}

/// <summary>A Sales Navigator saved search, a source of jobs (seed 001).</summary>
public sealed class SavedSearch : WireObject
{
    /// <summary>The id that goes into a job as <c>savedSearchId</c>.</summary>
    [JsonPropertyName("id")]
    public string? SavedSearchId { get; set; }

    /// <summary>The search's name.</summary>
    public string? Name { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? SavedSearchId ?? string.Empty;
}

/// <summary>The kinds of source that a job reads (seed 004).</summary>
public static class JobSource
{
    /// <summary>A LinkedIn people search, by URL.</summary>
    public const string LinkedInSearch = "linkedin_search";

    /// <summary>A Sales Navigator lead list or saved search.</summary>
    public const string SalesNavigator = "sales_navigator";

    /// <summary>The people who commented on a post.</summary>
    public const string PostCommenters = "post_commenters";

    /// <summary>Profile URLs that the caller supplies.</summary>
    public const string UrlUpload = "url_upload";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [LinkedInSearch, SalesNavigator, PostCommenters, UrlUpload];
}
