using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Endpoints;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;
using Xunit;

namespace ProspectingTools.Service.Tests.Access;

/// <summary>A bucket gives what it holds, fills steadily to its measure and no further, and says exactly how long to wait.</summary>
public sealed class TokenBucketTests
{
    private static readonly RateLimit s_limit = new(PerMinute: 30, Burst: 3);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Bucket_gives_what_it_holds_and_then_one_each_two_seconds()
    {
        var buckets = new TokenBuckets(s_limit, _clock);
        Assert.Equal(new BucketState(true, 2, TimeSpan.Zero, Seconds(2)), await TakeAsync(buckets));
        Assert.Equal(new BucketState(true, 1, TimeSpan.Zero, Seconds(4)), await TakeAsync(buckets));
        Assert.Equal(new BucketState(true, 0, Seconds(2), Seconds(6)), await TakeAsync(buckets));
        Assert.Equal(new BucketState(false, 0, Seconds(2), Seconds(6)), await TakeAsync(buckets));
        _clock.Advance(Seconds(0.5));
        Assert.Equal(new BucketState(false, 0, Seconds(1.5), Seconds(5.5)), await TakeAsync(buckets));
        _clock.Advance(Seconds(1.5));
        Assert.Equal(new BucketState(true, 0, Seconds(2), Seconds(6)), await TakeAsync(buckets));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new BucketState(true, 2, TimeSpan.Zero, Seconds(2)), await TakeAsync(buckets));
        Assert.Equal(new BucketState(true, 2, TimeSpan.Zero, Seconds(2)), await TakeAsync(buckets, "other"));
    }

    [Fact]
    public async Task Headers_say_what_is_left_and_when_and_one_too_many_is_429()
    {
        var limiting = new RateLimiting(new TokenBuckets(s_limit, _clock), _clock);
        long now = _clock.GetUtcNow().ToUnixTimeSeconds();
        for (int left = 2; left >= 0; left--)
        {
            var http = new DefaultHttpContext();
            await limiting.TakeAsync(http, Caller);
            Assert.Equal(("3", Text(left), Text(now + (2 * (3 - left)))), Headers(http));
        }

        foreach ((double passed, int wait) in new[] { (0.0, 2), (0.5, 2), (1.0, 1), (0.4, 1) })
        {
            _clock.Advance(Seconds(passed));
            var http = new DefaultHttpContext();
            ErrorAnswer answer = (await Assert.ThrowsAsync<RequestException>(() => limiting.TakeAsync(http, Caller))).Answer;
            Assert.Equal((429, wait), (answer.Status, answer.RetryAfterSeconds!.Value));
            Assert.Equal(("3", "0", Text(now + 2)), Headers(http));
        }
    }

    [Fact]
    public async Task Without_a_limit_nothing_is_counted_or_said()
    {
        var http = new DefaultHttpContext();
        await new RateLimiting(null, _clock).TakeAsync(http, Caller);
        Assert.Empty(http.Response.Headers);
    }

    private static Caller Caller => new(1, "g", "group", "key", new System.Collections.Generic.HashSet<string>());

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static (string Limit, string Remaining, string Reset) Headers(HttpContext http) =>
        (http.Response.Headers["X-RateLimit-Limit"].ToString(), http.Response.Headers["X-RateLimit-Remaining"].ToString(), http.Response.Headers["X-RateLimit-Reset"].ToString());

    private static async Task<BucketState> TakeAsync(TokenBuckets buckets, string key = "key") => await buckets.TakeAsync(key, CancellationToken.None);
}
