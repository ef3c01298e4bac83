using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ProspectingTools.Client.Errors;
using ProspectingTools.Files;

namespace ProspectingTools.Runtime;

/// <summary>Reads what -Map was given.</summary>
internal static class MapInput
{
    /// <summary>The map as the service takes it.</summary>
    /// <param name="map">Fields and their columns; null for none.</param>
    /// <returns>Such as <c>title=type,location=state</c>; null for none.</returns>
    public static string? Text(IDictionary? map) => map is null
        ? null
        : string.Join(",", map.Cast<DictionaryEntry>().SelectMany(entry => Names(entry.Value).Select(column => $"{entry.Key}=\"{column.Replace("\"", "\"\"")}\"")));

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

    /// <summary>A map to paste: what was given, and guesses.</summary>
    /// <param name="map">The map that was given; null for none.</param>
    /// <param name="guesses">Fields and the columns that may hold them.</param>
    /// <returns>Such as <c>@{ title = 'Position held' }</c>.</returns>
    public static string Table(IDictionary? map, IEnumerable<KeyValuePair<string, string>> guesses)
    {
        IEnumerable<string> given = (map ?? new Hashtable()).Cast<DictionaryEntry>().Select(entry => Pair($"{entry.Key}", [.. Names(entry.Value)]));
        return $"@{{ {string.Join("; ", given.Concat(guesses.Select(guess => Pair(guess.Key, [guess.Value]))))} }}";
    }

    private static string Pair(string field, string[] columns) =>
        $"{(field.Length > 0 && field.All(char.IsLetterOrDigit) ? field : Quoted(field))} = {string.Join(", ", columns.Select(Quoted))}";

    // Line breaks of a header do not count in a map, and would break what is pasted.
    private static string Quoted(string text) =>
        $"'{CodeGeneration.EscapeSingleQuotedStringContent(text.Replace("\r", string.Empty).Replace('\n', ' ').Replace('\t', ' '))}'";

    // Several columns may fill one field.
    private static IEnumerable<string> Names(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => [string.Empty],
        string text => [text],
        IEnumerable several => several.Cast<object?>().SelectMany(Names),
        var other => [$"{other}"],
    };
}
