using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Access;

/// <summary>Token buckets, one for each key. Tokens come back steadily, so that the time to wait is known exactly.</summary>
internal interface IRateBuckets
{
    /// <summary>The limit.</summary>
    RateLimit Limit { get; }

    /// <summary>Takes a token of a key.</summary>
    ValueTask<BucketState> TakeAsync(string key, CancellationToken cancellationToken);
}
