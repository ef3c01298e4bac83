namespace ProspectingTools.Service.Store;

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
