using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Load;

/// <summary>
/// Clients with keys of their own do mixed work against a service with rate limits. One of them never waits as it is told.
/// PROSPECTING_LOAD_SECONDS sets the time, which is 10 minutes in <c>./build.ps1 Soak</c>.
/// </summary>
[Trait("Category", "Slow")]
public sealed class LoadTests(ITestOutputHelper output)
{
    internal const int Clients = 32;
    private const double PerMinute = 600;
    private const int Burst = 60;

    // What garbage waits for its collection; what grows for ten minutes would be more.
    internal const long MemoryGrowth = 128 * 1024 * 1024;

    internal static int Seconds => int.Parse(Environment.GetEnvironmentVariable("PROSPECTING_LOAD_SECONDS") ?? "12", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Clients_at_once_get_what_they_ask_for_and_a_greedy_one_only_its_share()
    {
        using var folder = new TempFolder();
        string[] keys = await KeysAsync(TestStore.Of(folder.Path));
        await using ServiceProcess service = await ServiceProcess.StartAsync(
            folder.Path, "--sample", "500", "--rate-limit", "--rate-limit-per-minute", PerMinute.ToString(CultureInfo.InvariantCulture), "--rate-limit-burst", Burst.ToString(CultureInfo.InvariantCulture));
        List<Api> clients = [.. keys.Select(key => new Api(service.Api.Address, service.Api.Group, key))];
        string audience = await AudienceAsync(service.Api);
        var mix = new RequestMix();
        using var process = Process.GetProcessById(service.Pid);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(Seconds));
        Task<(int Served, int Refused)> greedy = GreedyAsync(clients[Clients], end.Token);
        Task[] work = [.. clients.Take(Clients).Select((api, i) => mix.WorkAsync(api, audience, i, end.Token))];
        await Task.Delay(TimeSpan.FromSeconds(Seconds / 3.0));
        process.Refresh();
        long early = process.WorkingSet64;
        await Task.WhenAll(work);
        (int served, int refused) = await greedy;
        process.Refresh();
        long late = process.WorkingSet64;

        output.WriteLine($"{Clients} clients, {Seconds} s: {mix.Check(Clients * 3)}; greedy client served {served}, refused {refused}; memory {early >> 20} to {late >> 20} MB");
        Assert.InRange(served, 1, Burst + (PerMinute / 60 * (Seconds + 2)));
        Assert.True(refused > 0, "The greedy client was never held back.");
        Assert.True(late - early < MemoryGrowth, $"Memory grew from {early >> 20} to {late >> 20} MB.");
        clients.ForEach(c => c.Dispose());
    }

    private static async Task<(int Served, int Refused)> GreedyAsync(Api api, CancellationToken end)
    {
        int served = 0, refused = 0;
        while (!end.IsCancellationRequested)
        {
            int status = (await api.GetAsync(Routes.Accounts)).Status;
            served += status == 200 ? 1 : 0;
            refused += status == 429 ? 1 : 0;
        }

        return (served, refused);
    }

    // One more than the clients: the greedy one's.
    internal static async Task<string[]> KeysAsync(StoreLocation location)
    {
        await using IStore store = await StoreFactory.OpenAsync(location);
        Workspace workspace = await Workspace.OpenAsync(store, new ServiceSettings { InitialCredits = 1_000_000_000 }, TimeProvider.System, CancellationToken.None);
        var keys = new string[Clients + 1];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = await store.WriteAsync(workspace.Group.Key, async session => (await ApiKeys.CreateAsync(session, workspace.Group, $"client {i}", Scopes.All, 0)).Key, CancellationToken.None);
        }

        return keys;
    }

    internal static async Task<string> AudienceAsync(Api api)
    {
        JsonNode job = await api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await api.LeadListAsync("Founders")}}"}""");
        return (string)job["audienceId"]!;
    }
}
