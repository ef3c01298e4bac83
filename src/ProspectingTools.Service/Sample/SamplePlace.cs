using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Service.Sample;

/// <summary>A country, how often it is drawn, its names and its cities.</summary>
internal sealed class SamplePlace(string code, string name, int weight, string culture, params string[] cities)
{
    public string Code { get; } = code;

    public string Name { get; } = name;

    public int Weight { get; } = weight;

    public NamePool Names { get; } = SampleNames.Of(culture);

    // The full text is shared by everybody who lives there.
    public IReadOnlyList<string> Locations { get; } = [.. cities.Select(city => city == name ? city : $"{city}, {name}")];
}
