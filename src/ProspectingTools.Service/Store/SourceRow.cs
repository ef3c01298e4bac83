namespace ProspectingTools.Service.Store;

/// <summary>A named source of people: a lead list, or a saved search with its query.</summary>
internal sealed class SourceRow
{
    public long Key { get; init; }

    public string Id { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string? Query { get; init; }
}
