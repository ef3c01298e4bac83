using System;
using System.Management.Automation;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts;

namespace ProspectingTools.Commands;

/// <summary>
/// A cmdlet that reads a list: all of it by default, page by page, written as it comes. -First and -Skip cut it exactly
/// (design, decision 3).
/// </summary>
public abstract class PagedCommand : ProspectingCommand
{
    /// <summary>Items a request, 1 to 100. Only a hint for the transport: how many items come out is not touched.</summary>
    [Parameter]
    [ValidateRange(Limits.MinPage, Assumed.MaxCursorPage)]
    public int PageSize { get; set; } = Assumed.MaxCursorPage;

    /// <summary>Writes a list.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="open">Opens the list.</param>
    /// <param name="seen">Told of each item before it is written.</param>
    /// <param name="total">How many items there are, where the list itself does not say; null when nothing says.</param>
    /// <param name="cursor">Where to begin.</param>
    internal void EmitPages<T>(Func<PageOptions, IPager<T>> open, Action<T>? seen = null, Func<long?>? total = null, string? cursor = null)
    {
        bool totalWanted = PagingParameters.IncludeTotalCount;
        if (totalWanted && total is not null)
        {
            EmitTotal(total());
            totalWanted = false;
        }

        if (totalWanted && PagingParameters.First == 0)
        {
            // The smallest page tells the total as well as any.
            using IPager<T> probe = open(new PageOptions { First = 1 });
            EmitTotal(Await(probe.NextAsync())?.Total);
            return;
        }

        using IPager<T> pager = open(new PageOptions
        {
            PageSize = PageSize,
            First = Clamp(PagingParameters.First),
            Skip = Clamp(PagingParameters.Skip),
            Cursor = cursor,
        });
        while (Await(pager.NextAsync()) is { } page)
        {
            if (totalWanted)
            {
                EmitTotal(page.Total);
                totalWanted = false;
            }

            for (int i = 0; i < page.Items.Count; i++)
            {
                seen?.Invoke(page.Items[i]);
                Emit(page.Items[i]);
            }
        }
    }

    /// <summary>
    /// Writes those items of a list whose name matches; -First and -Skip count matches. A name that nothing has is an error,
    /// unless -First has ended the reading before.
    /// </summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="open">Opens the whole list.</param>
    /// <param name="filter">The names that are wanted.</param>
    /// <param name="name">The name of an item.</param>
    /// <param name="seen">Told of each item of the list.</param>
    internal void EmitMatches<T>(Func<PageOptions, IPager<T>> open, NameFilter filter, Func<T, string?> name, Action<T>? seen = null)
    {
        if (PagingParameters.IncludeTotalCount)
        {
            EmitTotal(null);
        }

        long skip = Clamp(PagingParameters.Skip);
        long wanted = Clamp(PagingParameters.First);
        if (wanted == 0)
        {
            return;
        }

        using IPager<T> pager = open(new PageOptions { PageSize = PageSize });
        while (Await(pager.NextAsync()) is { } page)
        {
            foreach (T item in page.Items)
            {
                seen?.Invoke(item);
                if (!filter.Matches(name(item)) || skip-- > 0)
                {
                    continue;
                }

                Emit(item);
                if (--wanted == 0)
                {
                    return;
                }
            }
        }

        filter.WriteMissing(this);
    }

    private void EmitTotal(long? total) => Emit(PagingParameters.NewTotalCount((ulong)(total ?? 0), total is null ? 0.0 : 1.0));

    private static long Clamp(ulong value) => value > long.MaxValue ? long.MaxValue : (long)value;
}
