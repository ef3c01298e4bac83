using System;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Jobs;

/// <summary>Wakes the engine when there may be work, so that a new job need not wait for the next look.</summary>
internal sealed class JobSignal : IDisposable
{
    private readonly SemaphoreSlim _set = new(0, 1);

    /// <summary>Says that there may be work.</summary>
    public void Set()
    {
        try
        {
            _set.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is set already.
        }
    }

    /// <summary>Waits until it is set, at most so long.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            await _set.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // So long, and nobody said anything.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _set.Dispose();
}
