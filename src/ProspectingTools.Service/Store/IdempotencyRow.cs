namespace ProspectingTools.Service.Store;

/// <summary>What an idempotency key was used for.</summary>
internal sealed class IdempotencyRow
{
    public string JobId { get; init; } = string.Empty;

    public byte[] BodyHash { get; init; } = [];
}
