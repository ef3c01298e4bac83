using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Client.Paging;

/// <summary>
/// What has come out of an offset list so far. Ids are kept as hashes of 64 bits, so that a long list takes little memory.
/// </summary>
/// <typeparam name="T">The type of an item.</typeparam>
/// <param name="idOf">The id of an item; null where it has none.</param>
internal sealed class SeenIds<T>(Func<T, string?> idOf)
{
    private const int MostRepeats = 2;

    private readonly HashSet<ulong> _seen = [];
    private string? _page;
    private int _repeats;

    /// <summary>Whether anything that came out had an id.</summary>
    public bool HasIds => _seen.Count > 0;

    /// <summary>Whether an item has come out before.</summary>
    /// <param name="item">The item.</param>
    /// <returns>False for an item without an id.</returns>
    public bool Contains(T item) => idOf(item) is { } id && _seen.Contains(Hash(id));

    /// <summary>Whether all items have ids, so that they can be told apart.</summary>
    /// <param name="items">A page.</param>
    /// <returns>True when they have.</returns>
    public bool CanTell(IReadOnlyList<T> items) => items.All(item => idOf(item) is not null);

    /// <summary>Takes out what has come before, and takes note of the rest.</summary>
    /// <param name="items">A page.</param>
    /// <returns>What is new; the page itself when all of it is.</returns>
    public IReadOnlyList<T> New(IReadOnlyList<T> items)
    {
        List<T> fresh = items.Where(item => idOf(item) is not { } id || _seen.Add(Hash(id))).ToList();
        return fresh.Count == items.Count ? items : fresh;
    }

    /// <summary>Whether the server sends one page again and again, whatever it is asked for.</summary>
    /// <param name="items">The newest page.</param>
    /// <returns>True when it has come three times in a row.</returns>
    public bool IsRepeating(IReadOnlyList<T> items)
    {
        if (items.Count == 0)
        {
            return false;
        }

        string page = $"{items.Count} {Describe(items[0])} {Describe(items[items.Count - 1])}";
        _repeats = page == _page ? _repeats + 1 : 0;
        _page = page;
        return _repeats >= MostRepeats;
    }

    private string Describe(T item) => idOf(item) ?? item?.ToString() ?? string.Empty;

    // FNV-1a.
    private static ulong Hash(string id)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in id)
        {
            hash = unchecked((hash ^ c) * 1099511628211);
        }

        return hash;
    }
}
