using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using ProspectingTools.Client.Http;
using Xunit;

namespace ProspectingTools.Client.Tests.Support;

/// <summary>A time that the test sets. It keeps every wait that was asked for.</summary>
internal sealed class TestTime : TimeSource
{
    /// <summary>A real time that no right run comes near: only a hang does.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly FakeTimeProvider _clock = new();
    private readonly long _start;
    private readonly ConcurrentQueue<TimeSpan> _delays = new();
    private readonly bool _passes;

    private TestTime(bool passes)
    {
        _passes = passes;
        _start = _clock.GetTimestamp();
    }

    public override DateTimeOffset UtcNow => _clock.GetUtcNow();

    public override TimeSpan Elapsed => _clock.GetElapsedTime(_start);

    /// <summary>The waits so far, in the order in which they began.</summary>
    public IReadOnlyList<TimeSpan> Delays => [.. _delays];

    /// <summary>The waits so far, in seconds.</summary>
    public IEnumerable<double> Seconds => Delays.Select(static d => d.TotalSeconds);

    /// <summary>Fails unless the waits were these seconds, each with its ten per cent of jitter either way.</summary>
    public void RequireAbout(params double[] seconds)
    {
        double[] waited = [.. Delays.Select(static d => d.TotalSeconds)];
        Assert.True(
            waited.Length == seconds.Length && waited.Zip(seconds).All(static w => w.First >= (w.Second * 0.9) - 1e-6 && w.First <= (w.Second * 1.1) + 1e-6),
            $"Waited {string.Join(", ", waited)}.");
    }

    /// <summary>A time that stands until the test moves it.</summary>
    public static TestTime Standing() => new(passes: false);

    /// <summary>A time in which each wait is over at once, as if it had passed.</summary>
    public static TestTime Passing() => new(passes: true);

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan time) => _clock.Advance(time);

    /// <summary>Ends when so many waits have begun.</summary>
    public Task DelaysAsync(int count) => Eventually.TrueAsync(() => _delays.Count >= count);

    public override async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task wait = _passes ? Task.CompletedTask : Task.Delay(delay, _clock, cancellationToken);
        _delays.Enqueue(delay);
        if (_passes)
        {
            await Task.Yield();
            _clock.Advance(delay);
        }

        await wait;
    }

    public override IDisposable CancelAfter(CancellationTokenSource source, TimeSpan delay) => _clock.CreateTimer(
        static s => ((CancellationTokenSource)s!).Cancel(), source, delay, Timeout.InfiniteTimeSpan);
}
