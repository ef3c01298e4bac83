using System;

namespace ProspectingTools.Client.Jobs;

/// <summary>
/// When something that takes its time is looked at again: growing intervals with a little jitter, and what the server asks
/// for first, up to a ceiling.
/// </summary>
internal sealed class PollSchedule(TimeSpan first, double factor, TimeSpan maximum, TimeSpan serverCeiling)
{
    private static readonly Random s_jitter = new();

    private TimeSpan _interval = first;

    /// <summary>The wait before the next look.</summary>
    /// <param name="asked">What the server asks for. None, or no wait at all, leaves it to the schedule: that would be a busy loop.</param>
    /// <returns>The wait.</returns>
    public TimeSpan Next(TimeSpan? asked)
    {
        TimeSpan own = Spread(_interval);
        _interval = TimeSpan.FromTicks(Math.Min((long)(_interval.Ticks * factor), maximum.Ticks));
        return asked is { } wait && wait > TimeSpan.Zero
            ? (wait < serverCeiling ? wait : serverCeiling)
            : own;
    }

    // Ten per cent either way, so that many waits do not fall into step.
    private static TimeSpan Spread(TimeSpan interval)
    {
        double spread;
        lock (s_jitter)
        {
            spread = 0.9 + (0.2 * s_jitter.NextDouble());
        }

        return TimeSpan.FromTicks((long)(interval.Ticks * spread));
    }
}
