using System;
using System.Threading;

namespace ProspectingTools.Client.Http;

/// <summary>Remembers how far a server's clock is from this one, by its Date headers.</summary>
internal sealed class ServerClock
{
    private const long Unknown = long.MinValue;

    private long _offset = Unknown;

    /// <summary>The server's time less this machine's; null as long as no answer had a Date.</summary>
    public TimeSpan? Offset => Volatile.Read(ref _offset) is var ticks && ticks != Unknown ? TimeSpan.FromTicks(ticks) : null;

    /// <summary>Takes note of an answer.</summary>
    /// <param name="date">Its Date header.</param>
    public void Observe(DateTimeOffset? date)
    {
        if (date is { } serverTime)
        {
            Volatile.Write(ref _offset, (serverTime - DateTimeOffset.UtcNow).Ticks);
        }
    }
}
