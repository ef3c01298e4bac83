using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Client.Paging;

/// <summary>
/// A list that is read before its turn: up to <see cref="PagesReady"/> pages are ready, and more are not read before one of
/// them is taken. Nothing is read before <see cref="ReadAsync"/> is called.
/// </summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class ReadAhead<T> : IPager<T>
{
    /// <summary>The most pages that are ready at a time.</summary>
    public const int PagesReady = 8;

    private readonly Func<CallContext, Task<IPager<T>>> _open;
    private readonly CallContext _context;
    private readonly CancellationTokenSource _cancellation;
    private readonly ConcurrentQueue<Task<Page<T>?>> _pages = new();
    private readonly SemaphoreSlim _ready = new(0);
    private readonly SemaphoreSlim _room = new(PagesReady);
    private Task<Page<T>?>? _last;

    /// <summary>Takes note of what is to be read.</summary>
    /// <param name="open">Opens the list.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    public ReadAhead(Func<CallContext, Task<IPager<T>>> open, CallContext context)
    {
        _open = open ?? throw new ArgumentNullException(nameof(open));
        _context = context ?? throw new ArgumentNullException(nameof(context));
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
    }

    /// <summary>Reads the list. Never fails: what went wrong comes out in its place among the pages.</summary>
    /// <returns>Done when the whole list is read, or cannot be read on, or is not wanted any more.</returns>
    public async Task ReadAsync()
    {
        CancellationToken token = _cancellation.Token;
        try
        {
            using IPager<T> pager = await _open(_context.With(token)).ConfigureAwait(false);
            Page<T>? page;
            do
            {
                await _room.WaitAsync(token).ConfigureAwait(false);
                page = await pager.NextAsync().ConfigureAwait(false);
                Put(Task.FromResult(page));
            }
            while (page is not null);
        }
        catch (Exception e)
        {
            Task<Page<T>?> failed = Task.FromException<Page<T>?>(e);
            TaskFaults.Observe(failed);
            Put(failed);
        }
    }

    /// <inheritdoc/>
    public async Task<Page<T>?> NextAsync()
    {
        if (_last is null)
        {
            await _ready.WaitAsync(_cancellation.Token).ConfigureAwait(false);
            _pages.TryDequeue(out Task<Page<T>?>? next);
            _room.Release();
            if (next!.IsFaulted || next.Result is null)
            {
                // A caller that asks again gets the same end, or the same failure.
                _last = next;
            }

            return await next.ConfigureAwait(false);
        }

        return await _last.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Cancel();

    private void Put(Task<Page<T>?> page)
    {
        _pages.Enqueue(page);
        _ready.Release();
    }
}
