namespace ProspectingTools.Service.Store;

/// <summary>A person and the signals that were imported for them: a JSON array, or null.</summary>
internal sealed class PersonSignalsRow
{
    public long Key { get; init; }

    public byte[]? Signals { get; init; }
}
