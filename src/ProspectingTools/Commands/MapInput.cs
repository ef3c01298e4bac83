using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Files;

namespace ProspectingTools.Commands;

/// <summary>Reads what -Map was given.</summary>
internal static class MapInput
{
    /// <summary>The map as the service takes it.</summary>
    /// <param name="map">Fields and their columns; null for none.</param>
    /// <returns>Such as <c>title=type,location=state</c>; null for none.</returns>
    public static string? Text(IDictionary? map) => map is null
        ? null
        : string.Join(",", map.Cast<DictionaryEntry>().SelectMany(entry => Columns(entry.Value).Select(column => $"{entry.Key}={column}")));

    /// <summary>The map as the module uses it.</summary>
    /// <param name="map">Fields and their columns; null for none.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ProspectingApiException">It names a field that there is not.</exception>
    public static ColumnMap Read(IDictionary? map)
    {
        try
        {
            return ColumnMap.Parse(Text(map));
        }
        catch (FormatException e)
        {
            throw new ProspectingApiException(FailureKind.Caller, ErrorIds.ParameterInvalid, e.Message, e);
        }
    }

    // Several columns may fill one field, and a column may have any mark in its name.
    private static IEnumerable<string> Columns(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => [string.Empty],
        string text => ["\"" + text.Replace("\"", "\"\"") + "\""],
        IEnumerable several => several.Cast<object?>().SelectMany(Columns),
        var other => Columns($"{other}"),
    };
}
