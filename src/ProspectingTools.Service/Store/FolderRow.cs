namespace ProspectingTools.Service.Store;

/// <summary>A folder of audiences.</summary>
internal sealed record FolderRow
{
    public long Key { get; init; }

    public string Id { get; init; } = string.Empty;

    public long GroupKey { get; init; }

    public string Name { get; init; } = string.Empty;

    public string AudienceType { get; init; } = string.Empty;

    public bool IsPinned { get; init; }

    public long Position { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }
}
