using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts;

namespace ProspectingTools.Client.Paging;

/// <summary>Reads one page of an offset list.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
/// <param name="offset">Items to skip.</param>
/// <param name="limit">The page's size.</param>
/// <param name="context">Who watches, and the cancellation.</param>
/// <returns>The page.</returns>
public delegate Task<OffsetPage<T>> OffsetFetch<T>(long offset, int limit, CallContext context);

/// <summary>
/// Reads an offset list in order, with up to <see cref="PagesAhead"/> pages under way beside the one that is waited for, after
/// the first has told the total. Pages beyond what is wanted, or beyond the total, are never asked for.
/// </summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class OffsetPager<T> : IPager<T>
{
    /// <summary>Pages that are asked for ahead at most.</summary>
    public const int PagesAhead = 4;

    private readonly OffsetFetch<T> _fetch;
    private readonly CancellationTokenSource _cancellation;
    private readonly CallContext _context;
    private readonly Queue<(long Offset, Task<OffsetPage<T>> Page)> _ahead = new();
    private readonly long _end;
    private int _limit;
    private long? _total;
    private long _position;
    private long _wanted;
    private bool _atEnd;

    internal OffsetPager(OffsetFetch<T> fetch, PageOptions options, int largestPage, CallContext context)
    {
        _fetch = fetch;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        _context = context.With(_cancellation.Token);
        _limit = options.LimitFor(largestPage, 0);
        _position = options.Skip;
        _wanted = options.First;
        _end = options.First > long.MaxValue - options.Skip ? long.MaxValue : options.First + options.Skip;
        _atEnd = _wanted <= 0;
        if (!_atEnd)
        {
            Enqueue(_position);
        }
    }

    /// <inheritdoc/>
    public async Task<Page<T>?> NextAsync()
    {
        if (_atEnd)
        {
            return null;
        }

        if (_ahead.Count == 0)
        {
            Enqueue(_position);
        }

        try
        {
            Task<OffsetPage<T>> page = _ahead.Dequeue().Page;
            ReadAhead(_position + _limit);
            return Take(await page.ConfigureAwait(false));
        }
        catch
        {
            // The pages behind a failed one would leave a gap.
            End();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cancellation.Cancel();
        End();
        _cancellation.Dispose();
    }

    private Page<T> Take(OffsetPage<T> page)
    {
        RequireAnsweredOffset(page.Offset);
        IReadOnlyList<T> came = page.Items ?? [];
        IReadOnlyList<T> items = PageOptions.Cut(NoNulls.In(came), 0, _wanted);
        _position += came.Count;
        _wanted -= items.Count;
        bool more = page.HasMore ?? (page.Total is { } total ? _position < total : came.Count >= _limit);
        if (!more || _wanted <= 0)
        {
            End();
        }
        else if (came.Count == 0)
        {
            throw Stuck($"says that more items follow offset {_position} but sends none");
        }
        else
        {
            Adapt(page);
            ReadAhead(_position);
        }

        return new Page<T>(items, null, null, page.Total);
    }

    private void RequireAnsweredOffset(long? answered)
    {
        if (answered is { } offset && offset != _position)
        {
            throw Stuck($"was asked for offset {_position} and answers with offset {offset}");
        }
    }

    private static ProspectingApiException Stuck(string problem) => new(
        FailureKind.InvalidData,
        ClientErrorCodes.CursorStuck,
        $"The server {problem}: reading on would never end, or leave items out. What was read so far is complete up to here.");

    private void Adapt(OffsetPage<T> page)
    {
        _total = page.Total;

        // A server with smaller pages than were asked for says so, and is asked for those from here on.
        if (page.Limit is > 0 && page.Limit < _limit)
        {
            _limit = (int)page.Limit;
            Forget();
        }

        // A short page moves the rest: what was asked for at the old places is of no use.
        if (_ahead.Count > 0 && _ahead.Peek().Offset != _position)
        {
            Forget();
        }

        if (_total is null && _ahead.Count == 0)
        {
            Enqueue(_position);
        }
    }

    // From the place of the page behind the one that is waited for, or was just taken.
    private void ReadAhead(long next)
    {
        long end = Math.Min(_end, _total ?? 0);
        next += (long)_ahead.Count * _limit;
        while (_ahead.Count < PagesAhead && next < end)
        {
            Enqueue(next);
            next += _limit;
        }
    }

    private void Enqueue(long offset) => _ahead.Enqueue((offset, _fetch(offset, _limit, _context)));

    private void End()
    {
        _atEnd = true;
        Forget();
    }

    private void Forget()
    {
        while (_ahead.Count > 0)
        {
            TaskFaults.Observe(_ahead.Dequeue().Page);
        }
    }
}
