using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using ProspectingTools.Client.Paging;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands;

/// <summary>Writes the part of a list that the paging parameters ask for, page by page.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="paging">-First, -Skip and -IncludeTotalCount.</param>
/// <param name="pageSize">Items a request.</param>
/// <param name="items">What is read, in the plural.</param>
internal sealed class PageWriter(ProspectingCommand command, ListPart paging, int pageSize, string items)
{
    /// <summary>The bar over those of several lists; null for none.</summary>
    public ProgressBar? Above { get; init; }

    /// <summary>Writes a list.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="open">Opens the list.</param>
    /// <param name="seen">Called with each item before it is written.</param>
    public void Write<T>(Func<PageOptions, IPager<T>> open, Action<T>? seen = null)
    {
        using ReadProgress progress = Progress(null, null);
        foreach (Task step in Pages(open, seen, null, progress, isTotalWanted: paging.IncludeTotalCount, cursor: null))
        {
            command.Await(step);
        }
    }

    /// <summary>A list that is opened, read and written in its turn.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="cursor">Where to begin.</param>
    /// <returns>The steps of it.</returns>
    public OrderedRead InTurn<T>(PagedList<T> list, string? cursor)
    {
        return new OrderedRead(list.Target, null, Steps(), static () => { });

        IEnumerable<Task> Steps()
        {
            Task<string> id = list.FindAsync(command.Context);
            yield return id;
            bool isTotalWanted = paging.IncludeTotalCount;
            if (isTotalWanted && list.TotalAsync is not null)
            {
                Task<long?> total = list.TotalAsync(id.Result, command.Context);
                yield return total;
                EmitTotal(total.Result);
                isTotalWanted = false;
            }

            using ReadProgress progress = ProgressOf(list, id.Result, cursor);
            foreach (Task step in Pages(options => list.Open(id.Result, options, command.Context), null, list.Shape, progress, isTotalWanted, cursor))
            {
                yield return step;
            }
        }
    }

    /// <summary>A list that may be opened and read before its turn, and is written in its turn.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="cursor">Where to begin.</param>
    /// <returns>The steps of it.</returns>
    public OrderedRead Ahead<T>(PagedList<T> list, string? cursor)
    {
        Task<long?>? total = null;
        string? id = null;
        bool isTotalAsked = paging.IncludeTotalCount && list.TotalAsync is not null;
        bool isProbe = paging.IncludeTotalCount && paging.First == 0 && !isTotalAsked;
        PageOptions wanted = isProbe ? new PageOptions { First = 1 } : Options(cursor);
        var ahead = new ReadAhead<T>(
            async context =>
            {
                id = await list.FindAsync(context).ConfigureAwait(false);
                total = isTotalAsked ? list.TotalAsync!(id, context) : null;
                return list.Open(id, wanted, context);
            },
            command.Context);
        return new OrderedRead(list.Target, ahead.ReadAsync, Steps(), ahead.Dispose);

        IEnumerable<Task> Steps()
        {
            bool isTotalWanted = paging.IncludeTotalCount;
            Task<Page<T>?> next = ahead.NextAsync();
            yield return next;
            using ReadProgress progress = ProgressOf(list, id!, cursor);
            Page<T>? page = next.Result;
            while (true)
            {
                if (isTotalWanted && total is not null)
                {
                    yield return total;
                }

                if (isTotalWanted)
                {
                    EmitTotal(total is null ? page?.Total : total.Result);
                    isTotalWanted = false;
                }

                Emit(isProbe ? null : page, null, list.Shape, progress);
                if (page is null || isProbe)
                {
                    yield break;
                }

                next = ahead.NextAsync();
                yield return next;
                page = next.Result;
            }
        }
    }

    private IEnumerable<Task> Pages<T>(
        Func<PageOptions, IPager<T>> open,
        Action<T>? seen,
        Func<IReadOnlyList<T>, string?>? shape,
        ReadProgress progress,
        bool isTotalWanted,
        string? cursor)
    {
        // The smallest page reports the total as well as any.
        bool isProbe = isTotalWanted && paging.First == 0;
        using IPager<T> pager = open(isProbe ? new PageOptions { First = 1 } : Options(cursor));
        Page<T>? page;
        do
        {
            Task<Page<T>?> next = pager.NextAsync();
            yield return next;
            page = next.Result;
            if (isTotalWanted && (page is not null || isProbe))
            {
                EmitTotal(page?.Total);
                isTotalWanted = false;
            }

            Emit(isProbe ? null : page, seen, shape, progress);
        }
        while (page is not null && !isProbe);
    }

    private PageOptions Options(string? cursor) => new()
    {
        PageSize = pageSize,
        First = paging.First,
        Skip = paging.Skip,
        Cursor = cursor,
    };

    private ReadProgress Progress(string? of, Func<Task<long?>>? ask) =>
        new(command, items, of, paging.Skip, paging.First, ask) { Above = Above };

    // From a cursor on, nobody knows how many there are.
    private ReadProgress ProgressOf<T>(PagedList<T> list, string id, string? cursor) =>
        Progress(list.NameOf(id), cursor is null && list.TotalAsync is { } ask ? () => ask(id, command.Context) : null);

    private void Emit<T>(Page<T>? page, Action<T>? seen, Func<IReadOnlyList<T>, string?>? shape, ReadProgress progress)
    {
        if (page is null)
        {
            return;
        }

        progress.Add(page.Items.Count, page.Total);
        string? typeName = shape?.Invoke(page.Items);
        for (int i = 0; i < page.Items.Count; i++)
        {
            seen?.Invoke(page.Items[i]);
            command.Emit(typeName is null ? page.Items[i] : Named(page.Items[i], typeName));
        }
    }

    private static PSObject Named(object? item, string typeName)
    {
        PSObject named = PSObject.AsPSObject(item);
        named.TypeNames.Insert(0, typeName);
        return named;
    }

    private void EmitTotal(long? total) => command.Emit(TotalCount.Of(total));
}
