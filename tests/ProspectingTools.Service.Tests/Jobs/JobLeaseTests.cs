using System;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Jobs;

/// <summary>A worker lets go of a job that is no longer its own: the lease, a newer attempt, a cancel, a stop.</summary>
public sealed class JobLeaseTests
{
    [Theory]
    [StoreData]
    public async Task Worker_that_lost_its_lease_commits_nothing(string kind)
    {
        await using JobBench bench = await JobBench.CreateAsync(people: 250, kind);
        string jobId = await bench.StartAsync(emails: true);
        var frozen = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        var store = new FaultyStore(bench.Store);
        int writes = 0;
        store.Before = async () =>
        {
            if (++writes == 3)
            {
                reached.SetResult();
                await frozen.Task;
            }
        };

        JobLease first = (await bench.ClaimAsync("a"))!;
        Task work = Task.Run(() => bench.Worker(store).WorkAsync(first, CancellationToken.None));
        await reached.Task;
        Assert.Null(await bench.ClaimAsync("b"));
        await bench.PassAsync(JobWorker.Lease);
        JobLease second = (await bench.ClaimAsync("b"))!;
        Assert.Equal((2L, "b"), (second.Attempt, second.Owner));

        // Woken while the other one has the job, and again when it has ended.
        JobRow before = await bench.JobAsync(jobId);
        frozen.SetResult();
        await work;
        Assert.Equal(before, await bench.JobAsync(jobId));
        await bench.Worker().WorkAsync(second, CancellationToken.None);
        JobRow ended = await bench.JobAsync(jobId);
        await bench.Worker().WorkAsync(first, CancellationToken.None);
        await bench.Worker().WorkAsync(second, CancellationToken.None);
        Assert.Equal(ended, await bench.JobAsync(jobId));
        Assert.Equal((JobStatus.Completed, 250L, 500L), (ended.Status, ended.Imported, ended.CreditsUsed));
        Assert.Equal(250, (await bench.ProspectsAsync(jobId)).Count);
        Assert.Empty(await bench.ErrorsAsync(jobId));
    }

    [Theory]
    [StoreData]
    public async Task Same_owner_with_an_older_attempt_is_fenced_too(string kind)
    {
        await using JobBench bench = await JobBench.CreateAsync(people: 10, kind);
        string jobId = await bench.StartAsync();
        JobLease first = (await bench.ClaimAsync("a"))!;
        await bench.PassAsync(JobWorker.Lease);
        JobLease second = (await bench.ClaimAsync("a"))!;
        await bench.Worker().WorkAsync(first, CancellationToken.None);
        Assert.Equal(0, (await bench.JobAsync(jobId)).Imported);
        await bench.Worker().WorkAsync(second, CancellationToken.None);
        Assert.Equal(10, (await bench.JobAsync(jobId)).Imported);
    }

    [Theory]
    [StoreData]
    public async Task Cancelled_job_is_left_by_its_worker(string kind)
    {
        await using JobBench bench = await JobBench.CreateAsync(people: 350, kind);
        string jobId = await bench.StartAsync();
        var store = new FaultyStore(bench.Store);
        int writes = 0;
        store.After = async () =>
        {
            if (++writes == 2)
            {
                await bench.CancelAsync(jobId);
            }
        };
        await bench.Worker(store).WorkAsync((await bench.ClaimAsync("a"))!, CancellationToken.None);
        Assert.Equal((JobStatus.Cancelled, 100L), ((await bench.JobAsync(jobId)) is var job ? job.Status : null, job.Imported));
        Assert.Equal(JobBench.Credits - 100, await bench.BalanceAsync());
        Assert.Null(await bench.ClaimAsync("b"));
    }

    [Theory]
    [StoreData]
    public async Task Stop_gives_the_job_back_at_once_and_costs_no_attempt(string kind)
    {
        await using JobBench bench = await JobBench.CreateAsync(people: 350, kind);
        string jobId = await bench.StartAsync();
        using var stop = new CancellationTokenSource();
        var store = new FaultyStore(bench.Store);
        int writes = 0;
        store.Before = () =>
        {
            if (++writes == 2)
            {
                stop.Cancel();
            }

            return Task.CompletedTask;
        };
        await bench.Worker(store).WorkAsync((await bench.ClaimAsync("a"))!, stop.Token);

        // The chunk that had begun is there in full.
        Assert.Equal(100, (await bench.JobAsync(jobId)).Imported);
        JobLease next = (await bench.ClaimAsync("b"))!;
        Assert.Equal(0, next.Lost);
        await bench.Worker().WorkAsync(next, CancellationToken.None);
        Assert.Equal((JobStatus.Completed, 350L), ((await bench.JobAsync(jobId)) is var job ? job.Status : null, job.Imported));
        Assert.Empty(await bench.ErrorsAsync(jobId));
    }

    /// <summary>Steps of any length and closeness: those that come one upon the other need not be written each, and still keep the job.</summary>
    [Theory]
    [StoreData]
    public async Task Others_wait_a_whole_lease_from_the_last_step_on(string kind)
    {
        var random = new Random(Seed.Next());
        await using JobBench bench = await JobBench.CreateAsync(people: 10, kind);
        await bench.StartAsync();
        JobLease lease = (await bench.ClaimAsync("a"))!;
        for (int i = 0; i < 20; i++)
        {
            await bench.PassAsync(TimeSpan.FromMilliseconds(random.Next(random.Next(2) == 0 ? 50 : 25_000)));
            Assert.NotNull(await HoldAsync(bench, lease, works: random.Next(2) == 0));
        }

        await bench.PassAsync(JobWorker.Lease - TimeSpan.FromSeconds(1.1));
        Assert.Null(await bench.ClaimAsync("b"));
        await bench.PassAsync(TimeSpan.FromSeconds(1.1));
        Assert.NotNull(await bench.ClaimAsync("b"));
        Assert.Null(await HoldAsync(bench, lease, works: true));
    }

    [Theory]
    [StoreData]
    public async Task First_step_of_work_clears_the_lost_claims_at_once(string kind)
    {
        await using JobBench bench = await JobBench.CreateAsync(people: 10, kind);
        await bench.StartAsync();
        foreach ((bool works, long lost) in new[] { (false, 0L), (false, 1L), (true, 2L), (false, 1L), (true, 2L), (true, 1L) })
        {
            JobLease lease = (await bench.ClaimAsync("a"))!;
            Assert.Equal(lost, lease.Lost);
            Assert.NotNull(await HoldAsync(bench, lease, works));
            await bench.PassAsync(JobWorker.Lease);
        }
    }

    private static Task<JobRow?> HoldAsync(JobBench bench, JobLease lease, bool works) =>
        bench.Store.WriteAsync(lease.GroupKey, session => session.HoldJobAsync(lease, JobWorker.Lease, works), CancellationToken.None);
}
