
namespace ProspectingTools.Service.Store;

/// <summary>A prospect with the person behind it.</summary>
internal sealed class ProspectRow
{
    public string Id { get; init; } = string.Empty;

    public string PersonId { get; init; } = string.Empty;

    public string ProfileUrl { get; init; } = string.Empty;

    public bool Sample { get; init; }

    /// <summary>What scans have found, a JSON array; null before the first scan.</summary>
    public byte[]? Signals { get; init; }

    public byte[] Json { get; init; } = [];
}
