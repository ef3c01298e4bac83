using System;
using System.Collections.Generic;
using System.Threading.Tasks;

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

/// <summary>Reads a list page by page: the caller pulls, and at most a few pages are read ahead.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
public interface IPager<T> : IDisposable
{
    /// <summary>The next page.</summary>
    /// <returns>The page; null when the list, or what was asked of it, is at its end.</returns>
    Task<Page<T>?> NextAsync();
}

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
