using System.Collections.Generic;

namespace ProspectingTools.Contracts.Search;

/// <summary>A number of LinkedIn's with what it stands for.</summary>
/// <param name="id">The number; empty when the entry is known by name alone.</param>
/// <param name="values">What the directory compares: codes, words, levels.</param>
/// <param name="names">How its text reads, the first for people.</param>
internal sealed class NamedEntry(string id, IReadOnlyList<string> values, IReadOnlyList<string> names)
{
    public string Id { get; } = id;

    public IReadOnlyList<string> Values { get; } = values;

    public IReadOnlyList<string> Names { get; } = names;

    public string Name => Names[0];
}
