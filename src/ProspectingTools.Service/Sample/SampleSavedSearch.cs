using ProspectingTools.Service.Search;

namespace ProspectingTools.Service.Sample;

/// <summary>A saved search of the sample.</summary>
/// <param name="Name">The search's name.</param>
/// <param name="Query">What it looks for.</param>
public sealed record SampleSavedSearch(string Name, DirectoryQuery Query);
