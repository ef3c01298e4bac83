using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Search;

/// <summary>A closed list of LinkedIn's: seniorities, functions, industries, titles, kinds of companies.</summary>
internal sealed class EntryTable
{
    private readonly Dictionary<string, NamedEntry> _byId;
    private readonly Dictionary<string, NamedEntry> _byName;

    private EntryTable(IReadOnlyList<NamedEntry> entries)
    {
        All = entries;
        _byId = entries.Where(entry => entry.Id.Length > 0).ToDictionary(entry => entry.Id, StringComparer.OrdinalIgnoreCase);
        _byName = SearchTable.ByName(entries, entry => entry.Names);
    }

    public static EntryTable Seniorities { get; } = new(
        SearchTable.Rows("seniorities", 3).Select(row => new NamedEntry(row[0], row[1].Split(' '), SearchTable.Alternatives(row[2]))).ToList());

    public static EntryTable Functions { get; } = new(
        SearchTable.Rows("functions", 3).Select(row => new NamedEntry(row[0], SearchTable.Alternatives(row[1]), SearchTable.Alternatives(row[2]))).ToList());

    public static EntryTable Industries { get; } = OfNames("industries");

    /// <summary>Their values are titles that hold a name without being it.</summary>
    public static EntryTable Titles { get; } = new(
        SearchTable.Rows("titles", 3).Select(row => new NamedEntry(row[0], SearchTable.Alternatives(row[2]), SearchTable.Alternatives(row[1]))).ToList());

    public static EntryTable CompanyTypes { get; } = OfNames("companytypes");

    public IReadOnlyList<NamedEntry> All { get; }

    public NamedEntry? ById(string? id) => id is not null && _byId.TryGetValue(id, out NamedEntry? entry) ? entry : null;

    public NamedEntry? ByName(string? name) => name is not null && _byName.TryGetValue(SearchTable.Fold(name), out NamedEntry? entry) ? entry : null;

    private static EntryTable OfNames(string table) => new(SearchTable.Rows(table, 2)
        .Select(row => (Id: row[0], Names: SearchTable.Alternatives(row[1])))
        .Select(row => new NamedEntry(row.Id, row.Names, row.Names)).ToList());
}
