using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Access;

[Trait("Category", "Slow")]
public sealed class RateLimitTests
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_greedy = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Limit_answers_429_in_both_shapes()
    {
        // One a minute, so that no token comes back meanwhile, however busy the machine is.
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--rate-limit", "--rate-limit-per-minute", "1", "--rate-limit-burst", "3");
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
        Assert.Equal(contacts.Headers.RetryAfter!.Delta, TimeSpan.FromSeconds((int)contacts.Json["retryAfter"]!));
        Assert.InRange(contacts.Headers.RetryAfter.Delta!.Value.TotalSeconds, 1, 60);
        Assert.True(long.Parse(limited.Headers.GetValues("X-RateLimit-Reset").Single(), CultureInfo.InvariantCulture) >= DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        using var nobody = new Api(service.Api.Address, service.Api.Group, key: null);
        Assert.Equal(200, (await nobody.GetAsync(Routes.LocalInfo)).Status);
    }

    [Fact]
    public async Task Wait_that_a_429_names_is_enough()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--rate-limit", "--rate-limit-per-minute", "60", "--rate-limit-burst", "2");
        Answer? limited = null;
        for (int round = 0; limited is null && round < 100; round++)
        {
            Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.Api.GetAsync(Routes.Accounts)));
            limited = answers.FirstOrDefault(answer => answer.Status == 429);
        }

        Assert.NotNull(limited);
        await Task.Delay(limited.Headers.RetryAfter!.Delta!.Value);
        Assert.Equal(200, (await service.Api.GetAsync(Routes.Accounts)).Status);
    }

    [Fact]
    public async Task Tokens_come_back_steadily_up_to_the_burst_for_each_key_alone()
    {
        var clock = new FakeTimeProvider();
        var buckets = new TokenBuckets(new RateLimit(120, 2), clock);

        Assert.True(await TakeAsync("a"));
        Assert.True(await TakeAsync("a"));
        BucketState refused = await buckets.TakeAsync("a", CancellationToken.None);
        Assert.False(refused.Allowed);
        Assert.Equal(0.5, refused.Wait.TotalSeconds, 3);
        Assert.True(await TakeAsync("b"));

        clock.Advance(TimeSpan.FromSeconds(0.49));
        Assert.False(await TakeAsync("a"));
        clock.Advance(TimeSpan.FromSeconds(0.02));
        Assert.True(await TakeAsync("a"));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await TakeAsync("a"));
        Assert.True(await TakeAsync("a"));
        Assert.False(await TakeAsync("a"));

        async Task<bool> TakeAsync(string key) => (await buckets.TakeAsync(key, CancellationToken.None)).Allowed;
    }

    // Requests of several keys at several instances, in any order and at any time: what one process would say to all of them.
    [PostgresFact]
    public async Task Buckets_of_several_instances_give_what_one_would()
    {
        var random = new Random(Seed.Next());
        var clock = new WaitedClock(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        PostgresClock database = await PostgresClock.CreateAsync(clock.GetUtcNow());
        await using IStore store = await StoreFactory.OpenAsync(new StoreLocation.Server(database.Database));
        var limit = new RateLimit(random.Next(10, 2000), random.Next(1, 8));
        var alone = new TokenBuckets(limit, clock);
        SharedBuckets[] instances = [.. Enumerable.Range(0, 3).Select(_ => new SharedBuckets(store.Tokens!, limit, clock))];
        int allowed = 0;
        int refused = 0;
        for (int i = 0; i < 300; i++)
        {
            // Slower than the tokens of two keys are asked for, and now and then long enough for a full bucket.
            if (random.Next(4) == 0)
            {
                clock.Advance(TimeSpan.FromMilliseconds(random.Next(8) == 0 ? 60_000 : random.Next((int)(60_000 / limit.PerMinute * 1.5) + 1)));
                await database.SetAsync(clock.GetUtcNow());
            }

            string key = $"key {random.Next(2)}";
            BucketState expected = await alone.TakeAsync(key, CancellationToken.None);
            BucketState actual = await instances[random.Next(instances.Length)].TakeAsync(key, CancellationToken.None);
            Assert.True(
                (expected.Allowed, expected.Remaining) == (actual.Allowed, actual.Remaining) && (expected.Wait - actual.Wait).Duration() < s_tick && (expected.UntilFull - actual.UntilFull).Duration() < s_tick,
                $"request {i}: {expected} and {actual}");
            allowed += actual.Allowed ? 1 : 0;
            refused += actual.Allowed ? 0 : 1;
        }

        Assert.True(allowed > 20 && refused > 20, $"{allowed} allowed, {refused} refused: hardly anything was shown.");
    }

    [PostgresFact]
    public async Task Limit_holds_over_all_instances_together()
    {
        const double PerMinute = 1200;
        const int Burst = 20;
        string database = TestStore.NewDatabase();
        string[] options = ["--rate-limit", "--rate-limit-per-minute", $"{PerMinute}", "--rate-limit-burst", $"{Burst}"];
        await using ServiceProcess first = await ServiceProcess.OnDatabaseAsync(database, options);
        await using ServiceProcess second = await ServiceProcess.OnDatabaseAsync(database, options);
        await using ServiceProcess third = await ServiceProcess.OnDatabaseAsync(database, options);
        ServiceProcess[] instances = [first, second, third];
        string other = (await ServiceProcess.OnStoreAsync(database, "keys", "create")).Output.Trim();
        foreach (ServiceProcess instance in instances)
        {
            // The first requests of a process take long, and a bucket that is full in the meantime is not an instance's fault.
            using var api = new Api(instance.Api.Address, instance.Api.Group, other);
            Assert.Equal(200, (await api.GetAsync(Routes.Accounts)).Status);
        }

        long start = Stopwatch.GetTimestamp();
        int[] served = await Task.WhenAll(instances.Select(async instance =>
        {
            int count = 0;
            while (Stopwatch.GetElapsedTime(start) < s_greedy)
            {
                count += (await instance.Api.GetAsync(Routes.Accounts)).Status == 200 ? 1 : 0;
            }

            return count;
        }));
        double most = Burst + (PerMinute / 60 * Stopwatch.GetElapsedTime(start).TotalSeconds);
        Assert.InRange(served.Sum(), most * 0.95, (most * 1.05) + 1);
    }

}
