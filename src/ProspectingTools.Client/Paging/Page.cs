using System.Collections.Generic;

namespace ProspectingTools.Client.Paging;

/// <summary>Items of a list, in order.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
/// <param name="items">The items that the caller asked for: skipped ones are left out.</param>
/// <param name="cursor">The cursor that this page was read with; null for the first, and for offset lists.</param>
/// <param name="nextCursor">The cursor of the page after it; null on the last, and for offset lists.</param>
/// <param name="total">How many items the whole list holds, where the API says so.</param>
public sealed class Page<T>(IReadOnlyList<T> items, string? cursor, string? nextCursor, long? total)
{
    /// <summary>The items.</summary>
    public IReadOnlyList<T> Items { get; } = items;

    /// <summary>The cursor that this page was read with.</summary>
    public string? Cursor { get; } = cursor;

    /// <summary>The cursor of the page after it.</summary>
    public string? NextCursor { get; } = nextCursor;

    /// <summary>How many items the whole list holds.</summary>
    public long? Total { get; } = total;
}
