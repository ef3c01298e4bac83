using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Files;

/// <summary>
/// A row of headers over the headers: "Person,,,Company,," says whose name a "Name" below it is. Where a sheet merges such cells, its CSV has
/// the first of them filled.
/// </summary>
internal sealed class HeaderGroups
{
    private readonly string[] _groups;

    private HeaderGroups(string[] groups) => _groups = groups;

    /// <summary>The groups that a row names.</summary>
    /// <param name="cells">The cells of the row.</param>
    /// <returns>Null for any other row: in such a one each cell is empty or a known group, and one of the employer is among them.</returns>
    public static HeaderGroups? Of(IReadOnlyList<string> cells)
    {
        string?[] groups = [.. cells.Select(cell => string.IsNullOrWhiteSpace(cell) ? string.Empty : HeaderMapping.GroupOf(cell))];
        if (groups.Contains(null) || !groups.Contains("Company") || !groups.Contains(string.Empty))
        {
            return null;
        }

        for (int i = 1; i < groups.Length; i++)
        {
            groups[i] = groups[i]!.Length == 0 ? groups[i - 1] : groups[i];
        }

        return new HeaderGroups(groups!);
    }

    /// <summary>The headers below, each with its group where that says more.</summary>
    /// <param name="cells">The cells of the row below.</param>
    /// <param name="map">The user's map: its headers stay as they are.</param>
    /// <returns>The headers.</returns>
    public IReadOnlyList<string> Over(IReadOnlyList<string> cells, ColumnMap map)
    {
        string[] whole = [.. cells.Select((cell, i) => i < _groups.Length && _groups[i].Length > 0 && cell.Length > 0 ? $"{_groups[i]} {cell}" : cell)];
        ColumnTarget[] apart = HeaderMapping.Resolve(cells, map);
        ColumnTarget[] together = HeaderMapping.Resolve(whole, map);
        return [.. cells.Select((cell, i) => together[i].Field is not null && together[i].Field != apart[i].Field && map.FieldOf(HeaderTable.Fold(cell)) is null ? whole[i] : cell)];
    }

    /// <summary>The headers as a line of CSV.</summary>
    /// <param name="cells">The headers.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <returns>The line.</returns>
    public static string Line(IEnumerable<string> cells, char delimiter) =>
        string.Join(delimiter.ToString(), cells.Select(cell => $"\"{cell.Replace("\"", "\"\"")}\""));
}
