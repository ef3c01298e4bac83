using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Jobs;

/// <summary>Attempts, pauses and fencing in both stores, on a clock that the test moves.</summary>
public sealed class JobWorkerTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly string[] s_faults = ["busy", "full", "unknown outcome", "unusable"];

    [Theory]
    [StoreData]
    public async Task Row_that_always_throws_ends_the_job_after_five_attempts_with_growing_pauses(string kind)
    {
        await using JobBench bench = await JobBench.CreateAsync(people: 250, kind);
        await bench.SpoilAsync(160);
        string jobId = await bench.StartAsync(emails: true);
        List<TimeSpan> pauses = [];
        DateTimeOffset ended = bench.Clock.GetUtcNow();
        for (int attempt = 1; attempt <= 5; attempt++)
        {
            JobLease? lease = await bench.ClaimAsync("a");
            for (; lease is null; lease = await bench.ClaimAsync("a"))
            {
                await bench.PassAsync(bench.Step);
            }

            Assert.Equal(attempt, lease.Attempt);
            pauses.Add(bench.Clock.GetUtcNow() - ended);
            await bench.Worker().WorkAsync(lease, CancellationToken.None);
            ended = bench.Clock.GetUtcNow();
        }

        Assert.All(pauses.Skip(1).Select((pause, i) => (pause, Wanted: Math.Pow(i + 1, 4))), p => Assert.InRange(p.pause.TotalSeconds, p.Wanted * 0.9, (p.Wanted * 1.1) + bench.Step.TotalSeconds));
        JobRow job = await bench.JobAsync(jobId);
        Assert.Equal((JobStatus.Failed, ErrorCodes.InternalError, 100L), (job.Status, job.ErrorCode, job.Imported));
        Assert.Contains("5 attempts", job.ErrorMessage, StringComparison.Ordinal);
        IReadOnlyList<JobErrorRow> errors = await bench.ErrorsAsync(jobId);
        Assert.Equal([1L, 2, 3, 4, 5], errors.Select(e => e.Attempt));
        Assert.All(errors, e => Assert.NotEmpty(e.Message));

        Assert.Equal([1L, 2, 3, 4, 5], (await bench.SeenAsync(jobId)).FailedAttempts!.Select(a => a.Attempt!.Value));
        Assert.Null((await bench.SeenAsync(jobId, bare: true)).FailedAttempts);

        // What was imported before is paid and delivered, once, with its addresses.
        Assert.Equal(JobBench.Credits - 200, await bench.BalanceAsync());
        Assert.Equal(100, (await bench.ProspectsAsync(jobId)).Count(p => p!["emails"]!.AsArray().Count == 1));
        await bench.PassAsync(TimeSpan.FromDays(30));
        Assert.Null(await bench.ClaimAsync("b"));
    }

    [Theory]
    [StoreData]
    public async Task Error_that_passes_costs_an_attempt_and_no_more(string kind)
    {
        await using JobBench bench = await JobBench.CreateAsync(people: 150, kind);
        string jobId = await bench.StartAsync();
        var store = new FaultyStore(bench.Store);
        int writes = 0;
        store.Before = () => ++writes == 3 ? throw new InvalidOperationException("once") : Task.CompletedTask;
        await bench.Worker(store).WorkAsync((await bench.ClaimAsync("a"))!, CancellationToken.None);
        Assert.Null(await bench.ClaimAsync("a"));
        Assert.Equal(JobStatus.Running, (await bench.JobAsync(jobId)).Status);
        await bench.PassAsync(s_second * 1.1);
        await bench.Worker(store).WorkAsync((await bench.ClaimAsync("a"))!, CancellationToken.None);
        Assert.Equal((JobStatus.Completed, 150L), ((await bench.JobAsync(jobId)) is var job ? job.Status : null, job.Imported));
        Assert.Equal("InvalidOperationException: once", (await bench.ErrorsAsync(jobId)).Single().Message);
        Assert.Equal(JobBench.Credits - 150, await bench.BalanceAsync());
    }

    [Theory]
    [StoreData]
    public async Task Failure_that_cannot_be_written_down_is_written_the_second_time(string kind)
    {
        await using JobBench bench = await JobBench.CreateAsync(people: 150, kind);
        string jobId = await bench.StartAsync();
        var store = new FaultyStore(bench.Store);
        int writes = 0;
        store.Before = () => ++writes is 2 or 3 ? throw new InvalidOperationException($"{writes}") : Task.CompletedTask;
        await bench.Worker(store).WorkAsync((await bench.ClaimAsync("a"))!, CancellationToken.None);
        Assert.Equal((4, "InvalidOperationException: 2"), (writes, (await bench.ErrorsAsync(jobId)).Single().Message));
    }

    [Theory]
    [StoreData]
    public async Task Each_job_shows_its_own_failed_attempts(string kind)
    {
        var random = new Random(20261125);
        await using JobBench bench = await JobBench.CreateAsync(people: 5, kind);
        List<string> jobs = [];
        for (int i = 0; i < 7; i++)
        {
            jobs.Add(await bench.StartAsync());
        }

        var store = new FaultyStore(bench.Store);
        Dictionary<string, List<long>> failed = jobs.ToDictionary(id => id, _ => new List<long>());
        while (await bench.ClaimAsync("a") is { } lease)
        {
            // The first write of an attempt fails in two of three.
            bool fails = random.Next(3) > 0;
            store.Before = () =>
            {
                store.Before = () => Task.CompletedTask;
                return fails ? throw new InvalidOperationException("by chance") : Task.CompletedTask;
            };
            await bench.Worker(store).WorkAsync(lease, CancellationToken.None);
            if (fails)
            {
                string id = (await bench.Store.ReadAsync(session => session.JobByKeyAsync(bench.Caller.GroupKey, lease.JobKey), CancellationToken.None))!.Id;
                failed[id].Add(lease.Attempt);
            }

            bench.Clock.Advance(s_second * 700);
        }

        Assert.Contains(failed.Values, attempts => attempts.Count > 0);
        Assert.Contains(failed.Values, attempts => attempts.Count == 0);
        IReadOnlyList<ProspectingJob> listed = await bench.ListedAsync();
        foreach ((string id, List<long> attempts) in failed)
        {
            Assert.Equal(attempts, listed.Single(job => job.JobId == id).FailedAttempts?.Select(a => a.Attempt!.Value) ?? []);
            Assert.Equal(attempts, (await bench.SeenAsync(id)).FailedAttempts?.Select(a => a.Attempt!.Value) ?? []);
        }
    }

    public static IEnumerable<ITheoryDataRow> StoreFaults =>
        from kind in TestStore.Kinds
        from fault in s_faults
        select new TheoryDataRow<string, string>(kind, fault) { Skip = kind == TestStore.Postgres ? PostgresServer.Missing : null };

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(StoreFaults))]
    public async Task Store_that_cannot_now_is_no_fault_of_the_job_and_is_asked_again_soon(string kind, string fault)
    {
        await using JobBench bench = await JobBench.CreateAsync(people: 350, kind);
        string jobId = await bench.StartAsync(emails: true);
        var store = new FaultyStore(bench.Store);
        bool broken = false;
        int writes = 0;
        Func<Task> fail = () =>
        {
            // From the third write on, until the disk has room again.
            broken |= ++writes == 3;
            return broken ? throw Fault(fault) : Task.CompletedTask;
        };
        store.Before = fault == "unknown outcome" ? store.Before : fail;
        store.After = fault == "unknown outcome" ? fail : store.After;

        JobLease lease = (await bench.ClaimAsync("a"))!;
        Task work = Task.Run(() => bench.Worker(store).WorkAsync(lease, CancellationToken.None));
        for (DateTimeOffset end = bench.Clock.GetUtcNow() + TimeSpan.FromMinutes(3); bench.Clock.GetUtcNow() < end;)
        {
            if (bench.Clock.IsWaitedFor)
            {
                await bench.PassAsync(TimeSpan.FromMilliseconds(250));
            }

            await Task.Yield();
        }

        Assert.False(work.IsCompleted);
        broken = false;
        TimeSpan took = await bench.PassUntilAsync(work, TimeSpan.FromMinutes(1));
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(2.1));
        JobRow job = await bench.JobAsync(jobId);
        Assert.Equal((JobStatus.Completed, 350L, 700L), (job.Status, job.Imported, job.CreditsUsed));
        Assert.Empty(await bench.ErrorsAsync(jobId));
        Assert.Equal(350, (await bench.ProspectsAsync(jobId)).Count);
        Assert.Equal(JobBench.Credits - 700, await bench.BalanceAsync());
    }

    [Theory]
    [Trait("Category", "Slow")]
    [StoreData]
    public async Task Job_that_ends_its_process_each_time_is_given_up_and_one_that_gets_on_is_not(string kind)
    {
        await using JobBench bench = await JobBench.CreateAsync(people: 2600, kind);
        string jobId = await bench.StartAsync();
        var store = new FaultyStore(bench.Store);
        for (int round = 0; round < 24; round++)
        {
            // Killed in the step after the next: one is finished each time.
            int writes = 0;
            using var killed = new CancellationTokenSource();
            store.Before = () => ++writes == 3 ? throw new OperationCanceledException() : Task.CompletedTask;
            await bench.Worker(store).WorkAsync((await bench.ClaimAsync("a"))!, killed.Token);
            await bench.PassAsync(JobWorker.Lease);
        }

        Assert.Equal((JobStatus.Running, 2400L), ((await bench.JobAsync(jobId)) is var job ? job.Status : null, job.Imported));
        store.Before = () => throw new OperationCanceledException();
        for (int round = 0; round < JobAttempts.MostLost; round++)
        {
            await bench.Worker(store).WorkAsync((await bench.ClaimAsync("a"))!, CancellationToken.None);
            await bench.PassAsync(JobWorker.Lease);
        }

        await bench.Worker().WorkAsync((await bench.ClaimAsync("a"))!, CancellationToken.None);
        JobRow ended = await bench.JobAsync(jobId);
        Assert.Equal((JobStatus.Failed, 2400L), (ended.Status, ended.Imported));
        Assert.Contains("in a row", (await bench.ErrorsAsync(jobId)).Single().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0, 0.9)]
    [InlineData(1, 1, 1.1)]
    [InlineData(2, 0.5, 16)]
    [InlineData(4, 0.5, 256)]
    public void Pause_is_the_attempt_to_the_power_of_four(long failed, double random, double seconds) =>
        Assert.Equal(seconds, JobAttempts.Pause(failed, random).TotalSeconds, precision: 6);

    private static Exception Fault(string fault) => fault switch
    {
        "busy" => new StoreBusyException("busy"),
        "full" => new StoreFullException("full"),
        "unknown outcome" => new StoreBusyException("restarted") { OutcomeUnknown = true },
        _ => new StoreUnusableException("read-only"),
    };
}
