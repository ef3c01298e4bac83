using ProspectingTools.Service.Search;

namespace ProspectingTools.Service.Sample;

/// <summary>A named lead list of the sample: the people whom the query finds.</summary>
/// <param name="Name">The list's name.</param>
/// <param name="Query">The people in it.</param>
public sealed record SampleLeadList(string Name, DirectoryQuery Query);
