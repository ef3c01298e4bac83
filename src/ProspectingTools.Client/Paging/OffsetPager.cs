using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts;

namespace ProspectingTools.Client.Paging;

/// <summary>
/// Reads an offset list in order, with up to <see cref="PagesAhead"/> pages under way beside the one that is waited for, after
/// the first has reported the total. Pages beyond what is wanted, or beyond the total, are never asked for. What is there all the time comes
/// out once, also when the list is written to meanwhile: a change shows in the total, or in an item that comes again.
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
    private readonly SeenIds<T> _seen;
    private readonly long _floor;
    private readonly long _end;
    private int _limit;
    private long? _total;
    private long _position;
    private long _wanted;
    private long _back;
    private bool _isCareful;
    private bool _isTold;
    private bool _atEnd;
    private Exception? _failure;
    private bool _isDisposed;

    internal OffsetPager(OffsetFetch<T> fetch, Func<T, string?> idOf, PageOptions options, int largestPage, CallContext context)
    {
        _fetch = fetch;
        _seen = new SeenIds<T>(idOf);
        _floor = options.Skip;
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
        if (_failure is not null)
        {
            // A caller that asks again must not be told that the list was at its end.
            throw _failure;
        }

        if (_atEnd)
        {
            return null;
        }

        try
        {
            while (true)
            {
                if (_ahead.Count == 0)
                {
                    Enqueue(_isCareful ? Math.Max(_floor, _position - 1) : _position);
                }

                (long offset, Task<OffsetPage<T>> page) = _ahead.Dequeue();
                ReadAhead(_position + _limit);
                if (Take(offset, await page.ConfigureAwait(false)) is { } taken)
                {
                    return taken;
                }
            }
        }
        catch (Exception e)
        {
            // The pages behind a failed one would leave a gap.
            _failure = e;
            End();
            throw;
        }
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
        End();
        _cancellation.Dispose();
    }

    // Null: the page does not follow what came before it, because the list has changed; another place was asked for instead.
    private Page<T>? Take(long offset, OffsetPage<T> page)
    {
        RequireAnsweredOffset(offset, page.Offset);
        IReadOnlyList<T> came = NoNulls.In(page.Items);
        NoticeChange(page, came);
        if (_seen.IsRepeating(came))
        {
            throw Stuck($"sends the same page for offset {offset} as for those before it");
        }

        bool overlaps = _isCareful && offset > _floor;
        if (overlaps && !(came.Count > 0 && _seen.Contains(came[0])))
        {
            GoBack(offset, page.Total);
            return null;
        }

        _back = 0;
        IReadOnlyList<T> items = PageOptions.Cut(_seen.New(came), 0, _wanted);
        int count = page.Items?.Count ?? 0;
        _position = offset + count;
        _wanted -= items.Count;
        bool more = page.HasMore ?? (page.Total is { } total ? _position < total : count >= _limit);
        if (!more || _wanted <= 0)
        {
            End();
        }
        else if (count == 0 || (overlaps && count == 1))
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

    // A list that is written to meanwhile moves under the reader. Its total shows it, and so does what comes a second time. From then on nothing
    // is read ahead, and each page begins with the last item of the one before it.
    private void NoticeChange(OffsetPage<T> page, IReadOnlyList<T> came)
    {
        bool moved = _total is { } before && page.Total is { } now && now != before;
        if (_isCareful || _isTold || !(moved || came.Any(_seen.Contains)))
        {
            return;
        }

        _isTold = true;
        _isCareful = _seen.HasIds && _seen.CanTell(came);

        // One item of each page is known already: there must be room for another.
        _limit = Math.Max(_limit, 2);
        Forget();
        if (_isCareful && _floor == 0)
        {
            _context.Note("The list changed while it was being read. Every item that stayed in it is returned once.");
        }
        else
        {
            _context.Warn("The list changed while it was being read: items may be missing, or come twice.");
        }
    }

    // All that is before an item that came out has come out, too. So a page must begin with such an item, or with the list itself.
    private void GoBack(long offset, long? total)
    {
        _back = _back > 0 ? _back * 2 : Math.Max(1, (_total ?? 0) - (total ?? 0));
        _total = total;
        Enqueue(Math.Max(_floor, offset - _back));
    }

    private static void RequireAnsweredOffset(long asked, long? answered)
    {
        if (answered is { } offset && offset != asked)
        {
            throw Stuck($"was asked for offset {asked} and answers with offset {offset}");
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

        if (_total is null && _ahead.Count == 0 && !_isCareful)
        {
            Enqueue(_position);
        }
    }

    // From the place of the page behind the one that is waited for, or was just taken.
    private void ReadAhead(long next)
    {
        long end = _isCareful ? 0 : Math.Min(_end, _total ?? 0);
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
