using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Service.People.Import;

namespace ProspectingTools.Service.People;

/// <summary>
/// Which column fills which field, where the names do not tell: <c>title=type,location=state</c>. A mapped field takes
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
    /// Reads a map: entries <c>field=column</c> between commas. Fields are those of a prospect (<c>title</c>,
    /// <c>company.website</c>, <c>location</c>, <c>email</c>, …) and <c>externalId</c>; several columns may fill one.
    /// </summary>
    /// <param name="text">The map; null or empty maps nothing.</param>
    /// <returns>The map.</returns>
    /// <exception cref="FormatException">An entry is no <c>field=column</c>, or its field does not exist; the message names it.</exception>
    public static ColumnMap Parse(string? text)
    {
        List<Entry> entries = [];
        foreach (string entry in (text ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = entry.IndexOf('=', StringComparison.Ordinal);
            string column = equals < 0 ? string.Empty : entry[(equals + 1)..].Trim();
            if (equals <= 0 || FieldNames.Fold(column).Length == 0)
            {
                throw new FormatException($"The map's entry '{entry}' is not of the form field=column.");
            }

            string name = entry[..equals].Trim();
            if (!FieldNames.TryFind(name, out PersonField field))
            {
                throw new FormatException($"The map's entry '{entry}' names the field '{name}', which a person does not have.");
            }

            entries.Add(new(field, column, FieldNames.Fold(column)));
        }

        return entries.Count == 0 ? Empty : new(entries);
    }

    /// <summary>The field that a column fills; null when it fills none.</summary>
    internal PersonField? FieldOf(string column)
    {
        string folded = FieldNames.Fold(column);
        foreach (Entry entry in _entries)
        {
            if (entry.Folded == folded)
            {
                return entry.Field;
            }
        }

        return FieldNames.TryFindFolded(folded, out PersonField found) && !_entries.Exists(entry => entry.Field == found) ? found : null;
    }

    private sealed record Entry(PersonField Field, string Column, string Folded);
}
