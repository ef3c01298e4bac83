using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Access;

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
