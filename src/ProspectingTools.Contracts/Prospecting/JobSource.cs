using System.Collections.Generic;

namespace ProspectingTools.Contracts.Prospecting;

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
