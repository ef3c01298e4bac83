namespace ProspectingTools.Service.Store;

/// <summary>A contact list; its filters are JSON.</summary>
internal sealed record ContactListRow
{
    public long Key { get; init; }

    public string Id { get; init; } = string.Empty;

    public long GroupKey { get; init; }

    public string Name { get; init; } = string.Empty;

    public string Filters { get; init; } = string.Empty;

    /// <summary>What is to be said of its search (<see cref="Search.StoredFindings"/>); null when nothing is.</summary>
    public string? Findings { get; init; }

    public long ContactCount { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }
}
