using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Jobs;

/// <summary>E-mail addresses that a job was paid for and could not deliver are paid back, each once, and its inputs say so.</summary>
public sealed class PayBackTests
{
    private const int Chunk = 100;

    [Theory]
    [StoreData]
    public async Task Failed_job_has_cost_what_it_delivered(string kind)
    {
        var random = new Random(Seed.Next());
        int people = random.Next(101, 301);
        int spoilt = random.Next(1, people + 1);
        (JobBench bench, string jobId) = await ImportedAsync(people, spoilt, kind);
        await using JobBench _ = bench;
        for (int attempt = 1; attempt <= JobAttempts.Most; attempt++)
        {
            await bench.Worker().WorkAsync((await bench.ClaimAsync("a"))!, CancellationToken.None);
            await bench.PassAsync(TimeSpan.FromHours(1));
        }

        await HasCostAsync(bench, jobId, JobStatus.Failed, people, delivered: (spoilt - 1) / Chunk * Chunk);
    }

    [Theory]
    [StoreData]
    public async Task Cancelled_job_has_cost_what_it_delivered(string kind)
    {
        (JobBench bench, string jobId) = await ImportedAsync(people: 130, spoilt: 7, kind);
        await using JobBench _ = bench;
        await bench.CancelAsync(jobId);
        await HasCostAsync(bench, jobId, JobStatus.Cancelled, people: 130, delivered: 0);
    }

    [Theory]
    [StoreData]
    public async Task Whole_job_has_nothing_paid_back(string kind)
    {
        (JobBench bench, string jobId) = await ImportedAsync(people: 130, spoilt: null, kind);
        await using JobBench _ = bench;
        await bench.CancelAsync(jobId);
        await HasCostAsync(bench, jobId, JobStatus.Cancelled, people: 130, delivered: 130);
    }

    // A job with addresses whose import has ended and whose enrichment has not begun; one of its prospects cannot be read.
    private static async Task<(JobBench Bench, string JobId)> ImportedAsync(int people, int? spoilt, string kind)
    {
        JobBench bench = await JobBench.CreateAsync(people, kind);
        string jobId = await bench.StartAsync(emails: true);
        using var stop = new CancellationTokenSource();
        var store = new FaultyStore(bench.Store);
        store.After = async () =>
        {
            if ((await bench.JobAsync(jobId)).Stage == JobStageNames.Enrichment)
            {
                await stop.CancelAsync();
            }
        };
        await bench.Worker(store).WorkAsync((await bench.ClaimAsync("a"))!, stop.Token);
        JobRow job = await bench.JobAsync(jobId);
        Assert.Equal((people, 0L, 2L * people), (job.Imported, job.Enriched, job.CreditsUsed));
        if (spoilt is { } position)
        {
            await bench.Store.WriteAsync(
                async session =>
                {
                    await session.SetProspectJsonAsync(bench.Caller.GroupKey, job.AudienceKey, [(position, [])]);
                    return true;
                },
                CancellationToken.None);
        }

        return (bench, jobId);
    }

    private static async Task HasCostAsync(JobBench bench, string jobId, string status, int people, int delivered)
    {
        JobRow job = await bench.JobAsync(jobId);
        Assert.Equal((status, people, delivered, people + delivered), (job.Status, job.Imported, job.Enriched, job.CreditsUsed));
        Assert.Equal(JobBench.Credits - people - delivered, await bench.BalanceAsync());

        List<JobInputResult> results = [];
        for (long? after = 0; after is not null;)
        {
            ListPage<JobInputResult> page = await new JobResults(bench.Store).ListAsync(bench.Caller, jobId, new PageRequest(after, 70), CancellationToken.None);
            results.AddRange(page.Items);
            after = page.Last;
        }

        Assert.Equal([.. Enumerable.Repeat(2L, delivered), .. Enumerable.Repeat(1L, people - delivered)], results.Select(result => (long)result.Credits!));
    }
}
