namespace ProspectingTools.Service.Store;

/// <summary>An audience.</summary>
internal sealed record AudienceRow
{
    public long Key { get; init; }

    public string Id { get; init; } = string.Empty;

    public long GroupKey { get; init; }

    public string Name { get; init; } = string.Empty;

    public string Type { get; init; } = string.Empty;

    public string? Description { get; init; }

    public string? FolderId { get; init; }

    public long ProspectCount { get; init; }

    public bool Ready { get; init; }

    public long CreatedAt { get; init; }
}
