namespace ProspectingTools.Contracts.Search;

/// <summary>A name that the addresses of searches use.</summary>
/// <param name="place">Where it is: <c>sales</c>, <c>flat</c>, <c>web</c> or <c>beside</c> (Data/filters.tsv).</param>
/// <param name="name">The name.</param>
/// <param name="isApplied">Whether it is a filter that is applied.</param>
/// <param name="about">What it asks for, or why it is not applied; empty when it is not a filter.</param>
public sealed class KnownFilter(string place, string name, bool isApplied, string about)
{
    /// <summary>Where it is.</summary>
    public string Place { get; } = place;

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it is a filter that is applied.</summary>
    public bool IsApplied { get; } = isApplied;

    /// <summary>What it asks for, or why it is not applied; empty when it is not a filter.</summary>
    public string About { get; } = about;
}
