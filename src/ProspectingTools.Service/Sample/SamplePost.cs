using System.Collections.Generic;

namespace ProspectingTools.Service.Sample;

/// <summary>A post of the sample and who commented on it.</summary>
/// <param name="PostUrl">The post, in normal form.</param>
/// <param name="Text">What it says.</param>
/// <param name="CommenterIndexes">Places in <see cref="SampleData.People"/> of the same seed, each once.</param>
public sealed record SamplePost(string PostUrl, string Text, IReadOnlyList<int> CommenterIndexes);
