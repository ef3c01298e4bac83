using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Client.Paging;

/// <summary>Lists as servers may send them, and as callers can use them.</summary>
internal static class NoNulls
{
    /// <summary>Leaves out the nulls: nothing that a caller could use, and the end of a script at the first property.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="items">The items as they came; null for none.</param>
    /// <returns>The items.</returns>
    public static IReadOnlyList<T> In<T>(IReadOnlyList<T>? items) =>
        items is null ? [] : items.Any(static item => item is null) ? items.Where(static item => item is not null).ToList() : items;
}
