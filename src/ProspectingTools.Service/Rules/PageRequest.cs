namespace ProspectingTools.Service.Rules;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Last">The position of the last item that the caller has; null for the first page.</param>
/// <param name="Limit">The most items.</param>
internal readonly record struct PageRequest(long? Last, int Limit)
{
    /// <summary>Where a list that grows upwards continues: behind this position.</summary>
    public long After => Last ?? 0;

    /// <summary>Where a list with its newest first continues: below this position.</summary>
    public long Before => Last ?? long.MaxValue;
}
