using System;
using System.Buffers;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Faults;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Store.Sqlite;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>Jobs over a real store with a clock that stands until it is told to go on.</summary>
internal sealed class JobBench : IAsyncDisposable
{
    public const long Credits = 100_000;

    private readonly PostgresClock? _databaseClock;

    private JobBench(WaitedClock clock, PostgresClock? databaseClock, IStore store, Caller caller, IReadOnlyList<long> people)
    {
        Clock = clock;
        _databaseClock = databaseClock;
        Store = store;
        Caller = caller;
        People = people;
    }

    public WaitedClock Clock { get; }

    public IStore Store { get; }

    public Caller Caller { get; }

    /// <summary>The directory's people, all of whom are in the only lead list.</summary>
    public IReadOnlyList<long> People { get; }

    private static JobMetrics Metrics { get; } = new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());

    private string LeadListId { get; init; } = string.Empty;

    /// <summary>A step of time that many can be waited for of.</summary>
    public TimeSpan Step => TimeSpan.FromMilliseconds(_databaseClock is null ? 100 : 1000);

    public static async Task<JobBench> CreateAsync(int people, string kind = TestStore.Sqlite)
    {
        var clock = new WaitedClock(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        PostgresClock? databaseClock = kind == TestStore.Postgres ? await PostgresClock.CreateAsync(clock.GetUtcNow()) : null;
        IStore store = databaseClock is null ? SqliteStore.Open(null, clock: clock) : await StoreFactory.OpenAsync(new StoreLocation.Server(databaseClock.Database));
        string list = Ids.New();
        return await store.WriteAsync(
            async session =>
            {
                string id = Ids.New();
                long group = await session.AddAccountGroupAsync(id, "group", 0);
                await session.AppendLedgerAsync(new LedgerLine(group, Credits, 0, null, "start", 0));
                IReadOnlyList<long> keys = await session.AddPeopleAsync(group, [.. Enumerable.Range(0, people).Select(i => Person(i, """{"name":"P"}"""u8.ToArray()))]);
                await session.AddLeadListMembersAsync(group, await session.AddLeadListAsync(group, list, "all"), keys);
                return new JobBench(clock, databaseClock, store, new Caller(group, id, "group", "key", new HashSet<string>()), keys) { LeadListId = list };
            },
            CancellationToken.None);
    }

    /// <summary>A worker; of a store of its own when it is to meet faults.</summary>
    public JobWorker Worker(IStore? store = null) =>
        new(store ?? Store, new ServiceSettings(), new FaultRegistry(), Metrics, Clock, NullLogger<JobWorker>.Instance);

    /// <summary>An engine of another process.</summary>
    public JobEngine Engine(IStore? store = null, FaultRegistry? faults = null)
    {
        var worker = new JobWorker(store ?? Store, new ServiceSettings(), faults ?? new FaultRegistry(), Metrics, Clock, NullLogger<JobWorker>.Instance);
        return new JobEngine(store ?? Store, new JobSignal(), worker, WorkerIdentity.New(), Clock, NullLogger<JobEngine>.Instance);
    }

    /// <summary>Starts a job over all people.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> StartAsync(bool emails = false)
    {
        var request = new StartJobRequest { Source = JobSource.SalesNavigator, LeadListId = LeadListId, SearchEmails = emails };
        return (await Rules().StartAsync(Caller, request, null, CancellationToken.None)).Job.JobId!;
    }

    /// <summary>Cancels a job as its user.</summary>
    public Task<ProspectingJob> CancelAsync(string jobId) => Rules().CancelAsync(Caller, jobId, CancellationToken.None);

    /// <summary>A job as its user sees it.</summary>
    public Task<ProspectingJob> SeenAsync(string jobId, bool bare = false) => Rules(bare).GetAsync(Caller, jobId, CancellationToken.None);

    /// <summary>The newest jobs as their user sees them.</summary>
    public async Task<IReadOnlyList<ProspectingJob>> ListedAsync() => (await Rules().ListAsync(Caller, new PageRequest(null, 100), null, CancellationToken.None)).Items;

    public Task<JobLease?> ClaimAsync(string owner) =>
        Store.QueueAsync(queue => queue.ClaimJobAsync(owner, JobWorker.Lease, []), CancellationToken.None);

    public async Task<JobRow> JobAsync(string jobId) =>
        (await Store.ReadAsync(session => session.JobAsync(Caller.GroupKey, jobId), CancellationToken.None))!;

    public async Task<IReadOnlyList<JobErrorRow>> ErrorsAsync(string jobId)
    {
        long key = (await JobAsync(jobId)).Key;
        return await Store.ReadAsync(session => session.JobErrorsAsync(Caller.GroupKey, key, key), CancellationToken.None);
    }

    public Task<long> BalanceAsync() => Store.ReadAsync(session => session.BalanceAsync(Caller.GroupKey), CancellationToken.None);

    /// <summary>The prospects of a job's audience, as JSON.</summary>
    public async Task<JsonArray> ProspectsAsync(string jobId)
    {
        long audience = (await JobAsync(jobId)).AudienceKey;
        var page = new ArrayBufferWriter<byte>();
        await Store.ReadAsync(session => session.CopyProspectsAsync(Caller.GroupKey, audience, 0, 10_000, page), CancellationToken.None);
        return JsonSerializer.Deserialize<JsonArray>([(byte)'[', .. page.WrittenSpan, (byte)']'])!;
    }

    private JobRules Rules(bool bare = false) =>
        new(Store, new ServiceSettings { MaxResults = 5000, BareReference = bare }, new JobSignal(), Clock);

    /// <summary>Spoils a person, so that anyone who reads it throws.</summary>
    public Task<bool> SpoilAsync(int index) => Store.WriteAsync(
        async session =>
        {
            // JSON without a single character cannot be made a prospect of.
            await session.UpdatePeopleAsync(Caller.GroupKey, [(People[index], Person(index, []))]);
            return true;
        },
        CancellationToken.None);

    /// <summary>Lets time pass, for the service and for the store.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        if (_databaseClock is not null)
        {
            await _databaseClock.SetAsync(Clock.GetUtcNow());
        }
    }

    /// <summary>Lets time pass in small steps until a task ends.</summary>
    /// <returns>How much passed.</returns>
    public async Task<TimeSpan> PassUntilAsync(Task task, TimeSpan most)
    {
        DateTimeOffset from = Clock.GetUtcNow();
        while (!task.IsCompleted)
        {
            if (Clock.GetUtcNow() - from > most)
            {
                throw new TimeoutException($"Not ended after {most} of the clock.");
            }

            if (Clock.IsWaitedFor)
            {
                await PassAsync(TimeSpan.FromMilliseconds(50));
            }

            await Task.Yield();
        }

        await task;
        return Clock.GetUtcNow() - from;
    }

    /// <summary>Runs a statement in the database, past the service.</summary>
    public Task RunAsync(string sql) => _databaseClock!.RunAsync(sql);

    /// <summary>How many rows of each table were read since the counters began, by index or not; after the store is closed.</summary>
    public Task<IReadOnlyDictionary<string, long>> ReadsAsync() => _databaseClock!.ReadsAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static PersonWrite Person(int i, byte[] json) => new(
        Ids.New(), $"https://www.linkedin.com/in/p-{i}", null, null, null, false, json, """[{"email":"p@p.example"}]"""u8.ToArray(),
        new SearchText($"P {i}", null, null, null, null, null, null, null));
}
