using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Load;

/// <summary>
/// Clients with keys of their own do mixed work through a round robin over three instances on one database, with rate limits; then the
/// instances are replaced one after the other, as an update does it. PROSPECTING_LOAD_SECONDS sets the time before that.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ClusterLoadTests(ITestOutputHelper output)
{
    private const int Instances = 3;
    private const int People = 500;

    [PostgresFact]
    public async Task Clients_at_once_get_what_they_ask_for_while_instances_come_and_go()
    {
        string database = TestStore.NewDatabase();
        string[] keys = await LoadTests.KeysAsync(new StoreLocation.Server(database));
        string people = People.ToString(CultureInfo.InvariantCulture);
        await using var cluster = new ServiceCluster(database, Instances, "--sample", people, "--rate-limit", "--rate-limit-per-minute", "600", "--rate-limit-burst", "60");
        await cluster.StartAsync();
        ServiceProcess first = cluster.Answering[0];
        string audience = await LoadTests.AudienceAsync(first.Api);
        List<Api> clients = [.. keys.Take(LoadTests.Clients).Select(key => new Api(first.Api.Address, first.Api.Group, key, new RoundRobinHandler(cluster)))];

        var steady = new RequestMix();
        long early = 0;
        await RunAsync(steady, clients, audience, async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(LoadTests.Seconds / 3.0));
            early = Memory(cluster);
            await Task.Delay(TimeSpan.FromSeconds(LoadTests.Seconds * 2 / 3.0));
        });
        long late = Memory(cluster);
        output.WriteLine($"{LoadTests.Clients} clients over {Instances} instances, {LoadTests.Seconds} s: {steady.Check(LoadTests.Clients * 3)}; memory of all {early >> 20} to {late >> 20} MB");

        int before = RoundRobinHandler.Again;
        var rolling = new RequestMix();
        var watch = Stopwatch.StartNew();
        await RunAsync(rolling, clients, audience, cluster.RollAsync);
        output.WriteLine($"all instances replaced in {watch.Elapsed.TotalSeconds:0} s: {rolling.Check(LoadTests.Clients * 3)}, {RoundRobinHandler.Again - before} given to a second instance");
        Assert.True(late - early < LoadTests.MemoryGrowth * Instances, $"Memory grew from {early >> 20} to {late >> 20} MB.");
        clients.ForEach(client => client.Dispose());
    }

    private static async Task RunAsync(RequestMix mix, List<Api> clients, string audience, Func<Task> meanwhile)
    {
        using var end = new CancellationTokenSource();
        Task[] work = [.. clients.Select((api, i) => mix.WorkAsync(api, audience, i, end.Token))];
        await meanwhile();
        await end.CancelAsync();
        await Task.WhenAll(work);
    }

    private static long Memory(ServiceCluster cluster) => cluster.Answering.Sum(instance =>
    {
        using var process = Process.GetProcessById(instance.Pid);
        return process.WorkingSet64;
    });
}
