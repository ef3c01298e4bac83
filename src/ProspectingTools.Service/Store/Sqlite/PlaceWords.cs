using System;
using System.Collections.Concurrent;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>
/// The words of an employer's place as both stores keep them in a column, with a space around each: " berlin germany ". Words that stand
/// side by side in the place are then a part of the column.
/// </summary>
internal static class PlaceWords
{
    private const int MostAsked = 10_000;

    // People of one employer have one place.
    private static readonly ConcurrentDictionary<string, string?> s_asked = new(StringComparer.Ordinal);

    /// <summary>The words of a place, or of what is looked for in places.</summary>
    /// <param name="place">The text.</param>
    /// <returns>The words; null when there are none.</returns>
    public static string? Of(string? place)
    {
        if (place is null)
        {
            return null;
        }

        if (s_asked.TryGetValue(place, out string? known))
        {
            return known;
        }

        string? words = WordSplitter.Words(place) is { Count: > 0 } some ? $" {string.Join(' ', some)} " : null;
        if (s_asked.Count < MostAsked)
        {
            s_asked.TryAdd(place, words);
        }

        return words;
    }
}
