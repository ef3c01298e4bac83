namespace ProspectingTools.Service.Store;

/// <summary>What a person is known by, paid for or not.</summary>
internal sealed class PersonContactRow
{
    public long PersonKey { get; init; }

    public string ProfileUrl { get; init; } = string.Empty;

    public string? ProviderId { get; init; }

    public byte[] Json { get; init; } = [];

    public byte[]? Emails { get; init; }
}
