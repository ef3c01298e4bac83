using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Files;

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
    /// Reads a map: entries <c>field=column</c> between commas. Fields are those of <see cref="PersonFields.Names"/>, or any known
    /// header of one; several columns may fill one.
    /// </summary>
    /// <param name="text">The map; null or empty maps nothing.</param>
    /// <returns>The map.</returns>
    /// <exception cref="FormatException">An entry is no <c>field=column</c>, or its field does not exist; the message names it.</exception>
    public static ColumnMap Parse(string? text)
    {
        List<Entry> entries = [];
        foreach (string raw in (text ?? string.Empty).Split(','))
        {
            string entry = raw.Trim();
            if (entry.Length == 0)
            {
                continue;
            }

            int equals = entry.IndexOf('=');
            string column = equals < 0 ? string.Empty : entry.Substring(equals + 1).Trim();
            if (equals <= 0 || HeaderTable.Fold(column).Length == 0)
            {
                throw new FormatException($"The map's entry '{entry}' is not of the form field=column.");
            }

            string name = entry.Substring(0, equals).Trim();
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

    private static PersonField? FieldNamed(string name) =>
        PersonFields.TryFind(name, out PersonField field) ? field : HeaderTable.Find(HeaderTable.Fold(name), Array.Empty<string>())?.Field;

    private sealed record Entry(PersonField Field, string Column, string Folded);
}
