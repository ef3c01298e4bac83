using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Access;

/// <summary>
/// Token buckets of all instances on a database. Each request takes its token there, so that the limit holds exactly; one that was
/// refused is refused here, without asking, until the next token can have come back: others can only have taken more.
/// </summary>
internal sealed class SharedBuckets(ITokenStore tokens, RateLimit limit, TimeProvider clock) : IRateBuckets
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _refusedUntil = new(StringComparer.Ordinal);
    private readonly double _perSecond = limit.PerMinute / 60;

    /// <inheritdoc/>
    public RateLimit Limit => limit;

    /// <inheritdoc/>
    public async ValueTask<BucketState> TakeAsync(string key, CancellationToken cancellationToken)
    {
        if (_refusedUntil.TryGetValue(key, out DateTimeOffset until))
        {
            TimeSpan wait = until - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                return BucketState.Of(limit, false, 1 - (wait.TotalSeconds * _perSecond));
            }

            _refusedUntil.TryRemove(key, out _);
        }

        (bool taken, double left) = await tokens.TakeAsync(key, _perSecond, limit.Burst, cancellationToken);
        var state = BucketState.Of(limit, taken, left);
        if (!taken)
        {
            _refusedUntil[key] = clock.GetUtcNow() + state.Wait;
        }

        return state;
    }
}
