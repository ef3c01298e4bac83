using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Access;

/// <summary>What a key may do in a minute, and how much of it at once.</summary>
internal sealed record RateLimit(double PerMinute, int Burst);

/// <summary>The state of a key's bucket after a request.</summary>
/// <param name="Allowed">Whether the request may go on.</param>
/// <param name="Remaining">Requests that could follow at once.</param>
/// <param name="Wait">How long until the next request may go on; zero when one may.</param>
/// <param name="UntilFull">How long until the bucket is full again.</param>
internal readonly record struct BucketState(bool Allowed, int Remaining, TimeSpan Wait, TimeSpan UntilFull)
{
    /// <summary>The state of a bucket with so many tokens, fractions among them.</summary>
    public static BucketState Of(RateLimit limit, bool allowed, double tokens) => new(
        allowed,
        (int)Math.Max(0, tokens),
        TimeSpan.FromSeconds(Math.Max(0, (1 - tokens) / (limit.PerMinute / 60))),
        TimeSpan.FromSeconds((limit.Burst - tokens) / (limit.PerMinute / 60)));
}

/// <summary>The token buckets of a process that is alone on its store.</summary>
internal sealed class TokenBuckets(RateLimit limit, TimeProvider clock) : IRateBuckets
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly double _perSecond = limit.PerMinute / 60;

    /// <inheritdoc/>
    public RateLimit Limit => limit;

    /// <inheritdoc/>
    public ValueTask<BucketState> TakeAsync(string key, CancellationToken cancellationToken) => ValueTask.FromResult(Take(key));

    private BucketState Take(string key)
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

            return BucketState.Of(limit, allowed, bucket.Tokens);
        }
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public long At { get; set; }
    }
}
