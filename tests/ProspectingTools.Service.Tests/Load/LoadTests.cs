using System;
using System.Collections.Concurrent;
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
using ProspectingTools.Service.Tests.Hosting;
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
    private const int Clients = 32;
    private const double PerMinute = 600;
    private const int Burst = 60;

    // What garbage waits for its collection; what grows for ten minutes would be more.
    private const long MemoryGrowth = 128 * 1024 * 1024;

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentBag<double> _milliseconds = [];
    private readonly ConcurrentBag<string> _errors = [];
    private int _limited;

    private static int Seconds => int.Parse(Environment.GetEnvironmentVariable("PROSPECTING_LOAD_SECONDS") ?? "12", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Clients_at_once_get_what_they_ask_for_and_a_greedy_one_only_its_share()
    {
        using var folder = new TempFolder();
        string[] keys = await KeysAsync(folder.Path);
        await using ServiceProcess service = await ServiceProcess.StartAsync(
            folder.Path, "--sample", "500", "--rate-limit", "--rate-limit-per-minute", PerMinute.ToString(CultureInfo.InvariantCulture), "--rate-limit-burst", Burst.ToString(CultureInfo.InvariantCulture));
        List<Api> clients = [.. keys.Select(key => new Api(service.Api.Address, service.Api.Group, key))];
        string audience = await AudienceAsync(service.Api);
        using var process = Process.GetProcessById(service.Pid);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(Seconds));
        Task<(int Served, int Refused)> greedy = GreedyAsync(clients[Clients], end.Token);
        Task[] work = [.. clients.Take(Clients).Select((api, i) => WorkAsync(api, audience, i, end.Token))];
        await Task.Delay(TimeSpan.FromSeconds(Seconds / 3.0));
        process.Refresh();
        long early = process.WorkingSet64;
        await Task.WhenAll(work);
        (int served, int refused) = await greedy;
        process.Refresh();
        long late = process.WorkingSet64;

        double[] times = [.. _milliseconds.Order()];
        double p99 = times[(int)(times.Length * 0.99)];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Clients} clients, {Seconds} s: {times.Length} requests, p50 {times[times.Length / 2]:0} ms, p99 {p99:0} ms, longest {times[^1]:0} ms, {_limited} times 429; greedy client served {served}, refused {refused}; memory {early >> 20} to {late >> 20} MB"));
        Assert.Empty(_errors.Distinct().Take(5));
        Assert.True(times.Length > Clients * 3, $"Only {times.Length} requests were made.");
        Assert.True(times[^1] < s_longest.TotalMilliseconds, $"A request took {times[^1]:0} ms.");
        Assert.InRange(served, 1, Burst + (PerMinute / 60 * (Seconds + 2)));
        Assert.True(refused > 0, "The greedy client was never held back.");
        Assert.True(late - early < MemoryGrowth, $"Memory grew from {early >> 20} to {late >> 20} MB.");
        clients.ForEach(c => c.Dispose());
    }

    // Reads most of the time, writes some of it, as people do; and waits when it is told to.
    private async Task WorkAsync(Api api, string audience, int client, CancellationToken end)
    {
        var random = new Random(client);
        string group = api.Group;
        while (!end.IsCancellationRequested)
        {
            switch (random.Next(10))
            {
                case 0:
                    Answer made = await AskAsync(() => api.PostAsync(Routes.Audiences(group), """{"name":"load","type":"on_demand"}"""), 201, end);
                    if (made.Status == 201)
                    {
                        await AskAsync(() => api.DeleteAsync(Routes.Audience(group, (string)made.Data["id"]!)), 200, end);
                    }

                    break;
                case 1:
                    Answer list = await AskAsync(
                        () => api.PostAsync(Routes.ContactLists, """{"name":"load","filters":{"companyLinkedInUrls":["https://www.linkedin.com/company/acme"],"countries":["DE"]}}"""), 201, end);
                    if (list.Status == 201)
                    {
                        await AskAsync(() => api.DeleteAsync(Routes.ContactList((string)list.Json["id"]!)), 204, end);
                    }

                    break;
                case 2 when random.Next(10) == 0:
                    await AskAsync(() => api.ImportAsync(StartupTests.People(20), "format=jsonl"), 200, end);
                    break;
                case 3:
                    await AskAsync(() => api.GetAsync(Routes.Jobs(group) + "?limit=10"), 200, end);
                    break;
                case 4:
                    await AskAsync(() => api.GetAsync(Routes.Credits), 200, end);
                    break;
                case 5:
                    await AskAsync(() => api.GetAsync(Routes.Audience(group, "0123456789abcdef01234567")), 404, end);
                    break;
                case 6 when random.Next(4) == 0:
                    await AskAsync(
                        () => api.PostAsync(Routes.Jobs(group), """{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?titleFreeText=CTO","maxResults":5}"""), 202, end);
                    break;
                default:
                    await AskAsync(() => api.GetAsync(Routes.Prospects(group, audience) + "?limit=50"), 200, end);
                    break;
            }

            await Task.Delay(random.Next(40), CancellationToken.None);
        }
    }

    private async Task<Answer> AskAsync(Func<Task<Answer>> request, int expected, CancellationToken end)
    {
        while (true)
        {
            long start = Stopwatch.GetTimestamp();
            Answer answer = await request();
            _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (answer.Status != 429)
            {
                if (answer.Status != expected)
                {
                    _errors.Add($"{answer.Status} instead of {expected}: {answer.Text}");
                }

                return answer;
            }

            Interlocked.Increment(ref _limited);
            if (end.IsCancellationRequested)
            {
                return answer;
            }

            await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value, CancellationToken.None);
        }
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
    private static async Task<string[]> KeysAsync(string folder)
    {
        await using IStore store = await StoreFactory.OpenAsync(TestStore.Of(folder));
        Workspace workspace = await Workspace.OpenAsync(store, new ServiceSettings { InitialCredits = 1_000_000_000 }, TimeProvider.System, CancellationToken.None);
        var keys = new string[Clients + 1];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = await store.WriteAsync(workspace.Group.Key, session => ApiKeys.CreateAsync(session, workspace.Group.Key, $"client {i}", Scopes.All, 0), CancellationToken.None);
        }

        return keys;
    }

    private static async Task<string> AudienceAsync(Api api)
    {
        JsonNode job = await api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await api.LeadListAsync("Founders")}}"}""");
        return (string)job["audienceId"]!;
    }
}
