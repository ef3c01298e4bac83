using System;
using System.Management.Automation;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts;

namespace ProspectingTools.Commands;

/// <summary>
/// A cmdlet that reads a list: all of it by default, page by page, written as it comes. -First and -Skip cut it exactly
/// (design, decision 3). They are parameters of its own, and not those of SupportsPaging: PowerShell would round -First 2.5.
/// </summary>
public abstract class PagedCommand : ProspectingCommand
{
    /// <summary>Items a request, 1 to 100. Only a hint for the transport: it does not change how many items are returned.</summary>
    [Parameter]
    [ValidateRange(Limits.MinPage, Assumed.MaxCursorPage)]
    [WholeNumber]
    public int PageSize { get; set; } = Assumed.MaxCursorPage;

    /// <summary>Only this many items.</summary>
    [Parameter]
    [WholeNumber]
    public ulong First { get; set; } = ulong.MaxValue;

    /// <summary>Leaves out this many items from the start.</summary>
    [Parameter]
    [WholeNumber]
    public ulong Skip { get; set; }

    /// <summary>Writes the total count before the items.</summary>
    [Parameter]
    public SwitchParameter IncludeTotalCount { get; set; }

    /// <summary>The part of a list that is wanted.</summary>
    internal ListPart Part => new(First, Skip, IncludeTotalCount);

    /// <summary>What is read, in the plural, for its progress bar.</summary>
    private protected abstract string Items { get; }

    /// <summary>Writes a list.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="open">Opens the list.</param>
    /// <param name="seen">Called with each item before it is written.</param>
    internal void EmitPages<T>(Func<PageOptions, IPager<T>> open, Action<T>? seen = null) =>
        new PageWriter(this, Part, PageSize, Items).Write(open, seen);

    /// <summary>
    /// Writes those items of a list whose name matches; -First and -Skip count matches. A name that nothing has is an error,
    /// unless -First has ended the reading before.
    /// </summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="open">Opens the whole list.</param>
    /// <param name="filter">The names that are wanted.</param>
    /// <param name="name">The name of an item.</param>
    /// <param name="seen">Called with each item of the list.</param>
    internal void EmitMatches<T>(Func<PageOptions, IPager<T>> open, NameFilter filter, Func<T, string?> name, Action<T>? seen = null)
    {
        if (EmitWhere(open, item => filter.Matches(name(item)), seen))
        {
            filter.WriteMissing(this);
        }
    }

    /// <summary>Writes those items of a list that a condition lets through; -First and -Skip count those.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="open">Opens the whole list.</param>
    /// <param name="matches">The condition.</param>
    /// <param name="seen">Called with each item of the list.</param>
    /// <returns>Whether the list was read to its end.</returns>
    internal bool EmitWhere<T>(Func<PageOptions, IPager<T>> open, Func<T, bool> matches, Action<T>? seen = null)
    {
        if (IncludeTotalCount)
        {
            Emit(TotalCount.Of(null));
        }

        long skip = Part.Skip;
        long wanted = Part.First;
        if (wanted == 0)
        {
            return false;
        }

        using IPager<T> pager = open(new PageOptions { PageSize = PageSize });
        using var progress = new ReadProgress(this, Items, null, 0, long.MaxValue, null);
        while (Await(pager.NextAsync()) is { } page)
        {
            progress.Add(page.Items.Count, page.Total);
            foreach (T item in page.Items)
            {
                seen?.Invoke(item);
                if (!matches(item) || skip-- > 0)
                {
                    continue;
                }

                Emit(item);
                if (--wanted == 0)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
