namespace ProspectingTools.Service.Store;

/// <summary>A prospect of an audience, and the person behind it.</summary>
internal sealed class ProspectPersonRow
{
    public long Position { get; init; }

    public string Id { get; init; } = string.Empty;

    public long PersonKey { get; init; }
}
