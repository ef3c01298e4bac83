using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Client.Http;

/// <summary>
/// What the client waits by and measures with, so that tests can set the time. .NET's own TimeProvider is an assembly beside
/// netstandard2.0, and the module carries none but those that it must.
/// </summary>
internal abstract class TimeSource
{
    /// <summary>This machine's time.</summary>
    public static TimeSource System { get; } = new SystemTime();

    /// <summary>The time of day.</summary>
    public abstract DateTimeOffset UtcNow { get; }

    /// <summary>A time that only ever goes forward, since any moment.</summary>
    public abstract TimeSpan Elapsed { get; }

    /// <summary>Waits.</summary>
    /// <param name="delay">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When the time has passed.</returns>
    public abstract Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Cancels when time has run out.</summary>
    /// <param name="source">What is cancelled.</param>
    /// <param name="delay">After how long.</param>
    /// <returns>Disposed of with the source; null where there is nothing to dispose of.</returns>
    public abstract IDisposable? CancelAfter(CancellationTokenSource source, TimeSpan delay);

    private sealed class SystemTime : TimeSource
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();

        public override DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

        public override TimeSpan Elapsed => _clock.Elapsed;

        public override Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, cancellationToken);

        public override IDisposable? CancelAfter(CancellationTokenSource source, TimeSpan delay)
        {
            source.CancelAfter(delay);
            return null;
        }
    }
}
