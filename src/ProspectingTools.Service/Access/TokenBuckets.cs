using System;
using System.Collections.Concurrent;

namespace ProspectingTools.Service.Access;

/// <summary>What a key may do in a minute, and how much of it at once.</summary>
internal sealed record RateLimit(double PerMinute, int Burst);

/// <summary>The state of a key's bucket after a request.</summary>
/// <param name="Allowed">Whether the request may go on.</param>
/// <param name="Remaining">Requests that could follow at once.</param>
/// <param name="Wait">How long until the next request may go on; zero when one may.</param>
/// <param name="UntilFull">How long until the bucket is full again.</param>
internal readonly record struct BucketState(bool Allowed, int Remaining, TimeSpan Wait, TimeSpan UntilFull);

/// <summary>Token buckets, one for each key. Tokens come back steadily, so that the time to wait is known exactly.</summary>
internal sealed class TokenBuckets(RateLimit limit, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly double _perSecond = limit.PerMinute / 60;

    /// <summary>The limit.</summary>
    public RateLimit Limit => limit;

    /// <summary>Takes a token of a key.</summary>
    public BucketState Take(string key)
    {
        Bucket bucket = _buckets.GetOrAdd(key, _ => new Bucket { Tokens = limit.Burst, At = clock.GetTimestamp() });
        lock (bucket)
        {
            long now = clock.GetTimestamp();
            bucket.Tokens = Math.Min(limit.Burst, bucket.Tokens + (clock.GetElapsedTime(bucket.At, now).TotalSeconds * _perSecond));
            bucket.At = now;
            bool allowed = bucket.Tokens >= 1;
            if (allowed)
            {
                bucket.Tokens--;
            }

            return new BucketState(
                allowed,
                (int)bucket.Tokens,
                TimeSpan.FromSeconds(Math.Max(0, (1 - bucket.Tokens) / _perSecond)),
                TimeSpan.FromSeconds((limit.Burst - bucket.Tokens) / _perSecond));
        }
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public long At { get; set; }
    }
}
