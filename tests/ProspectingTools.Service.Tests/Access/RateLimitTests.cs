using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Access;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Limit_answers_429_in_both_shapes_and_the_wait_it_names_is_enough()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--rate-limit", "--rate-limit-per-minute", "60", "--rate-limit-burst", "3");
        for (int i = 0; i < 3; i++)
        {
            Answer allowed = await service.Api.GetAsync(Routes.Accounts);
            Assert.Equal((200, "3"), (allowed.Status, allowed.Headers.GetValues("X-RateLimit-Limit").Single()));
        }

        Answer limited = await service.Api.GetAsync(Routes.Accounts);
        Answer contacts = await service.Api.GetAsync(Routes.Credits);
        Assert.Equal((429, ErrorCodes.RateLimited), (limited.Status, limited.Code));
        Assert.Equal((429, "Too Many Requests"), (contacts.Status, (string?)contacts.Json["error"]));
        Assert.Equal(429, (int)contacts.Json["statusCode"]!);
        Assert.Equal(1, (int)contacts.Json["retryAfter"]!);
        Assert.True(long.Parse(limited.Headers.GetValues("X-RateLimit-Reset").Single(), CultureInfo.InvariantCulture) >= DateTimeOffset.UtcNow.ToUnixTimeSeconds());

        await Task.Delay(limited.Headers.RetryAfter!.Delta!.Value);
        Assert.Equal(200, (await service.Api.GetAsync(Routes.Accounts)).Status);
        using var nobody = new Api(service.Api.Address, service.Api.Group, key: null);
        Assert.Equal(200, (await nobody.GetAsync(Routes.LocalInfo)).Status);
    }

    [Fact]
    public void Tokens_come_back_steadily_up_to_the_burst_for_each_key_alone()
    {
        var clock = new StandingClock();
        var buckets = new TokenBuckets(new RateLimit(120, 2), clock);

        Assert.True(buckets.Take("a").Allowed);
        Assert.True(buckets.Take("a").Allowed);
        BucketState refused = buckets.Take("a");
        Assert.False(refused.Allowed);
        Assert.Equal(0.5, refused.Wait.TotalSeconds, 3);
        Assert.True(buckets.Take("b").Allowed);

        clock.Advance(TimeSpan.FromSeconds(0.49));
        Assert.False(buckets.Take("a").Allowed);
        clock.Advance(TimeSpan.FromSeconds(0.02));
        Assert.True(buckets.Take("a").Allowed);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => buckets.Take("a").Allowed));
    }

    private sealed class StandingClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}
