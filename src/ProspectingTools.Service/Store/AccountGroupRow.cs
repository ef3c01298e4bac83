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
