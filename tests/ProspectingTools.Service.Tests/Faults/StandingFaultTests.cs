using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Faults;

/// <summary>What is set is what is hit, and the counts add up, over any order of setting, adding, ending and asking.</summary>
[Trait("Category", "Slow")]
public sealed class StandingFaultTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string[] s_paths = [Routes.Accounts, Routes.Credits, Routes.Connectors];

    private ServiceProcess _service = null!;

    private Api Api => _service.Api;

    private static (string, string) Admin => (FaultPlan.AdminKeyHeader, ServiceProcess.AdminKey);

    public async ValueTask InitializeAsync() => _service = await ServiceProcess.StartAsync(null, "--sample", "120");

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Counts_add_up_over_any_order_of_changes_and_requests()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("PROSPECTING_FAULT_SEED"), out int given) ? given : Random.Shared.Next();
        output.WriteLine($"PROSPECTING_FAULT_SEED={seed}");
        var random = new Random(seed);
        List<Expected> expected = [];
        int status = 500;
        for (int step = 0; step < 150; step++)
        {
            switch (random.Next(12))
            {
                case 0:
                    expected = Plans(random, ref status);
                    await ChangeAsync(HttpMethod.Put, expected, expected);
                    break;
                case 1:
                    List<Expected> more = Plans(random, ref status);
                    expected.AddRange(more);
                    await ChangeAsync(HttpMethod.Post, more, expected);
                    break;
                case 2 when expected.Count > 0:
                    Expected gone = expected[random.Next(expected.Count)];
                    expected.Remove(gone);
                    Assert.Equal(204, (await Api.DeleteAsync(Routes.AdminFault(gone.Id!), Admin)).Status);
                    break;
                case 3 when random.Next(6) == 0:
                    expected = [];
                    await Api.AdminAsync(HttpMethod.Delete, Routes.AdminFaults, null);
                    break;
                default:
                    string path = s_paths[random.Next(s_paths.Length)];
                    Expected? hit = expected.FirstOrDefault(plan => plan.Takes(path));
                    Assert.Equal(hit?.Status ?? 200, (await Api.GetAsync(path)).Status);
                    break;
            }

            Assert.Equal(expected.Select(plan => (plan.Id, plan.Seen, plan.Hit)), await CountsAsync());
        }
    }

    [Fact]
    public async Task Stall_holds_as_many_jobs_as_it_says_and_counts_them_once()
    {
        await Api.AdminAsync(HttpMethod.Put, Routes.AdminFaults, """[{"stallStage":"import","skip":1,"count":1}]""");
        List<string> jobs = [];
        foreach (string list in new[] { "Founders", "Sales directors", "Founders" })
        {
            jobs.Add(await Api.StartJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await ListAsync(list)}}","maxResults":3}"""));
            if (jobs.Count != 2)
            {
                Assert.Equal("completed", (string?)(await Api.WaitAsync(jobs[^1]))["status"]);
                continue;
            }

            await Api.WaitAsync(jobs[^1], job => (string?)job["stages"]!["import"]!["status"] == "running");
            for (DateTime end = DateTime.UtcNow.AddSeconds(20); (await CountsAsync()).Single().Hit == 0 && DateTime.UtcNow < end;)
            {
                await Task.Delay(20);
            }
        }

        Assert.Equal((3, 1), ((await CountsAsync()).Single().Seen, (await CountsAsync()).Single().Hit));
        Assert.Equal("running", (string?)(await Api.WaitAsync(jobs[1], _ => true))["status"]);
        await Api.AdminAsync(HttpMethod.Delete, Routes.AdminFaults, null);
        Assert.Equal("completed", (string?)(await Api.WaitAsync(jobs[1]))["status"]);
    }

    [Fact]
    public async Task Fault_that_does_not_stand_is_404_and_too_many_leave_those_that_do()
    {
        await Api.AdminAsync(HttpMethod.Put, Routes.AdminFaults, """[{"path":"/nowhere","status":500}]""");
        Answer none = await Api.DeleteAsync(Routes.AdminFault("nothing"), Admin);
        string hundred = "[" + string.Join(',', Enumerable.Repeat("""{"path":"/nowhere","status":500}""", 100)) + "]";
        Answer many = await Api.PostAsync(Routes.AdminFaults, hundred, Admin);

        Assert.Equal((404, 400), (none.Status, many.Status));
        Assert.Equal(["faults"], many.Fields);
        Assert.Single(await CountsAsync());
    }

    private async Task<string> ListAsync(string name) =>
        (string)(await Api.GetAsync(Routes.LeadLists(Api.Group))).Items.First(list => ((string?)list!["name"])!.StartsWith(name, StringComparison.Ordinal))!["id"]!;

    private static List<Expected> Plans(Random random, ref int status)
    {
        List<Expected> plans = [];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            plans.Add(new Expected(
                random.Next(4) switch { 0 => null, 1 => "/v1/c*", _ => s_paths[random.Next(s_paths.Length)] },
                random.Next(3),
                random.Next(2) == 0 ? null : random.Next(1, 4),
                500 + (++status % 99)));
        }

        return plans;
    }

    private async Task ChangeAsync(HttpMethod method, List<Expected> sent, List<Expected> expected)
    {
        string body = JsonSerializer.Serialize(sent.Select(plan => plan.Wire()));
        Answer answer = method == HttpMethod.Put ? await Api.PutAsync(Routes.AdminFaults, body, Admin) : await Api.PostAsync(Routes.AdminFaults, body, Admin);
        JsonArray standing = answer.Json.AsArray();
        Assert.Equal(expected.Count, standing.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            expected[i].Id ??= (string?)standing[i]!["faultId"];
        }

        Assert.Equal(expected.Count, expected.Select(plan => plan.Id).Distinct().Count());
    }

    private async Task<IReadOnlyList<(string? Id, long Seen, long Hit)>> CountsAsync() =>
        [.. (await Api.GetAsync(Routes.AdminFaults, Admin)).Json.AsArray().Select(fault => ((string?)fault!["faultId"], (long)fault["seenCount"]!, (long)fault["hitCount"]!))];

    private sealed class Expected(string? path, int skip, int? count, int status)
    {
        public string? Id { get; set; }

        public int Status => status;

        public long Seen { get; private set; }

        public long Hit { get; private set; }

        public bool Takes(string asked)
        {
            if (path is not null && (path.EndsWith('*') ? !asked.StartsWith(path[..^1], StringComparison.Ordinal) : asked != path))
            {
                return false;
            }

            Seen++;
            if (Seen <= skip || Hit >= count)
            {
                return false;
            }

            Hit++;
            return true;
        }

        public JsonObject Wire()
        {
            var plan = new JsonObject { ["skip"] = skip, ["status"] = status };
            if (path is not null)
            {
                plan["path"] = path;
            }

            if (count is not null)
            {
                plan["count"] = count;
            }

            return plan;
        }
    }
}
