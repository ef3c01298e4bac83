using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Search;

/// <summary>The places of LinkedIn's searches.</summary>
internal static class RegionTable
{
    private static readonly Dictionary<string, Region> s_byId;
    private static readonly Dictionary<string, Region> s_byName;
    private static readonly Dictionary<string, Region> s_byCode;

    static RegionTable()
    {
        All = SearchTable.Rows("regions", 5)
            .Select(row => new Region(row[0], row[1], row[2].Split(' '), SearchTable.Alternatives(row[3]), SearchTable.Alternatives(row[4])))
            .ToList();
        s_byId = All.Where(region => region.Id.Length > 0).ToDictionary(region => region.Id, StringComparer.Ordinal);
        s_byName = SearchTable.ByName(All, region => region.Names);
        s_byCode = All.Where(region => region.Kind == "country").ToDictionary(region => region.Codes[0], StringComparer.OrdinalIgnoreCase);
    }

    public static IReadOnlyList<Region> All { get; }

    public static Region? ById(string? id) => id is not null && s_byId.TryGetValue(id, out Region? region) ? region : null;

    public static Region? ByName(string? name) => name is not null && s_byName.TryGetValue(SearchTable.Fold(name), out Region? region) ? region : null;

    public static Region? ByCode(string code) => s_byCode.TryGetValue(code, out Region? region) ? region : null;
}
