using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

/// <summary>Signal scans (prospecting-api.md, "Signal scans").</summary>
[Trait("Category", "Slow")]
public sealed partial class SignalScanTests : IAsyncLifetime
{
    private ServiceProcess _service = null!;
    private string _all = string.Empty;
    private string _growth = string.Empty;
    private string _news = string.Empty;

    private Api Api => _service.Api;

    public async ValueTask InitializeAsync()
    {
        _service = await ServiceProcess.StartAsync(null, "--sample", "200");
        JsonArray specifications = (await Api.GetAsync(Routes.SignalSpecifications(Api.Group))).Items;
        string[] ids = [.. specifications.Select(s => (string)s!["id"]!)];
        (_all, _growth, _news) = (ids[0], ids[1], ids[2]);
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_prospect_is_pending_until_a_scan_has_run_over_it()
    {
        (string audience, IReadOnlyList<string> prospects) = await AudienceAsync();
        JsonNode[] before = await SignalsAsync(prospects);
        Assert.All(before, s => Assert.Equal(("pending", 0), ((string?)s["status"], s["results"]!.AsArray().Count)));

        JsonNode scan = await RunAsync(audience, _growth);
        Assert.Equal(("completed", (long)prospects.Count), ((string?)scan["status"], (long)scan["scannedCount"]!));
        JsonNode[] growth = await SignalsAsync(prospects);
        Assert.All(growth, s => Assert.Equal("evaluated", (string?)s["status"]));
        Assert.Equal(["company_growth", "hiring"], Types(growth));

        // What another specification has found stays.
        await RunAsync(audience, _news);
        Assert.Equal(["company_growth", "content", "hiring", "job_change", "post_engagement"], Types(await SignalsAsync(prospects)));

        // The same again finds the same, once.
        string news = string.Concat((await SignalsAsync(prospects)).Select(s => s.ToJsonString()));
        await RunAsync(audience, _news);
        Assert.Equal(news, string.Concat((await SignalsAsync(prospects)).Select(s => s.ToJsonString())));

        JsonNode[] strong = await SignalsAsync(prospects, "?minScore=80");
        Assert.All(strong.SelectMany(Items), i => Assert.True((int)i["score"]! >= 80));
        Assert.All(strong.SelectMany(s => s["results"]!.AsArray()), r => Assert.NotEmpty(r!["items"]!.AsArray()));
    }

    [Fact]
    public async Task Only_the_named_prospects_are_looked_at()
    {
        (string audience, IReadOnlyList<string> prospects) = await AudienceAsync();
        string[] named = [prospects[0], prospects[^1], prospects[0]];
        await RunAsync(audience, _all, named);
        string[] evaluated = [.. (await SignalsAsync(prospects)).Where(s => (string?)s["status"] == "evaluated").Select(s => (string)s["prospectId"]!)];
        Assert.Equal(named.Distinct().Order(), evaluated.Order());

        Answer stranger = await StartAsync(audience, _all, [prospects[0], "0123456789abcdef01234567"]);
        Assert.Equal((400, "prospectIds[1]"), (stranger.Status, stranger.Fields.Single()));
    }

    [Fact]
    public async Task A_key_starts_one_scan()
    {
        (string audience, _) = await AudienceAsync();
        await StallAsync("scan");
        Answer first = await StartAsync(audience, _all, key: "k");
        Answer again = await StartAsync(audience, _all, key: "k");
        Assert.Equal((202, 202, Id(first)), (first.Status, again.Status, Id(again)));
        Assert.Equal(["scanId", "status", "createdAt"], first.Data.AsObject().Select(f => f.Key));
        await StallAsync(null);
        await WaitAsync(Id(first));
        Answer replayed = await StartAsync(audience, _all, key: "k");
        Assert.Equal((200, Id(first), "completed"), (replayed.Status, Id(replayed), (string?)replayed.Data["status"]));

        Answer other = await StartAsync(audience, _news, key: "k");
        Answer job = await Api.PostAsync(Routes.Jobs(Api.Group), """{"source":"url_upload","urls":["https://www.linkedin.com/in/a"]}""", ("Idempotency-Key", "k"));
        Assert.Equal((409, 409, ErrorCodes.IdempotencyConflict), (other.Status, job.Status, job.Code));
        Assert.Single((await Api.GetAsync(Routes.SignalScans(Api.Group))).Items);
    }

    [Fact]
    public async Task Scans_and_jobs_are_kept_apart_and_show_what_the_reference_prints()
    {
        (string audience, _) = await AudienceAsync();
        string scan = (string)(await RunAsync(audience, _all))["scanId"]!;
        string[] fields = ["scanId", "type", "status", "createdAt", "updatedAt", "error"];
        string[] extras = ["audienceId", "signalSpecificationId", "scannedCount", "prospectCount"];
        JsonObject got = (await Api.GetAsync(Routes.SignalScan(Api.Group, scan))).Data.AsObject();
        JsonArray listed = (await Api.GetAsync(Routes.SignalScans(Api.Group) + "?status=completed&limit=1")).Items;
        JsonArray jobs = (await Api.GetAsync(Routes.Jobs(Api.Group))).Items;
        string job = (string)jobs.Single()!["jobId"]!;

        Assert.Equal([.. fields, .. extras], got.Select(f => f.Key));
        Assert.Null(got["error"]);
        Assert.Equal([.. fields.Where(f => f != "error"), .. extras], listed.Single()!.AsObject().Select(f => f.Key));
        Assert.Empty((await Api.GetAsync(Routes.SignalScans(Api.Group) + "?status=failed")).Items);
        Assert.Equal(404, (await Api.GetAsync(Routes.Job(Api.Group, scan))).Status);
        Assert.Equal(404, (await Api.GetAsync(Routes.SignalScan(Api.Group, job))).Status);
        Assert.Equal(404, (await Api.PostAsync(Routes.CancelSignalScan(Api.Group, job), null)).Status);
    }

    [Fact]
    public async Task A_cancel_ends_what_is_queued_or_running_and_nothing_else()
    {
        (string audience, IReadOnlyList<string> prospects) = await AudienceAsync();
        await StallAsync("scan");
        string scan = Id(await StartAsync(audience, _all));
        await WaitAsync(scan, "running");
        Answer cancelled = await Api.PostAsync(Routes.CancelSignalScan(Api.Group, scan), null);
        Assert.Equal((200, $$"""{"scanId":"{{scan}}","status":"cancelled"}"""), (cancelled.Status, cancelled.Data.ToJsonString()));
        Answer again = await Api.PostAsync(Routes.CancelSignalScan(Api.Group, scan), null);
        Assert.Equal((422, ErrorCodes.ValidationError), (again.Status, again.Code));
        await StallAsync(null);

        // The audience is readable all the while, and a cancelled scan finds nothing more.
        Assert.All(await SignalsAsync(prospects), s => Assert.Equal("pending", (string?)s["status"]));
        Assert.Equal("cancelled", (string?)(await Api.GetAsync(Routes.SignalScan(Api.Group, scan))).Data["status"]);
    }

    [Fact]
    public async Task What_is_wrong_with_a_start_is_said()
    {
        (string audience, _) = await AudienceAsync();
        Assert.Equal(["signalSpecificationId", "audienceId"], (await Api.PostAsync(Routes.SignalScans(Api.Group), "{}")).Fields);
        Assert.Equal(["signalSpecificationId"], (await StartAsync(audience, "0123456789abcdef01234567")).Fields);
        Assert.Equal(["audienceId"], (await StartAsync("0123456789abcdef01234567", _all)).Fields);
        Assert.Equal(["prospectIds"], (await StartAsync(audience, _all, [])).Fields);
        Assert.Equal(["prospectIds[0]"], (await StartAsync(audience, _all, ["x"])).Fields);
        Assert.Equal(["Idempotency-Key"], (await StartAsync(audience, _all, key: "two words")).Fields);
        Assert.Equal(["audienceid"], (await Api.PostAsync(Routes.SignalScans(Api.Group), $$"""{"audienceid":"{{audience}}"}""")).Fields);

        await StallAsync("import");
        string job = await Api.StartJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await Api.LeadListAsync("Founders")}}"}""");
        JsonNode filling = await Api.WaitAsync(job, j => (string?)j["status"] == "running");
        Answer notReady = await StartAsync((string)filling["audienceId"]!, _all);
        Assert.Equal((409, ErrorCodes.AudienceNotReady), (notReady.Status, notReady.Code));
        await StallAsync(null);

        await Api.AdminAsync(HttpMethod.Put, Routes.AdminConnectors, """{"source":"salesNavigator","status":"disconnected"}""");
        Assert.Equal(502, (await StartAsync(audience, _all)).Status);
    }

    [Fact]
    public async Task A_scan_survives_the_death_of_the_process()
    {
        using var folder = new TempFolder();
        string scan;
        IReadOnlyList<string> prospects;
        await using (ServiceProcess first = await ServiceProcess.StartAsync(folder.Path, "--sample", "200", "--job-rate", "40"))
        {
            (string audience, prospects) = await AudienceAsync(first.Api);
            scan = Id(await StartAsync(audience, _all, api: first.Api));
            await WaitAsync(scan, s => (long)s["scannedCount"]! > 0, first.Api);
            await first.KillAsync();
        }

        await using ServiceProcess second = await ServiceProcess.StartAsync(folder.Path);
        JsonNode ended = await WaitAsync(scan, s => (string?)s["status"] == "completed", second.Api);
        Assert.Equal(prospects.Count, (int)ended["scannedCount"]!);
        Assert.All(await SignalsAsync(prospects, api: second.Api), s => Assert.Equal("evaluated", (string?)s["status"]));
    }

    private static string Id(Answer started) => (string)started.Data["scanId"]!;

    private static string[] Types(JsonNode[] signals) =>
        [.. signals.SelectMany(s => s["results"]!.AsArray()).Select(r => (string)r!["type"]!).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<JsonNode> Items(JsonNode signals) => signals["results"]!.AsArray().SelectMany(r => r!["items"]!.AsArray())!;

    private async Task<(string Audience, IReadOnlyList<string> Prospects)> AudienceAsync(Api? api = null)
    {
        api ??= Api;
        JsonNode job = await api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await api.LeadListAsync("Founders")}}"}""");
        string audience = (string)job["audienceId"]!;
        return (audience, [.. (await api.ProspectsAsync(audience)).Select(p => (string)p["id"]!)]);
    }

    private Task<Answer> StartAsync(string audience, string specification, string[]? prospects = null, string? key = null, Api? api = null)
    {
        var body = new JsonObject { ["signalSpecificationId"] = specification, ["audienceId"] = audience };
        if (prospects is not null)
        {
            body["prospectIds"] = new JsonArray([.. prospects.Select(p => (JsonNode)p)]);
        }

        api ??= Api;
        return api.PostAsync(Routes.SignalScans(api.Group), body.ToJsonString(), key is null ? [] : [("Idempotency-Key", key)]);
    }

    private async Task<JsonNode> RunAsync(string audience, string specification, string[]? prospects = null)
    {
        Answer started = await StartAsync(audience, specification, prospects);
        Assert.Equal(202, started.Status);
        return await WaitAsync(Id(started));
    }

    private Task<JsonNode> WaitAsync(string scan, string status = "completed") => WaitAsync(scan, s => (string?)s["status"] == status, Api);

    private static async Task<JsonNode> WaitAsync(string scan, Func<JsonNode, bool> wanted, Api api)
    {
        for (DateTime end = DateTime.UtcNow + TimeSpan.FromSeconds(60); DateTime.UtcNow < end; await Task.Delay(20))
        {
            JsonNode found = (await api.GetAsync(Routes.SignalScan(api.Group, scan))).Data;
            if (wanted(found))
            {
                return found;
            }
        }

        throw new TimeoutException((await api.GetAsync(Routes.SignalScan(api.Group, scan))).Text);
    }

    private async Task<JsonNode[]> SignalsAsync(IReadOnlyList<string> prospects, string query = "", Api? api = null)
    {
        api ??= Api;
        List<JsonNode> all = [];
        foreach (string prospect in prospects)
        {
            all.Add((await api.GetAsync(Routes.Signals(api.Group, prospect) + query)).Data);
        }

        return [.. all];
    }

    private Task StallAsync(string? stage) => stage is null
        ? Api.AdminAsync(HttpMethod.Delete, Routes.AdminFaults, null)
        : Api.AdminAsync(HttpMethod.Put, Routes.AdminFaults, $$"""[{"stallStage":"{{stage}}"}]""");
}
