namespace ProspectingTools.Service.Store;

/// <summary>An account group. <c>Key</c> is the store's own number; <c>Id</c> is what the wire shows.</summary>
internal sealed class AccountGroupRow
{
    public long Key { get; init; }

    public string Id { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public long Balance { get; init; }

    public long CreatedAt { get; init; }
}

/// <summary>An API key. The key itself is never stored, only its SHA-256.</summary>
internal sealed class ApiKeyRow
{
    public string KeyId { get; init; } = string.Empty;

    public byte[] Hash { get; init; } = [];

    public long GroupKey { get; init; }

    public string GroupId { get; init; } = string.Empty;

    public string GroupName { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string Scopes { get; init; } = string.Empty;

    public long CreatedAt { get; init; }

    public long? RevokedAt { get; init; }
}

/// <summary>A named source of people: a lead list, or a saved search with its query.</summary>
internal sealed class SourceRow
{
    public long Key { get; init; }

    public string Id { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string? Query { get; init; }
}

/// <summary>A line of the credit ledger. Lines are only ever added.</summary>
internal sealed record LedgerLine(long GroupKey, long Amount, long Prospects, long? JobKey, string Note, long CreatedAt);

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

/// <summary>Which audience it is, and whether it can be read.</summary>
/// <param name="Key">The store's own number of it.</param>
/// <param name="Ready">Whether no job fills it any more.</param>
internal readonly record struct AudienceState(long Key, bool Ready);

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

/// <summary>A contact list; its filters are JSON.</summary>
internal sealed record ContactListRow
{
    public long Key { get; init; }

    public string Id { get; init; } = string.Empty;

    public long GroupKey { get; init; }

    public string Name { get; init; } = string.Empty;

    public string Filters { get; init; } = string.Empty;

    public long ContactCount { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }
}

/// <summary>What an idempotency key was used for.</summary>
internal sealed class IdempotencyRow
{
    public string JobId { get; init; } = string.Empty;

    public byte[] BodyHash { get; init; } = [];
}
