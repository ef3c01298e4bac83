using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Service.Sample;

/// <summary>The names of one culture.</summary>
internal sealed class NamePool(string culture, string first, string last)
{
    public string Culture { get; } = culture;

    public IReadOnlyList<SampleName> First { get; } = Parse(first);

    public IReadOnlyList<SampleName> Last { get; } = Parse(last);

    private static SampleName[] Parse(string names) =>
        [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SampleName.Parse)];
}
