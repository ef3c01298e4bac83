
namespace ProspectingTools.Service.Store;

/// <summary>A person at a position of a source.</summary>
internal sealed class Candidate
{
    public long Position { get; init; }

    public long PersonKey { get; init; }

    public string PersonId { get; init; } = string.Empty;

    public string ProfileUrl { get; init; } = string.Empty;

    public string? ProviderId { get; init; }

    public byte[] Json { get; init; } = [];
}
