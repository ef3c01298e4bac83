using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Jobs;

/// <summary>Engines that claim from one store, on a clock that the test moves.</summary>
[Trait("Category", "Slow")]
public sealed class JobEngineTests
{
    private const int People = 230;

    private static int Histories => int.Parse(Environment.GetEnvironmentVariable("PROSPECTING_ENGINE_HISTORIES") ?? "25", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Process_does_not_claim_its_own_running_job_after_its_lease()
    {
        await using JobBench bench = await JobBench.CreateAsync(People);
        string jobId = await bench.StartAsync();
        var frozen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int writes = 0;
        var store = new FaultyStore(bench.Store)
        {
            Before = async () =>
            {
                if (Interlocked.Increment(ref writes) == 2)
                {
                    reached.SetResult();
                    await frozen.Task;
                }
            },
        };
        using JobEngine engine = bench.Engine(store);
        await engine.StartAsync(CancellationToken.None);
        await reached.Task;
        for (int i = 0; i < 120; i++)
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        // A second claim would have made a second worker, whose writes would have been counted.
        Assert.Equal(2, writes);
        frozen.SetResult();
        await EndedAsync(bench, jobId);
        await engine.StopAsync(CancellationToken.None);
        Assert.Equal((JobStatus.Completed, (long)People), ((await bench.JobAsync(jobId)) is var job ? job.Status : null, job.Imported));
        Assert.Equal(JobBench.Credits - People, await bench.BalanceAsync());
    }

    [Fact]
    public async Task Only_process_on_a_store_takes_over_at_once_what_a_dead_one_left()
    {
        await using JobBench bench = await JobBench.CreateAsync(People);
        string jobId = await bench.StartAsync();
        Assert.NotNull(await bench.ClaimAsync("dead"));
        using JobEngine engine = bench.Engine();
        await engine.StartAsync(CancellationToken.None);

        // The clock stands.
        for (DateTime end = DateTime.UtcNow.AddSeconds(30); (await bench.JobAsync(jobId)).Status != JobStatus.Completed && DateTime.UtcNow < end;)
        {
            await Task.Yield();
        }

        await engine.StopAsync(CancellationToken.None);
        Assert.Equal(JobStatus.Completed, (await bench.JobAsync(jobId)).Status);
    }

    [Fact]
    public async Task Start_on_a_shared_store_takes_no_live_lease()
    {
        await using JobBench bench = await JobBench.CreateAsync(People);
        string jobId = await bench.StartAsync();
        JobLease alive = (await bench.ClaimAsync("alive"))!;
        using JobEngine engine = bench.Engine(new FaultyStore(bench.Store) { IsShared = true });
        await engine.StartAsync(CancellationToken.None);
        for (int i = 0; i < 20; i++)
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.NotNull(await bench.Store.WriteAsync(session => session.HoldJobAsync(alive, JobWorker.Lease, works: false), CancellationToken.None));
        await EndedAsync(bench, jobId);
        await engine.StopAsync(CancellationToken.None);
        Assert.Equal(JobStatus.Completed, (await bench.JobAsync(jobId)).Status);
    }

    [Fact]
    public void Owners_are_unique_to_a_run() => Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => WorkerIdentity.New().Id).Distinct().Count());

    /// <summary>
    /// Three processes, several jobs, and everything that can go wrong in any order: a busy store, a full disk, errors, commits whose
    /// outcome is unknown, processes that freeze beyond their leases and wake, or die. PROSPECTING_ENGINE_HISTORIES sets the number.
    /// </summary>
    [Fact]
    public async Task Whatever_happens_each_prospect_is_there_once_and_charged_once()
    {
        int seed = Seed.Next();
        for (int history = 0; history < Histories; history++)
        {
            await RunHistoryAsync(new Random(seed + history), $"seed {seed + history}");
        }
    }

    private static async Task RunHistoryAsync(Random random, string name)
    {
        await using JobBench bench = await JobBench.CreateAsync(People);
        List<(string Id, bool Emails)> jobs = [];
        for (int i = random.Next(2, 6); i > 0; i--)
        {
            bool emails = random.Next(2) == 0;
            jobs.Add((await bench.StartAsync(emails), emails));
        }

        List<(Task Work, TaskCompletionSource? Frozen)> workers = [];
        for (int turn = 0; turn < 400; turn++)
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(random.NextDouble() * (random.Next(10) == 0 ? 40 : 4)));
            if (random.Next(3) > 0 && await bench.ClaimAsync($"process {random.Next(3)}") is { } lease)
            {
                TaskCompletionSource? frozen = random.Next(4) == 0 ? new TaskCompletionSource() : null;
                var reached = new TaskCompletionSource();
                JobWorker worker = bench.Worker(Troubled(bench.Store, random, frozen, reached, turn));
                Task work = Task.Run(() => worker.WorkAsync(lease, CancellationToken.None));
                workers.Add((work, frozen));

                // Time goes on when it has ended, is frozen, or waits for time.
                while (!work.IsCompleted && !reached.Task.IsCompleted && !bench.Clock.IsWaitedFor)
                {
                    await Task.Yield();
                }
            }

            foreach ((_, TaskCompletionSource? frozen) in workers.Where(_ => random.Next(8) == 0))
            {
                frozen?.TrySetResult();
            }
        }

        workers.ForEach(worker => worker.Frozen?.TrySetResult());
        foreach ((Task work, _) in workers)
        {
            await bench.PassUntilAsync(work, TimeSpan.FromHours(1));
        }

        // Then nothing goes wrong any more.
        for (DateTimeOffset end = bench.Clock.GetUtcNow().AddHours(1); bench.Clock.GetUtcNow() < end; bench.Clock.Advance(TimeSpan.FromSeconds(10)))
        {
            if (await bench.ClaimAsync("last") is { } lease)
            {
                await bench.Worker().WorkAsync(lease, CancellationToken.None);
            }
        }

        long charged = 0;
        foreach ((string id, bool emails) in jobs)
        {
            JobRow job = await bench.JobAsync(id);
            Assert.True(JobStatus.IsFinished(job.Status), $"{name}: {job.Status} with {(await bench.ErrorsAsync(id)).Count} errors");
            Assert.True(job.Status == JobStatus.Completed || (await bench.ErrorsAsync(id)).Count == JobAttempts.Most, $"{name}: {job.Status} after {(await bench.ErrorsAsync(id)).Count} errors");
            string[] prospects = [.. (await bench.ProspectsAsync(id)).Select(p => (string)p!["id"]!)];
            Assert.Equal(job.Imported, prospects.Distinct().Count());
            Assert.Equal(job.Imported, prospects.Length);
            Assert.True(job.Status != JobStatus.Completed || job.Imported == People, name);
            Assert.Equal(job.Imported * (emails ? 2 : 1), job.CreditsUsed);
            Assert.Equal(emails ? prospects.Length : 0, (await bench.ProspectsAsync(id)).Count(p => p!["emails"] is not null));
            charged += job.CreditsUsed;
        }

        Assert.Equal(JobBench.Credits - charged, await bench.BalanceAsync());
    }

    private static FaultyStore Troubled(IStore store, Random random, TaskCompletionSource? frozen, TaskCompletionSource reached, int turn)
    {
        int seed = random.Next();
        int freezeAt = random.Next(1, 6);
        int dieAt = random.Next(6) == 0 ? random.Next(1, 6) : int.MaxValue;
        int writes = 0;
        var faults = new Random(seed);
        return new FaultyStore(store)
        {
            Before = async () =>
            {
                writes++;
                if (writes == freezeAt && frozen is not null)
                {
                    reached.SetResult();
                    await frozen.Task;
                }

                if (writes >= dieAt)
                {
                    throw new OperationCanceledException($"died in turn {turn}");
                }

                Throw(faults.Next(20), after: false);
            },
            After = () =>
            {
                Throw(faults.Next(20), after: true);
                return Task.CompletedTask;
            },
        };

        static void Throw(int what, bool after)
        {
            switch (what)
            {
                case 0 when after:
                    throw new StoreBusyException("restarted") { OutcomeUnknown = true };
                case 0:
                    throw new StoreBusyException("busy");
                case 1 when !after:
                    throw new StoreFullException("full");
                case 2 when !after:
                    throw new InvalidOperationException("an error of the service");
            }
        }
    }

    private static async Task EndedAsync(JobBench bench, string jobId)
    {
        for (DateTime end = DateTime.UtcNow.AddSeconds(30); !JobStatus.IsFinished((await bench.JobAsync(jobId)).Status) && DateTime.UtcNow < end;)
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}
