using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Store;

/// <summary>
/// A list that was just filled, and an audience that is just being filled, are unknown to PostgreSQL's planner until autovacuum has
/// come by, or for as long as the statistics know other ones. What a step reads must not grow with them all the same.
/// </summary>
[Trait("Category", "Slow")]
public sealed class NewListTests
{
    private const int People = 3000;

    private static readonly string[] s_tables = ["prospects", "lead_list_members", "people"];

    [PostgresFact(ownServer: true)]
    public Task Job_over_a_new_list_reads_each_row_a_few_times() => ReadsAsync(analyzed: false);

    [PostgresFact(ownServer: true)]
    public Task Job_over_a_new_list_beside_old_ones_too() => ReadsAsync(analyzed: true);

    [PostgresFact(ownServer: true)]
    public async Task List_that_grows_by_batches_reads_each_row_a_few_times()
    {
        const int Batch = 100;
        await using JobBench bench = await JobBench.CreateAsync(People, TestStore.Postgres);
        long list = await bench.Store.WriteAsync(bench.Caller.GroupKey, session => session.AddLeadListAsync(bench.Caller.GroupKey, "by batches", "by batches"), CancellationToken.None);
        await bench.RunAsync("SELECT pg_stat_reset()");
        foreach (long[] batch in bench.People.Chunk(Batch))
        {
            await bench.Store.WriteAsync(
                bench.Caller.GroupKey,
                async session =>
                {
                    await session.AddLeadListMembersAsync(bench.Caller.GroupKey, list, batch);
                    await session.AddLeadListMembersAsync(bench.Caller.GroupKey, list, batch);
                    return true;
                },
                CancellationToken.None);
        }

        await bench.DisposeAsync();
        Assert.InRange((await bench.ReadsAsync())["lead_list_members"], 1, 8 * People);
    }

    [PostgresFact(ownServer: true)]
    public async Task Names_of_a_new_directory_are_looked_up_one_by_one()
    {
        const int Batches = 20;
        await using JobBench bench = await JobBench.CreateAsync(People, TestStore.Postgres);
        long group = bench.Caller.GroupKey;
        string[] known = [.. (await bench.Store.ReadAsync(session => session.PersonContactsAsync(group, [.. bench.People.Take(100)]), CancellationToken.None)).Select(p => p.ProfileUrl)];
        await bench.RunAsync("SELECT pg_stat_reset()");
        for (int i = 0; i < Batches; i++)
        {
            string[] names = [.. known, .. Enumerable.Range(0, 100).SelectMany(n => new[] { $"https://www.linkedin.com/in/nobody-{i}-{n}", $"ACwAAA{i:D4}{n:D29}" })];
            var found = await bench.Store.ReadAsync(session => session.PeopleByAddressAsync(group, names), CancellationToken.None);
            Assert.Equal(known.Order(), found.Select(person => person.Address).Order());
        }

        await bench.DisposeAsync();

        // A row itself, and what the indexes had to tell of it.
        Assert.InRange((await bench.ReadsAsync())["people"], Batches * known.Length, 4 * Batches * known.Length);
    }

    private static async Task ReadsAsync(bool analyzed)
    {
        await using JobBench bench = await JobBench.CreateAsync(People, TestStore.Postgres);
        if (analyzed)
        {
            // The statistics know this audience, and none but this.
            await WorkAsync(bench);
            await bench.RunAsync("VACUUM ANALYZE");
        }

        await bench.RunAsync("SELECT pg_stat_reset()");
        string jobId = await WorkAsync(bench);
        Assert.Equal((JobStatus.Completed, (long)People), ((await bench.JobAsync(jobId)) is var job ? job.Status : null, job.Imported));
        await bench.DisposeAsync();
        IReadOnlyDictionary<string, long> reads = await bench.ReadsAsync();
        Assert.All(s_tables, table => Assert.InRange(reads[table], 1, 8 * People));
    }

    private static async Task<string> WorkAsync(JobBench bench)
    {
        string jobId = await bench.StartAsync(emails: true);
        await bench.Worker().WorkAsync((await bench.ClaimAsync("a"))!, CancellationToken.None);
        return jobId;
    }
}
