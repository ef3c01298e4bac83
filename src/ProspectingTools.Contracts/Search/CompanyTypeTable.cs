namespace ProspectingTools.Contracts.Search;

/// <summary>Sales Navigator's kinds of companies.</summary>
public static class CompanyTypeTable
{
    /// <summary>The letter of a kind.</summary>
    /// <param name="name">The kind in words, as LinkedIn's pages show it.</param>
    /// <returns>The letter; null when it is not a kind.</returns>
    public static string? LetterOf(string? name) => EntryTable.CompanyTypes.ByName(name)?.Id;
}
