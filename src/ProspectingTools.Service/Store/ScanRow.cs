namespace ProspectingTools.Service.Store;

/// <summary>A prospect that is to be looked at for signals. Signals are JSON arrays; null before the first scan or import.</summary>
internal sealed class ScanRow
{
    public long Position { get; init; }

    public string Id { get; init; } = string.Empty;

    public string ProfileUrl { get; init; } = string.Empty;

    public bool Sample { get; init; }

    public byte[]? Signals { get; init; }

    public byte[]? PersonSignals { get; init; }
}
