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
using ProspectingTools.Client.Paging;
using ProspectingTools.Client.Tests.Support;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests.Seeded;

/// <summary>
/// Runs by seed: paging, starting, waiting and creating against faults of every kind. Each run ends in the right objects, exactly
/// once and in order, or in one clear exception with the rows before it; never in a second job, nor in a hang.
/// <c>PROSPECTING_FAULT_RUNS</c> raises the number of runs.
/// </summary>
[Trait("Category", "Slow")]
public sealed class SeededTests
{
    private const int FirstSeed = 20_260_101;
    private static readonly TimeSpan s_longestRun = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    private static int Runs =>
        int.TryParse(Environment.GetEnvironmentVariable("PROSPECTING_FAULT_RUNS"), CultureInfo.InvariantCulture, out int runs) ? runs : 300;

    [Fact]
    public async Task Every_run_ends_well_or_in_one_clear_failure()
    {
        var broken = new ConcurrentDictionary<int, string>();
        int failures = 0;
        await Parallel.ForEachAsync(Enumerable.Range(FirstSeed, Runs), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (seed, _) =>
        {
            try
            {
                if (await RunAsync(seed).WaitAsync(s_longestRun, CancellationToken.None))
                {
                    Interlocked.Increment(ref failures);
                }
            }
            catch (Exception e)
            {
                broken[seed] = e.Message;
            }
        });

        Assert.True(broken.IsEmpty, $"{broken.Count} of {Runs} seeds: {string.Join("; ", broken.OrderBy(b => b.Key).Take(10).Select(b => $"{b.Key}: {b.Value}"))}");

        // Neither all calm nor all storm: both ends of the promise were put to the test.
        Assert.InRange((double)failures / Runs, 0.05, 0.6);
    }

    /// <returns>Whether the run ended in a failure, as it may.</returns>
    private static async Task<bool> RunAsync(int seed)
    {
        var random = new Random(seed);
        int total = random.Next(0, 4) == 0 ? random.Next(0, 5) : random.Next(5, 400);
        var scenario = new Scenario(seed, total, rate: random.Next(1, 5) * 0.1);
        await using var server = HostileServer.Start(scenario.Answer);
        using var client = new ProspectingClient(new ClientOptions
        {
            BaseUri = server.Uri,
            Key = Clients.Key,
            AccountGroupId = Clients.Group,
            Retry = new RetryPolicy { BaseDelay = TimeSpan.FromMilliseconds(2), MaximumDelay = TimeSpan.FromMilliseconds(20), RetryAfterCeiling = TimeSpan.FromMilliseconds(50) },
            Timeout = s_timeout,
            CreationTimeout = s_timeout,
            NoProxy = true,
        });
        PageOptions options = new()
        {
            PageSize = random.Next(3) == 0 ? null : random.Next(7, 100),
            First = random.Next(3) == 0 ? random.Next(0, 300) : long.MaxValue,
            Skip = random.Next(3) == 0 ? random.Next(0, 100) : 0,
        };
        return await (random.Next(4) switch
        {
            0 => ReadCursorAsync(client, scenario, total, options),
            1 => ReadOffsetAsync(client, scenario, total, options),
            2 => StartAndWaitAsync(client, scenario, server),
            _ => CreateListAsync(client, scenario, server),
        });
    }

    private static async Task<bool> ReadCursorAsync(ProspectingClient client, Scenario scenario, int total, PageOptions options)
    {
        string[] expected = Expected("p", total, options);
        var rows = new List<Prospect>();
        ProspectingApiException? failure = await TryAsync(scenario, () => client.GetProspects("a", options, CallContext.None).DrainAsync(rows));
        RequireRows(expected, rows.Select(p => p.ProspectId), whole: failure is null);

        // What came before the failure and what comes after its cursor is the list, once. While rows are still being skipped
        // the cursor alone does not tell how many.
        if (failure is not null && rows.Count > 0)
        {
            scenario.Calm = true;
            var resumed = new PageOptions { PageSize = options.PageSize, Cursor = failure.Cursor, First = options.First - rows.Count };
            await client.GetProspects("a", resumed, CallContext.None).DrainAsync(rows);
            RequireRows(expected, rows.Select(p => p.ProspectId), whole: true);
        }

        return failure is not null;
    }

