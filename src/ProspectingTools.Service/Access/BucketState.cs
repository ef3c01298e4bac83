using System;

namespace ProspectingTools.Service.Access;

/// <summary>The state of a key's bucket after a request.</summary>
/// <param name="Allowed">Whether the request may proceed.</param>
/// <param name="Remaining">Requests that could follow at once.</param>
/// <param name="Wait">How long until the next request may proceed; zero when one may.</param>
/// <param name="UntilFull">How long until the bucket is full again.</param>
internal readonly record struct BucketState(bool Allowed, int Remaining, TimeSpan Wait, TimeSpan UntilFull)
{
    /// <summary>The state of a bucket with this many tokens, fractions included.</summary>
    public static BucketState Of(RateLimit limit, bool allowed, double tokens) => new(
        allowed,
        (int)Math.Max(0, tokens),
        TimeSpan.FromSeconds(Math.Max(0, (1 - tokens) / (limit.PerMinute / 60))),
        TimeSpan.FromSeconds((limit.Burst - tokens) / (limit.PerMinute / 60)));
}
