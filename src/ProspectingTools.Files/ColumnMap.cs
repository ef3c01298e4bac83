using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ProspectingTools.Files;

/// <summary>
/// Which column fills which field, where the names do not say so: <c>title=type,location=state</c>. A mapped field takes
/// nothing from other columns, and a mapped column goes nowhere else.
/// </summary>
public sealed class ColumnMap
{
    private readonly List<Entry> _entries;

    private ColumnMap(List<Entry> entries) => _entries = entries;

    /// <summary>Nothing mapped: names alone decide.</summary>
    public static ColumnMap Empty { get; } = new([]);

    /// <summary>The columns that are mapped, as written.</summary>
    internal IEnumerable<string> Columns => _entries.Select(entry => entry.Column);

    /// <summary>
    /// Reads a map: entries <c>field=column</c> between commas; a column with commas in it is in double quotes, and a quote in it is doubled. Fields are those of <see cref="PersonFields.Names"/>, or any known
    /// header of one; several columns may fill one.
    /// </summary>
    /// <param name="text">The map; null or empty maps nothing.</param>
    /// <returns>The map.</returns>
    /// <exception cref="FormatException">An entry is not <c>field=column</c>, or its field does not exist; the message names it.</exception>
    public static ColumnMap Parse(string? text)
    {
        List<Entry> entries = [];
        string map = text ?? string.Empty;
        for (int at = 0; at < map.Length;)
        {
            int start = at;
            int equals = map.IndexOf('=', start);
            int comma = map.IndexOf(',', start);
            bool hasColumn = equals >= 0 && (comma < 0 || equals < comma);
            string column = hasColumn ? ReadColumn(map, equals + 1, out at) : string.Empty;
            at = hasColumn ? at : comma < 0 ? map.Length : comma + 1;
            string entry = map.Substring(start, at - start).TrimEnd(',').Trim();
            if (entry.Length == 0)
            {
                continue;
            }

            string name = hasColumn ? map.Substring(start, equals - start).Trim() : string.Empty;
            if (name.Length == 0 || HeaderTable.Fold(column).Length == 0)
            {
                throw new FormatException($"The map's entry '{entry}' is not of the form field=column.");
            }

            entries.Add(new Entry(FieldNamed(name) ?? throw new FormatException(
                $"The map's entry '{entry}' names the field '{name}', which a person does not have. Fields are: {string.Join(", ", PersonFields.Names)}."), column, HeaderTable.Fold(column)));
        }

        return entries.Count == 0 ? Empty : new ColumnMap(entries);
    }

    /// <summary>The field that a folded column was mapped to.</summary>
    internal PersonField? FieldOf(string folded)
    {
        foreach (Entry entry in _entries)
        {
            if (entry.Folded == folded)
            {
                return entry.Field;
            }
        }

        return null;
    }

    /// <summary>Whether a field takes its values from mapped columns alone.</summary>
    internal bool Takes(PersonField field)
    {
        foreach (Entry entry in _entries)
        {
            if (entry.Field == field)
            {
                return true;
            }
        }

        return false;
    }

    private static string ReadColumn(string map, int start, out int next)
    {
        var column = new StringBuilder();
        int at = start;
        while (at < map.Length && map[at] == ' ')
        {
            at++;
        }

        if (at < map.Length && map[at] == '"')
        {
            for (at++; at < map.Length; at++)
            {
                if (map[at] == '"' && (++at == map.Length || map[at] != '"'))
                {
                    break;
                }

                column.Append(map[at]);
            }
        }

        int comma = map.IndexOf(',', at);
        int end = comma < 0 ? map.Length : comma;
        next = Math.Min(end + 1, map.Length);
        return column.Append(map, at, end - at).ToString().Trim();
    }

    private static PersonField? FieldNamed(string name) =>
        PersonFields.TryFind(name, out PersonField field) ? field : HeaderTable.Find(HeaderTable.Fold(name), Array.Empty<string>())?.Field;

    private sealed record Entry(PersonField Field, string Column, string Folded);
}
