namespace ProspectingTools.Contracts.Search;

/// <summary>Industries as they are compared.</summary>
public static class IndustryTable
{
    /// <summary>What two spellings of an industry have in common: its letters and digits, without case and accents.</summary>
    /// <param name="name">The industry as a company states it.</param>
    /// <returns>The key; null when there is none.</returns>
    public static string? KeyOf(string? name) => name is not null && SearchTable.Fold(name) is { Length: > 0 } key ? key : null;
}
