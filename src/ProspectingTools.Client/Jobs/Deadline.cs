using System;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Client.Jobs;

/// <summary>The time that a wait may take in all, however long the single looks take.</summary>
internal sealed class Deadline : IDisposable
{
    // The last look falls on the deadline itself, and needs a moment.
    private static readonly TimeSpan s_lastLook = TimeSpan.FromSeconds(2);

    private readonly TimeSource _time;
    private readonly TimeSpan _begun;
    private readonly IDisposable? _timer;
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _callerToken;
    private readonly TimeSpan? _limit;

    /// <summary>Begins.</summary>
    /// <param name="limit">The time; null for as long as it takes.</param>
    /// <param name="time">What it is measured by.</param>
    /// <param name="cancellationToken">The caller's own cancellation.</param>
    public Deadline(TimeSpan? limit, TimeSource time, CancellationToken cancellationToken)
    {
        _time = time;
        _begun = time.Elapsed;
        _limit = limit;
        _callerToken = cancellationToken;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = _source.Token;
        if (limit is { } allowed)
        {
            _timer = time.CancelAfter(_source, allowed + s_lastLook);
        }
    }

    /// <summary>Ends looks that outlast the deadline, and everything when the caller cancels.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether time has run out.</summary>
    public bool IsOver => _limit is { } limit && Elapsed >= limit;

    /// <summary>Whether the caller has cancelled.</summary>
    public bool IsCancelledByCaller => _callerToken.IsCancellationRequested;

    private TimeSpan Elapsed => _time.Elapsed - _begun;

    /// <summary>Waits, at most until the deadline.</summary>
    /// <param name="delay">How long.</param>
    /// <returns>When the time has passed.</returns>
    public async Task WaitAsync(TimeSpan delay)
    {
        if (_limit is { } limit && limit - Elapsed <= delay)
        {
            // Timers run by a coarser clock and may end early: the last look would fall just short of the deadline, and not be the last.
            while (limit - Elapsed is var left && left > TimeSpan.Zero)
            {
                await _time.DelayAsync(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Token).ConfigureAwait(false);
            }
        }
        else
        {
            await _time.DelayAsync(delay, Token).ConfigureAwait(false);
        }
    }

    /// <summary>Ends every look that is under way.</summary>
    public void Cancel() => _source.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _source.Dispose();
    }
}
