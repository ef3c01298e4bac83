using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Client.Jobs;

/// <summary>The time that a wait may take in all, however long the single looks take.</summary>
internal sealed class Deadline : IDisposable
{
    // The last look falls on the deadline itself, and needs a moment.
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(2);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _callerToken;
    private readonly TimeSpan? _limit;

    /// <summary>Begins.</summary>
    /// <param name="limit">The time; null for as long as it takes.</param>
    /// <param name="cancellationToken">The caller's own cancellation.</param>
    public Deadline(TimeSpan? limit, CancellationToken cancellationToken)
    {
        _limit = limit;
        _callerToken = cancellationToken;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = _source.Token;
        if (limit is { } time)
        {
            _source.CancelAfter(time + LastLook);
        }
    }

    /// <summary>Ends looks that outlast the deadline, and everything when the caller cancels.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether time has run out.</summary>
    public bool IsOver => _limit is { } limit && _clock.Elapsed >= limit;

    /// <summary>Whether the caller has cancelled.</summary>
    public bool IsCancelledByCaller => _callerToken.IsCancellationRequested;

    /// <summary>Waits, at most until the deadline.</summary>
    /// <param name="delay">How long.</param>
    /// <returns>When the time has passed.</returns>
    public async Task WaitAsync(TimeSpan delay)
    {
        if (_limit is { } limit && limit - _clock.Elapsed <= delay)
        {
            // Timers run by a coarser clock and may end early: the last look would fall just short of the deadline, and not be the last.
            while (limit - _clock.Elapsed is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Token).ConfigureAwait(false);
            }
        }
        else
        {
            await Task.Delay(delay, Token).ConfigureAwait(false);
        }
    }

    /// <summary>Ends every look that is under way.</summary>
    public void Cancel() => _source.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
