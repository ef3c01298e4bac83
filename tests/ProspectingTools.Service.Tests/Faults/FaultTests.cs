using System;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Faults;

[Trait("Category", "Slow")]
public sealed class FaultTests : IAsyncLifetime
{
    private ServiceProcess _service = null!;

    private Api Api => _service.Api;

    public async ValueTask InitializeAsync() => _service = await ServiceProcess.StartAsync(null, "--sample", "120");

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Plan_hits_its_route_after_the_skipped_ones_as_often_as_asked()
    {
        await SetAsync("""[{"method":"GET","path":"/v1/accounts/*/audiences","skip":1,"count":2,"status":503,"retryAfter":"7"}]""");
        int[] statuses = new int[5];
        for (int i = 0; i < statuses.Length; i++)
        {
            Answer answer = await Api.GetAsync(Routes.Audiences(Api.Group));
            statuses[i] = answer.Status;
            Assert.Equal(answer.Status == 503 ? "7" : null, answer.Headers.RetryAfter?.ToString());
            Assert.Equal(200, (await Api.GetAsync(Routes.Accounts)).Status);
        }

        Assert.Equal([200, 503, 503, 200, 200], statuses);
        await Api.AdminAsync(HttpMethod.Delete, Routes.AdminFaults, null);
        Assert.Equal("[]", (await Api.GetAsync(Routes.AdminFaults, Admin)).Text);
    }

    [Fact]
    public async Task Error_has_the_shape_of_its_api_and_the_code_that_was_asked_for()
    {
        await SetAsync("""[{"path":"/v1/accounts*","status":502,"code":"MY_CODE"},{"path":"/v1/credits","status":429,"retryAfter":"3"},{"path":"/v1/connectors","status":504,"body":"<html>gateway</html>","contentType":"text/html"}]""");
        Answer envelope = await Api.GetAsync(Routes.Accounts);
        Answer contacts = await Api.GetAsync(Routes.Credits);
        Answer html = await Api.GetAsync(Routes.Connectors);

        Assert.Equal((502, "MY_CODE", false), (envelope.Status, envelope.Code, (bool)envelope.Json["success"]!));
        Assert.Equal((429, 3), (contacts.Status, (int)contacts.Json["retryAfter"]!));
        Assert.Equal((504, "<html>gateway</html>"), (html.Status, html.Text));
    }

    [Fact]
    public async Task Rate_hits_that_share_of_the_requests()
    {
        await SetAsync("""[{"path":"/v1/credits","rate":0.5,"status":500}]""");
        int hit = 0;
        for (int i = 0; i < 200; i++)
        {
            hit += (await Api.GetAsync(Routes.Credits)).Status == 500 ? 1 : 0;
        }

        Assert.InRange(hit, 60, 140);
    }

