namespace ProspectingTools.Service.Store;

/// <summary>A person whom a job has looked at.</summary>
internal sealed class JobPersonRow
{
    public long PersonKey { get; init; }

    public string ProfileUrl { get; init; } = string.Empty;

    public byte[] Json { get; init; } = [];

    /// <summary>The prospect that the audience has of the person; null when it has none.</summary>
    public string? ProspectId { get; init; }
}
