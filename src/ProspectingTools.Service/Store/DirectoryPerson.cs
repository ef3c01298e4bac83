
namespace ProspectingTools.Service.Store;

/// <summary>A person of the directory as it is read.</summary>
internal class DirectoryPerson
{
    public long Key { get; init; }

    public string Id { get; init; } = string.Empty;

    public string ProfileUrl { get; init; } = string.Empty;

    public string? ProviderId { get; init; }

    public bool Sample { get; init; }

    public byte[] Json { get; init; } = [];

    public byte[]? Emails { get; init; }
}
