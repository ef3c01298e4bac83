namespace ProspectingTools.Service.Store;

/// <summary>A job with its checkpoint. Times are Unix milliseconds.</summary>
internal sealed record JobRow
{
    public long Key { get; init; }

    public string Id { get; init; } = string.Empty;

    public long GroupKey { get; init; }

    /// <summary>The kind of work, one of <c>JobKinds</c>.</summary>
    public string Kind { get; init; } = JobKinds.Prospecting;

    public string Source { get; init; } = string.Empty;

    public string Status { get; init; } = string.Empty;

    /// <summary>Where the prospects come from, as JSON of <c>JobPlan</c>.</summary>
    public string Plan { get; init; } = string.Empty;

    public long MaxResults { get; init; }

    public bool SearchEmails { get; init; }

    public long AudienceKey { get; init; }

    public string AudienceId { get; init; } = string.Empty;

    /// <summary>The stage at work, one of <c>JobStageNames</c>.</summary>
    public string Stage { get; init; } = string.Empty;

    /// <summary>The last position of the source that was read.</summary>
    public long ImportPosition { get; init; }

    /// <summary>How many prospects the source promises; null until the job has begun.</summary>
    public long? Expected { get; init; }

    public long Imported { get; init; }

    /// <summary>People who were left out because an excluded audience has them.</summary>
    public long Excluded { get; init; }

    /// <summary>People who were left out because they are in the suppression file.</summary>
    public long Suppressed { get; init; }

    /// <summary>The last position of the audience that was enriched.</summary>
    public long EnrichPosition { get; init; }

    public long Enriched { get; init; }

    public long CreditsUsed { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    /// <summary>What the job met with that is not a failure.</summary>
    public string? Notice { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }
}
