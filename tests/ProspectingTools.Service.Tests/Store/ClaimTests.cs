using System;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Store;

/// <summary>Instances that claim jobs on a shared database do not stand in one another's way, nor in that of an account group's writers.</summary>
public sealed class ClaimTests
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(15);

    [PostgresFact]
    public async Task Claims_wait_neither_for_one_another_nor_for_a_group()
    {
        await using IStore store = await TestStore.NewAsync(TestStore.Postgres);
        (long Group, long Job)[] jobs = [await AddJobAsync(store), await AddJobAsync(store)];
        var open = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        Task<JobLease?> first = store.QueueAsync(
            async queue =>
            {
                JobLease? lease = await queue.ClaimJobAsync("a", JobWorker.Lease, []);
                reached.TrySetResult();
                await open.Task;
                return lease;
            },
            CancellationToken.None);
        await reached.Task;
        Task<JobLease?> second = store.WriteAsync(jobs[1].Group, _ => store.QueueAsync(queue => queue.ClaimJobAsync("b", JobWorker.Lease, []), CancellationToken.None), CancellationToken.None);
        JobLease? other = await second.WaitAsync(s_longest);
        Assert.Equal((jobs[1].Group, jobs[1].Job, "b"), (other!.GroupKey, other.JobKey, other.Owner));
        Assert.Null(await store.QueueAsync(queue => queue.ClaimJobAsync("c", JobWorker.Lease, []), CancellationToken.None).WaitAsync(s_longest));
        open.SetResult();
        Assert.Equal((jobs[0].Job, "a"), ((await first)!.JobKey, (await first)!.Owner));
    }

    private static Task<(long Group, long Job)> AddJobAsync(IStore store) => store.WriteAsync(
        async session =>
        {
            long group = await session.AddAccountGroupAsync(Ids.New(), "group", 0);
            var job = new JobRow { Id = Ids.New(), GroupKey = group, Source = "s", Status = JobStatus.Queued, Plan = "{}", AudienceId = Ids.New(), Stage = JobStageNames.Import };
            return (group, await session.AddJobAsync(job));
        },
        CancellationToken.None);
}
