using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Starts;

/// <summary>
/// Histories of one command that is run again and again under one key, by seed: in any order, with any subset refused, failed or
/// lost before, with any growth, with typos mended. No person and no source is ever charged twice, and none is left out without
/// an error. <c>PROSPECTING_START_RUNS</c> raises the number of histories.
/// </summary>
[Trait("Category", "Slow")]
public sealed class PaidOnceTests
{
    private const int FirstSeed = 20_260_301;

    private static int Runs =>
        int.TryParse(Environment.GetEnvironmentVariable("PROSPECTING_START_RUNS"), CultureInfo.InvariantCulture, out int runs) ? runs : 200;

    [Fact]
    public async Task Nothing_is_charged_twice_and_nothing_is_lost_whatever_went_before()
    {
        var broken = new ConcurrentDictionary<int, string>();
        await Parallel.ForEachAsync(Enumerable.Range(FirstSeed, Runs), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (seed, _) =>
        {
            try
            {
                await HistoryAsync(seed).WaitAsync(TimeSpan.FromSeconds(60), CancellationToken.None);
            }
            catch (Exception e)
            {
                broken[seed] = e.Message;
            }
        });

        Assert.True(broken.IsEmpty, $"{broken.Count} of {Runs} seeds: {string.Join("; ", broken.OrderBy(b => b.Key).Take(10).Select(b => $"{b.Key}: {b.Value}"))}");
    }

    private static async Task HistoryAsync(int seed)
    {
        var random = new Random(seed);
        var sources = new SourcePool(random);
        var bill = new BillingServer(random, sources.NameOf);
        await using var server = HostileServer.Start(bill.Answer);
        using var client = new ProspectingClient(new ClientOptions
        {
            BaseUri = server.Uri,
            Key = Clients.Key,
            AccountGroupId = Clients.Group,
            Retry = new RetryPolicy { MaximumRetryCount = random.Next(3), BaseDelay = TimeSpan.FromMilliseconds(1), MaximumDelay = TimeSpan.FromMilliseconds(1) },
            NoProxy = true,
        });
        string? key = random.Next(2) == 0 ? "nightly" : null;
        bool addresses = random.Next(2) == 0;
        var list = new AddressList(random);
        int runs = random.Next(2, 6);
        for (int run = 0; run < runs; run++)
        {
            bool calm = run == runs - 1;
            bill.Faults = calm ? 0 : random.NextDouble() * 0.6;
            var starts = new JobStarts(client, key);
            key = starts.Key;
            if (addresses)
            {
                list.Change();
                await RunListAsync(starts, list.Current, bill, random.Next(12) == 0);
            }
            else
            {
                await RunSourcesAsync(starts, calm ? sources.All() : sources.Some(), bill, sources);
            }

            foreach ((string what, int times) in bill.Charges)
            {
                Require(times == 1, $"{what} was charged {times} times.");
            }
        }

        foreach (string name in addresses ? [] : sources.Names)
        {
            Require(bill.Charges.ContainsKey(name), $"{name} was never started.");
        }
    }

    private static async Task RunSourcesAsync(JobStarts starts, IEnumerable<StartJobRequest> requests, BillingServer bill, SourcePool sources)
    {
        foreach (StartJobRequest request in requests)
        {
            try
            {
                await starts.StartSourceAsync(request, CallContext.None);
                Require(bill.Charges.ContainsKey(sources.NameOf(request)), "A start that nobody refused was lost.");
            }
            catch (ProspectingApiException e)
            {
                Require(e.CommandKey == starts.Key, "The failure does not carry the key of the command.");
            }
        }
    }

    private static async Task RunListAsync(JobStarts starts, IReadOnlyList<string> addresses, BillingServer bill, bool emails)
    {
        var set = new ProfileUrlSet();
        foreach (string address in addresses)
        {
            set.TryAdd(address, out _);
        }

        int sent = bill.Answers.Count;
        try
        {
            foreach (IReadOnlyList<string> part in set.Split())
            {
                await starts.StartPartAsync(new StartJobRequest { Source = JobSource.UrlUpload, Urls = part, SearchEmails = emails ? true : null }, CallContext.None);
            }

            string? lost = set.Split().SelectMany(part => part).FirstOrDefault(url => !bill.Charges.ContainsKey(url));
            Require(lost is null, $"{lost} was lost without a word.");
        }
        catch (ProspectingApiException e)
        {
            Require(e.CommandKey == starts.Key, "The failure does not carry the key of the command.");
            if (e.Code == ErrorCodes.IdempotencyConflict)
            {
                Require(e.Message.Contains("has changed", StringComparison.Ordinal), e.Message);
                int conflicts = bill.Answers.Skip(sent).Count(status => status == 409);
                Require(conflicts == 1 && bill.Answers[^1] == 409, "Something was sent after the part that differs.");
            }

            await Assert.ThrowsAsync<InvalidOperationException>(() => starts.StartPartAsync(new StartJobRequest { Urls = ["x"] }, CallContext.None));
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
