
namespace ProspectingTools.Contracts.Local;

/// <summary>A row that could not be used.</summary>
public sealed class RowError
{
    /// <summary>Line in the file, from 1.</summary>
    public long Line { get; set; }

    /// <summary>Why.</summary>
    public string? Message { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"line {Line}: {Message}";
}
