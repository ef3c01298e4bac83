using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts;

namespace ProspectingTools.Client.Paging;

/// <summary>
/// Reads a cursor list with one page of read-ahead. Pages beyond what is wanted are never asked for, so that a wanted count
/// makes exactly the requests it needs.
/// </summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class CursorPager<T> : IPager<T>
{
    private readonly CursorFetch<T> _fetch;
    private readonly CancellationTokenSource _cancellation;
    private readonly CallContext _context;
    private readonly CursorGuard _guard = new();
    private readonly int _limit;
    private Task<CursorPage<T>>? _ahead;
    private bool _isDisposed;
    private string? _cursor;
    private long _skip;
    private long _wanted;

    internal CursorPager(CursorFetch<T> fetch, PageOptions options, int largestPage, CallContext context)
    {
        _fetch = fetch;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        _context = context.With(_cancellation.Token);
        _limit = options.LimitFor(largestPage, options.Skip);
        _skip = options.Skip;
        _wanted = options.First;
        _cursor = options.Cursor;
        if (_cursor is not null)
        {
            _guard.TryAdvance(_cursor);
        }

        // The first page is on its way before the caller asks.
        _ahead = _wanted > 0 ? _fetch(_cursor, _limit, _context) : null;
    }

    /// <inheritdoc/>
    public async Task<Page<T>?> NextAsync()
    {
        if (_ahead is not { } pending)
        {
            return null;
        }

        _ahead = null;
        string? cursor = _cursor;
        CursorPage<T> page;
        try
        {
            page = await pending.ConfigureAwait(false);
        }
        catch (ProspectingApiException e)
        {
            e.Cursor = cursor;

            // A caller that asks again must not be told that the list was at its end.
            _ahead = pending;
            throw;
        }

        IReadOnlyList<T> came = page.Items ?? [];
        IReadOnlyList<T> items = PageOptions.Cut(came, _skip, _wanted);
        _skip = System.Math.Max(0, _skip - came.Count);
        _wanted -= items.Count;
        bool more = page.HasMore ?? !string.IsNullOrEmpty(page.NextCursor);
        if (more && _wanted > 0)
        {
            ReadAhead(came.Count, cursor, page.NextCursor);
        }

        return new Page<T>(items, cursor, more ? page.NextCursor : null, null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _cancellation.Cancel();
        TaskFaults.Observe(_ahead);
        _ahead = null;
        _cancellation.Dispose();
    }

    // What stops the list must not keep back the items that came before it: it is thrown when the caller asks for more.
    private void ReadAhead(int itemCount, string? cursor, string? next)
    {
        try
        {
            _guard.RequireAdvance(itemCount, cursor, next);
            _cursor = next;
            _ahead = _fetch(next, _limit, _context);
        }
        catch (ProspectingApiException e)
        {
            _ahead = Task.FromException<CursorPage<T>>(e);
        }
    }
}
