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
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => _set.WaitAsync(longest, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _set.Dispose();
}
