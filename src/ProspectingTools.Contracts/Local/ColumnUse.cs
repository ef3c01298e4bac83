namespace ProspectingTools.Contracts.Local;

/// <summary>What a column of an imported file was taken for.</summary>
public sealed class ColumnUse
{
    /// <summary>The column's name in the file.</summary>
    public string? Header { get; set; }

    /// <summary>The field that it fills, as <c>-Map</c> names it; null when it fills none.</summary>
    public string? Field { get; set; }

    /// <summary>What the first row that has something says there: of a column that fills no field, and of every column where that was asked for.</summary>
    public string? Example { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Header} -> {Field ?? "(unused)"}";
}
