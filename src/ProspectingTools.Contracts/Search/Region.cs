using System.Collections.Generic;

namespace ProspectingTools.Contracts.Search;

/// <summary>A country, a set of countries, or a place within a country.</summary>
/// <param name="id">LinkedIn's number; empty when it is known by name alone.</param>
/// <param name="kind"><c>country</c>, <c>macro</c> or <c>area</c>.</param>
/// <param name="codes">ISO 3166-1 alpha-2 codes.</param>
/// <param name="words">Words of a location, any of which puts it there; empty except for areas.</param>
/// <param name="names">How its text reads, the first for people.</param>
internal sealed class Region(string id, string kind, IReadOnlyList<string> codes, IReadOnlyList<string> words, IReadOnlyList<string> names)
{
    public string Id { get; } = id;

    public string Kind { get; } = kind;

    public IReadOnlyList<string> Codes { get; } = codes;

    public IReadOnlyList<string> Words { get; } = words;

    public IReadOnlyList<string> Names { get; } = names;

    public string Name => Names[0];
}
