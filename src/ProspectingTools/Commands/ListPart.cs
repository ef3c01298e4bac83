namespace ProspectingTools.Commands;

/// <summary>The part of a list that -First, -Skip and -IncludeTotalCount ask for.</summary>
/// <param name="first">The value of -First.</param>
/// <param name="skip">The value of -Skip.</param>
/// <param name="includeTotalCount">The value of -IncludeTotalCount.</param>
internal readonly struct ListPart(ulong first, ulong skip, bool includeTotalCount)
{
    /// <summary>How many items at most.</summary>
    public long First { get; } = Clamp(first);

    /// <summary>How many are left out from the start.</summary>
    public long Skip { get; } = Clamp(skip);

    /// <summary>Whether the total is written first.</summary>
    public bool IncludeTotalCount { get; } = includeTotalCount;

    private static long Clamp(ulong value) => value > long.MaxValue ? long.MaxValue : (long)value;
}
