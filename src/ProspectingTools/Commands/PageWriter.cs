using System;
using System.Management.Automation;
using ProspectingTools.Client.Paging;

namespace ProspectingTools.Commands;

/// <summary>Writes the part of a list that PowerShell's paging parameters ask for, page by page.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="paging">-First, -Skip and -IncludeTotalCount.</param>
/// <param name="pageSize">Items a request.</param>
internal sealed class PageWriter(ProspectingCommand command, PagingParameters paging, int pageSize)
{
    /// <summary>Writes a list.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="open">Opens the list.</param>
    /// <param name="seen">Told of each item before it is written.</param>
    /// <param name="total">How many items there are, where the list itself does not say; null when nothing says.</param>
    /// <param name="cursor">Where to begin.</param>
    public void Write<T>(Func<PageOptions, IPager<T>> open, Action<T>? seen = null, Func<long?>? total = null, string? cursor = null)
    {
        bool totalWanted = paging.IncludeTotalCount;
        if (totalWanted && total is not null)
        {
            EmitTotal(total());
            totalWanted = false;
        }

        if (totalWanted && paging.First == 0)
        {
            // The smallest page tells the total as well as any.
            using IPager<T> probe = open(new PageOptions { First = 1 });
            EmitTotal(command.Await(probe.NextAsync())?.Total);
            return;
        }

        using IPager<T> pager = open(new PageOptions
        {
            PageSize = pageSize,
            First = Clamp(paging.First),
            Skip = Clamp(paging.Skip),
            Cursor = cursor,
        });
        while (command.Await(pager.NextAsync()) is { } page)
        {
            if (totalWanted)
            {
                EmitTotal(page.Total);
                totalWanted = false;
            }

            for (int i = 0; i < page.Items.Count; i++)
            {
                seen?.Invoke(page.Items[i]);
                command.Emit(page.Items[i]);
            }
        }
    }

    /// <summary>PowerShell's number as a signed one.</summary>
    public static long Clamp(ulong value) => value > long.MaxValue ? long.MaxValue : (long)value;

    private void EmitTotal(long? total) => command.Emit(paging.NewTotalCount((ulong)(total ?? 0), total is null ? 0.0 : 1.0));
}
