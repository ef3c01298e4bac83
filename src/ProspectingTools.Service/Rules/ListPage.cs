using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Service.Rules;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Last">The position of the last item when there are more; null on the last page.</param>
internal sealed record ListPage<T>(IReadOnlyList<T> Items, long? Last)
{
    /// <summary>A page out of rows of which one more than the page was read.</summary>
    public static ListPage<T> Of<TRow>(IReadOnlyList<TRow> rows, int limit, Func<TRow, long> position, Func<TRow, T> item) =>
        new([.. rows.Take(limit).Select(item)], rows.Count > limit ? position(rows[limit - 1]) : null);
}
