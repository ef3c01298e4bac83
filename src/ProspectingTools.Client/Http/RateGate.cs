using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Client.Http;

/// <summary>
/// The one budget that the reads of a connection share. As long as the server refuses nothing, all go at once. When it asks one
/// of them to come back later, all wait until then and continue one after the other, those that were refused most often first; with
/// every few that it answers, one more goes beside them. So reads side by side are not refused more often than one after the other.
/// </summary>
/// <param name="time">What it waits by.</param>
internal sealed class RateGate(TimeSource time)
{
    // Answers in a row, for each read that is allowed at once, before one more is.
    private const int AnswersBeforeMore = 8;

    private readonly object _gate = new();
    private readonly LinkedList<(int Attempt, TaskCompletionSource<bool> Place)> _waiting = new();
    private int _allowed = int.MaxValue;
    private int _active;
    private int _answered;
    private bool _opensLater;
    private TimeSpan _closedUntil = TimeSpan.Zero;

    /// <summary>Waits for a place.</summary>
    /// <param name="attempt">How often the read has been sent, this time included.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>When the read may be sent.</returns>
    public async Task EnterAsync(int attempt, CallContext context)
    {
        var place = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            LinkedListNode<(int Attempt, TaskCompletionSource<bool> Place)>? later = _waiting.First;
            while (later is not null && later.Value.Attempt >= attempt)
            {
                later = later.Next;
            }

            if (later is null)
            {
                _waiting.AddLast((attempt, place));
            }
            else
            {
                _waiting.AddBefore(later, (attempt, place));
            }

            TimeSpan wait = _closedUntil - time.Elapsed;
            if (attempt == 1 && wait > TimeSpan.Zero)
            {
                context.Note($"The server has asked this connection to come back later: the next read waits {wait.TotalSeconds:0.0} s.");
            }

            Admit();
        }

        using (context.CancellationToken.Register(() => GiveUp(attempt, place)))
        {
            await place.Task.ConfigureAwait(false);
        }
    }

    /// <summary>A read was answered.</summary>
    public void Answered()
    {
        lock (_gate)
        {
            if (_allowed != int.MaxValue && ++_answered >= AnswersBeforeMore * _allowed)
            {
                _allowed++;
                _answered = 0;
            }

            _active--;
            Admit();
        }
    }

    /// <summary>The server asked a read to come back later.</summary>
    /// <param name="delay">How much later; null where it does not say.</param>
    public void Refused(TimeSpan? delay)
    {
        lock (_gate)
        {
            _allowed = 1;
            _answered = 0;
            TimeSpan until = time.Elapsed + (delay ?? TimeSpan.Zero);
            _closedUntil = until > _closedUntil ? until : _closedUntil;
            _active--;
            Admit();
        }
    }

    /// <summary>A read ended in another way.</summary>
    public void Left()
    {
        lock (_gate)
        {
            _active--;
            Admit();
        }
    }

    // Within the lock.
    private void Admit()
    {
        while (_waiting.First is { } first && _active < _allowed)
        {
            TimeSpan wait = _closedUntil - time.Elapsed;
            if (wait > TimeSpan.Zero)
            {
                OpenLater(wait);
                return;
            }

            _waiting.RemoveFirst();
            if (first.Value.Place.TrySetResult(true))
            {
                _active++;
            }
        }
    }

    private void OpenLater(TimeSpan wait)
    {
        if (_opensLater)
        {
            return;
        }

        _opensLater = true;
        time.DelayAsync(wait, CancellationToken.None).ContinueWith(
            _ =>
            {
                lock (_gate)
                {
                    _opensLater = false;
                    Admit();
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    private void GiveUp(int attempt, TaskCompletionSource<bool> place)
    {
        lock (_gate)
        {
            // What has its place already is sent, and sees the cancel there.
            if (place.TrySetCanceled())
            {
                _waiting.Remove((attempt, place));
            }
        }
    }
}
