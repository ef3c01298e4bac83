
namespace ProspectingTools.Service.Store;

/// <summary>A prospect whose e-mail addresses are still to be added.</summary>
internal sealed class EnrichRow
{
    public long Position { get; init; }

    public byte[] Json { get; init; } = [];

    public byte[]? Emails { get; init; }
}
