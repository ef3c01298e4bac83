namespace ProspectingTools.Files;

/// <summary>Where a column goes.</summary>
/// <param name="Field">The field; null for none.</param>
/// <param name="Rank">The lower one counts where several columns fill one field; for e-mail addresses and places, which columns belong together.</param>
/// <param name="Keep">Whether a column that fills no field is kept as an extra one.</param>
internal readonly record struct ColumnTarget(PersonField? Field, int Rank, bool Keep)
{
    /// <summary>Whether a column of the same header stands before it.</summary>
    public bool Repeated { get; init; }

    /// <summary>A column that nobody knows.</summary>
    public static ColumnTarget Unknown { get; } = new(null, 1, true);
}
