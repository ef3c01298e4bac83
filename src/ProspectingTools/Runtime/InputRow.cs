using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Data;
using System.IO;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Runtime;

/// <summary>
/// A row of people as the pipeline brings it. What it says is in its own properties, one level deep: rows of a database lead to their
/// table and back, and files to their folders, without an end.
/// </summary>
internal static class InputRow
{
    /// <summary>The path of an object that is a file, or the name of one.</summary>
    public static string? FileOf(PSObject input) => input.BaseObject switch
    {
        FileSystemInfo file => file.FullName,
        string path => path,
        PSCustomObject when input.Properties["PSPath"]?.Value is string path && input.Properties["PSProvider"] is not null => path,
        _ => null,
    };

    /// <summary>The names of a row's properties.</summary>
    public static IEnumerable<string> NamesOf(PSObject input) => input.BaseObject is Prospect ? [] : Values(input).Select(value => value.Name);

    /// <summary>The value of one of a row's properties.</summary>
    public static object? ValueOf(PSObject input, string name) => Values(input).FirstOrDefault(value => value.Name == name).Value;

    /// <summary>A row as one line of JSON.</summary>
    /// <param name="input">The row.</param>
    /// <param name="unread">Told of properties that cannot be read.</param>
    public static string Write(PSObject input, UnreadProperties unread)
    {
        if (input.BaseObject is Prospect)
        {
            return PSObjectJson.Write(input, unread);
        }

        var row = new OrderedDictionary(StringComparer.Ordinal);
        foreach ((string name, object? value) in Values(input, unread))
        {
            row[name] = value;
        }

        return PSObjectJson.Write(row, unread);
    }

    private static IEnumerable<(string Name, object? Value)> Values(PSObject input, UnreadProperties? unread = null) => input.BaseObject switch
    {
        DataRow row => row.Table.Columns.Cast<DataColumn>().Select(column => (column.ColumnName, Plain(row[column]))),
        DataRowView view => view.Row.Table.Columns.Cast<DataColumn>().Select(column => (column.ColumnName, Plain(view[column.ColumnName]))),
        IDataRecord record => Enumerable.Range(0, record.FieldCount).Select(i => (record.GetName(i), Plain(record[i]))),
        IDictionary table => table.Cast<DictionaryEntry>().Select(entry => ($"{entry.Key}", Plain(entry.Value))),
        _ => input.Properties.Where(property => property.IsGettable).Select(property => (property.Name, Plain(UnreadProperties.TryRead(property, unread, out object? value) ? value : null))),
    };

    private static object? Plain(object? value)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            null or DBNull => null,
            string or bool or ValueType or Uri or Enum => plain,

            // What the contracts hold, and what ConvertFrom-Json makes, ends by itself.
            PSCustomObject or IDictionary => value,
            IEnumerable items => items.Cast<object?>().Select(Item).Where(item => item is not null).ToArray(),
            _ when plain.GetType().Namespace?.StartsWith("ProspectingTools.Contracts", StringComparison.Ordinal) == true => value,
            _ => plain.ToString() is var text && text == plain.GetType().ToString() ? null : text,
        };
    }

    private static object? Item(object? value)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            null or DBNull => null,
            string or bool or ValueType or Uri => plain,
            PSCustomObject or IDictionary => value,
            _ when plain.GetType().Namespace?.StartsWith("ProspectingTools.Contracts", StringComparison.Ordinal) == true => value,
            _ => plain.ToString(),
        };
    }
}
