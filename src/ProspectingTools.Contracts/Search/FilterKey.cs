using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Search;

/// <summary>A name that the addresses of searches use, and how it is read (Data/filters.tsv).</summary>
/// <param name="shape">Where the name is used: <c>sales</c>, <c>query</c>, <c>flat</c>, <c>web</c> or <c>beside</c>.</param>
/// <param name="name">The name.</param>
/// <param name="reading">What it is read as.</param>
/// <param name="about">What it asks for, or why it cannot be applied.</param>
internal sealed class FilterKey(string shape, string name, string reading, string about)
{
    /// <summary>It cannot be applied, and is named.</summary>
    public const string None = "none";

    /// <summary>It is not a filter.</summary>
    public const string Aside = "aside";

    private static readonly Dictionary<string, FilterKey> s_keys;

    static FilterKey()
    {
        All = SearchTable.Rows("filters", 4).Select(row => new FilterKey(row[0], row[1], row[2], row[3])).ToList();
        s_keys = All.ToDictionary(key => key.Shape + ":" + key.Name, StringComparer.OrdinalIgnoreCase);
    }

    public static IReadOnlyList<FilterKey> All { get; }

    public string Shape { get; } = shape;

    public string Name { get; } = name;

    public string Reading { get; } = reading;

    public string About { get; } = about;

    public static FilterKey? Find(string shape, string name) => s_keys.TryGetValue(shape + ":" + name, out FilterKey? key) ? key : null;
}