    [Theory]
    [InlineData(""","afterWork":true""", 1)]
    [InlineData(""","afterWork":false""", 0)]
    [InlineData("", 0)]
    public async Task Answer_that_is_lost_leaves_the_work_done_only_where_it_is_lost_after_it(string afterWork, int done)
    {
        await SetAsync($$"""[{"method":"POST","path":"*/prospecting","count":1,"status":502,"code":"MY_CODE"{{afterWork}}}]""");
        string body = $$"""{"source":"sales_navigator","leadListId":"{{await Api.LeadListAsync("Founders")}}"}""";
        Answer lost = await Api.PostAsync(Routes.Jobs(Api.Group), body, ("Idempotency-Key", "lost"));
        Assert.Equal((502, "MY_CODE"), (lost.Status, lost.Code));
        Assert.Equal(done, (await Api.GetAsync(Routes.Jobs(Api.Group))).Items.Count);
        Answer again = await Api.PostAsync(Routes.Jobs(Api.Group), body, ("Idempotency-Key", "lost"));

        Assert.True(again.Status is 200 or 202, again.Text);
        Assert.Equal([(string?)again.Data["jobId"]], (await Api.GetAsync(Routes.Jobs(Api.Group))).Items.Select(j => (string?)j!["jobId"]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public async Task Connection_is_cut_after_so_many_bytes(int bytes)
    {
        string header = $$"""{"dropAfterBytes":{{bytes}}}""";
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Api.GetAsync(Routes.LeadLists(Api.Group), (FaultPlan.Header, header), Admin));
        Assert.Equal(200, (await Api.GetAsync(Routes.LeadLists(Api.Group))).Status);
    }

    [Fact]
    public async Task Header_delays_one_request_only()
    {
        var watch = Stopwatch.StartNew();
        Task<Answer> slow = Api.GetAsync(Routes.Accounts, (FaultPlan.Header, """{"delayMs":4000}"""), Admin);
        Answer other = await Api.GetAsync(Routes.Accounts);

        // Sent later and back before it, so it was not delayed; and what comes after it neither.
        Assert.False(slow.IsCompleted);
        Assert.Equal((200, 200), (other.Status, (await slow).Status));
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(3.9), $"It took {watch.Elapsed}.");
        slow = Api.GetAsync(Routes.Accounts, (FaultPlan.Header, """{"delayMs":4000}"""), Admin);
        await Api.GetAsync(Routes.Accounts);
        Assert.False(slow.IsCompleted);
    }

    [Fact]
    public async Task Header_without_the_admin_key_or_with_a_wrong_plan_is_refused()
    {
        Answer noKey = await Api.GetAsync(Routes.Accounts, (FaultPlan.Header, """{"status":500}"""));
        Answer wrongKey = await Api.GetAsync(Routes.Accounts, (FaultPlan.Header, """{"status":500}"""), (FaultPlan.AdminKeyHeader, "guess"));
        Answer noPlan = await Api.GetAsync(Routes.Accounts, (FaultPlan.Header, "500"), Admin);
        Answer badPlan = await Api.GetAsync(Routes.Accounts, (FaultPlan.Header, """{"status":99}"""), Admin);
        Answer badPlans = await Api.PutAsync(Routes.AdminFaults, """[{"rate":2},{"stallStage":"sleep"}]""", Admin);

        Assert.Equal((403, 403), (noKey.Status, wrongKey.Status));
        Assert.Equal((400, FaultPlan.Header), (noPlan.Status, noPlan.Fields.Single()));
        Assert.Equal((400, FaultPlan.Header + ".status"), (badPlan.Status, badPlan.Fields.Single()));
        Assert.Equal(["[0].rate", "[1].stallStage"], badPlans.Fields);
    }

    [Fact]
    public async Task Cursor_is_repeated_on_every_cursor_list()
    {
        for (int i = 0; i < 3; i++)
        {
            JsonNode job = await Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await Api.LeadListAsync("Founders")}}","audienceName":"repeat"}""");
            Assert.True((long)job["importedCount"]! > 1);
        }

        string audience = (string)(await Api.GetAsync(Routes.Audiences(Api.Group))).Items[0]!["id"]!;
        foreach (string path in new[] { Routes.Jobs(Api.Group), Routes.Audiences(Api.Group), Routes.Prospects(Api.Group, audience) })
        {
            string cursor = (string)(await Api.GetAsync(path + "?limit=1")).Data["nextCursor"]!;
            JsonNode page = (await Api.GetAsync($"{path}?limit=1&cursor={cursor}", (FaultPlan.Header, """{"repeatCursor":true}"""), Admin)).Data;
            Assert.Equal((cursor, true), ((string?)page["nextCursor"], (bool)page["hasMore"]!));
        }
    }

    [Theory]
    [InlineData("import")]
    [InlineData("enrichment")]
    public async Task Jobs_stand_still_in_a_stalled_stage_until_the_plan_ends(string stage)
    {
        await SetAsync($$"""[{"stallStage":"{{stage}}"}]""");
        string jobId = await Api.StartJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await Api.LeadListAsync("Founders")}}","searchEmails":true}""");
        await Api.WaitAsync(jobId, job => (string?)job["stages"]![stage]!["status"] == "running");
        await Task.Delay(300);
        JsonNode stalled = await Api.WaitAsync(jobId, _ => true);
        Assert.Equal(("running", 0.0), ((string?)stalled["status"], (double)stalled["stages"]![stage]!["progress"]!));

        await Api.AdminAsync(HttpMethod.Delete, Routes.AdminFaults, null);
        Assert.Equal("completed", (string?)(await Api.WaitAsync(jobId))["status"]);
    }

    private static (string, string) Admin => (FaultPlan.AdminKeyHeader, ServiceProcess.AdminKey);

    private Task SetAsync(string plans) => Api.AdminAsync(HttpMethod.Put, Routes.AdminFaults, plans);

    [Theory]
    [InlineData("[null]")]
    [InlineData("""[{"status":500},null]""")]
    [InlineData("null")]
    [InlineData("[[]]")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("""[{"status":null,"rate":2}]""")]
    public async Task What_is_no_plan_is_400_and_leaves_the_plans_that_stand(string body)
    {
        await Api.AdminAsync(HttpMethod.Put, Routes.AdminFaults, """[{"path":"/nowhere","status":500}]""");
        Answer refused = await Api.PutAsync(Routes.AdminFaults, body, Admin);
        Assert.Equal(400, refused.Status);
        Assert.Single((await Api.GetAsync(Routes.AdminFaults, Admin)).Json.AsArray());
        await Api.AdminAsync(HttpMethod.Delete, Routes.AdminFaults, null);
    }
}
