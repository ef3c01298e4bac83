using System;
using System.Collections.Generic;

namespace ProspectingTools.Client.Paging;

/// <summary>What part of a list is wanted.</summary>
public sealed class PageOptions
{
    /// <summary>Items a request; null for the largest legal page. Only a hint for the transport: counts stay exact.</summary>
    public int? PageSize { get; init; }

    /// <summary>Items to leave out at the start.</summary>
    public long Skip { get; init; }

    /// <summary>Items to return at most.</summary>
    public long First { get; init; } = long.MaxValue;

    /// <summary>Where to begin: the cursor of an earlier read. Cursor lists only.</summary>
    public string? Cursor { get; init; }

    /// <summary>The size of each request.</summary>
    /// <param name="largest">The largest legal page.</param>
    /// <param name="skipped">Items that are read only to be left out.</param>
    /// <returns>The smallest page that does what is asked, at most the one wished for.</returns>
    internal int LimitFor(int largest, long skipped)
    {
        long wanted = First > long.MaxValue - skipped ? long.MaxValue : First + skipped;
        return (int)Math.Max(1, Math.Min(Math.Min(PageSize ?? largest, largest), wanted));
    }

    /// <summary>Cuts a page to what is wanted.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="items">The page as it came.</param>
    /// <param name="skip">Items still to leave out.</param>
    /// <param name="take">Items still wanted.</param>
    /// <returns>The items wanted.</returns>
    internal static IReadOnlyList<T> Cut<T>(IReadOnlyList<T> items, long skip, long take)
    {
        if (skip <= 0 && take >= items.Count)
        {
            return items;
        }

        var wanted = new List<T>();
        for (long i = skip; i < items.Count && wanted.Count < take; i++)
        {
            wanted.Add(items[(int)i]);
        }

        return wanted;
    }
}