    private static async Task<bool> ReadOffsetAsync(ProspectingClient client, Scenario scenario, int total, PageOptions options)
    {
        var rows = new List<Contact>();
        ProspectingApiException? failure = await TryAsync(scenario, () => client.GetContacts("l", options, CallContext.None).DrainAsync(rows));
        RequireRows(Expected("c", total, options), rows.Select(c => c.ContactId), whole: failure is null);
        return failure is not null;
    }

    private static async Task<bool> StartAndWaitAsync(ProspectingClient client, Scenario scenario, HostileServer server)
    {
        string key = IdempotencyKeys.Create();
        ProspectingJob? job = null;
        async Task StartAsync() => job = await client.StartJobAsync(new StartJobRequest { Source = JobSource.SalesNavigator, LeadListId = "l" }, key, CallContext.None);
        ProspectingApiException? failure = await TryAsync(scenario, StartAsync);
        if (failure is not null)
        {
            // The user tries again with the key that the error carries.
            Require(failure.IdempotencyKey == key, "The failure does not carry the key.");
            scenario.Calm = true;
            await StartAsync();
            scenario.Calm = false;
        }

        Require(scenario.JobsMade == 1, $"{scenario.JobsMade} jobs for one start.");
        Require(job!.JobId == "job1", $"Job {job.JobId}.");
        Require(server.Requests.All(r => r.Method != "POST" || r.Header("Idempotency-Key") == key), "A start went out with another key.");

        using var waiter = new JobWaiter(client, new JobWaitOptions { FirstInterval = TimeSpan.FromMilliseconds(5), MaximumInterval = TimeSpan.FromMilliseconds(20) }, CallContext.None);
        waiter.Add(job.JobId!);
        JobOutcome outcome = (await waiter.NextAsync())!;
        Require(outcome.Failure is not null || outcome.Job is { IsFinished: true, AudienceId: "a" }, "A wait without an end.");
        if (outcome.Failure is not null)
        {
            RequireClear(outcome.Failure, scenario);
        }

        return failure is not null || outcome.Failure is not null;
    }

    private static async Task<bool> CreateListAsync(ProspectingClient client, Scenario scenario, HostileServer server)
    {
        ContactList? list = null;
        var body = new CreateContactListRequest { Name = "n", Filters = new ContactListFilters { CompanyLinkedInUrls = ["linkedin.com/company/a"], Keywords = "k" } };
        ProspectingApiException? failure = await TryAsync(scenario, async () => list = await client.CreateContactListAsync(body, CallContext.None));
        int sent = server.Requests.Count(r => r.Method == "POST");
        Require(scenario.Lists.Count <= 1, $"{scenario.Lists.Count} lists for one creation.");
        Require(sent <= 1 + scenario.Limited, $"The creation was sent {sent} times.");
        Require(list is null || (list.ListId == "list1" && scenario.Lists.Count == 1), "A list that is not there.");
        return failure is not null;
    }

    private static string[] Expected(string prefix, int total, PageOptions options) =>
        Enumerable.Range(0, total).Skip((int)options.Skip).Take((int)Math.Min(options.First, int.MaxValue)).Select(i => $"{prefix}{i}").ToArray();

    private static void RequireRows(string[] expected, IEnumerable<string?> actual, bool whole)
    {
        string?[] rows = actual.ToArray();
        Require(rows.SequenceEqual(expected.Take(rows.Length)), "Rows are missing, doubled or out of order.");
        Require(!whole || rows.Length == expected.Length, $"{rows.Length} rows of {expected.Length}, and no failure.");
    }

    // A failure must have a cause on its path, and must not come before the attempts are used up.
    private static void RequireClear(ProspectingApiException e, Scenario scenario)
    {
        Require(e.Code.Length > 0 && e.Message.Length > 0 && e.Method is not null && e.Path is not null, $"An unclear failure: {e}");
        bool transient = scenario.Struck(e.Path!, Fate.Transient) || scenario.Struck(e.Path!, Fate.Limited);
        bool final = scenario.Struck(e.Path!, Fate.Final) || scenario.Struck(e.Path!, Fate.Unreadable);
        Require(transient || final, $"A failure without cause: {e.Message}");
        Require(final || e.Attempts == 4 || (e.Method == "POST" && e.IdempotencyKey is null), $"Given up after {e.Attempts} attempts: {e.Message}");
    }

    private static async Task<ProspectingApiException?> TryAsync(Scenario scenario, Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (ProspectingApiException e)
        {
            RequireClear(e, scenario);
            return e;
        }
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException(what);
        }
    }
}
