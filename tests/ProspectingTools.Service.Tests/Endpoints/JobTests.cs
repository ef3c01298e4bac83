using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Files;
using ProspectingTools.Service.Sample;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

[Collection(SharedService.Name)]
public sealed class JobTests(SharedService shared)
{
    private Api Api => shared.Api;

    private static IReadOnlyList<string> SampleUrls => [.. SampleData.People(600, 1).Select(p => p.ProfileUrl)];

    [Fact]
    public async Task Lead_list_becomes_an_audience_of_its_members_without_emails()
    {
        await Api.NothingRunsAsync();
        long before = await Api.CreditsAsync();
        JsonNode job = await Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await Api.LeadListAsync("Sales directors")}}"}""");

        Assert.Equal("completed", (string?)job["status"]);
        Assert.Equal("skipped", (string?)job["stages"]!["enrichment"]!["status"]);
        Assert.Equal(1.0, (double)job["stages"]!["import"]!["progress"]!);
        IReadOnlyList<JsonNode> prospects = await Api.ProspectsAsync((string)job["audienceId"]!, 7);
        Assert.NotEmpty(prospects);
        Assert.Equal((long)job["importedCount"]!, prospects.Count);
        Assert.All(prospects, p => Assert.Null(p["emails"]));
        Assert.Equal(prospects.Count, prospects.Select(p => (string?)p["id"]).Distinct().Count());
        Assert.Equal(before - prospects.Count, await Api.CreditsAsync());
    }

    [Fact]
    public async Task Search_for_emails_adds_them_and_costs_two_credits_each()
    {
        await Api.NothingRunsAsync();
        long before = await Api.CreditsAsync();
        string searches = (await Api.GetAsync(Routes.SavedSearches(Api.Group))).Text;
        string id = (string)JsonNode.Parse(searches)!["data"]!["items"]![0]!["id"]!;
        JsonNode job = await Api.RunJobAsync($$"""{"source":"sales_navigator","savedSearchId":"{{id}}","searchEmails":true,"audienceName":"  With mail "}""");

        IReadOnlyList<JsonNode> prospects = await Api.ProspectsAsync((string)job["audienceId"]!);
        Assert.NotEmpty(prospects);
        Assert.All(prospects, p => Assert.NotNull(p["emails"]));
        Assert.Contains(prospects, p => p["emails"]!.AsArray().Count > 0);
        Assert.Equal(prospects.Count * 2, (long)job["creditsUsed"]!);
        Assert.Equal(before - (prospects.Count * 2), await Api.CreditsAsync());
        Assert.Equal("With mail", (string?)(await Api.GetAsync(Routes.Audience(Api.Group, (string)job["audienceId"]!))).Data["name"]);
    }

    [Fact]
    public async Task What_of_a_search_is_not_applied_is_named_from_the_start_on()
    {
        const string Url = "https://www.linkedin.com/sales/search/people?query=(filters:List((type:SCHOOL,values:List((id:1792,text:Stanford))),(type:CURRENT_TITLE,values:List((text:Engineer))),"
            + "(type:REGION,values:List((id:103644278,text:Massachusetts,selectionType:EXCLUDED)))))";
        Answer started = await Api.PostAsync(Routes.Jobs(Api.Group), $$"""{"source":"linkedin_search","searchUrl":"{{Url}}","maxResults":5}""");
        JsonNode job = await Api.WaitAsync((string)started.Data["jobId"]!);

        foreach (JsonNode answer in new[] { started.Data, job })
        {
            JsonNode ignored = Assert.Single(answer["ignoredFilters"]!.AsArray())!;
            Assert.Equal(("SCHOOL", "Stanford", true), ((string?)ignored["filter"], (string?)ignored["value"], ((string?)ignored["reason"])!.Length > 0));
            Assert.Equal("REGION", (string?)Assert.Single(answer["filterNotes"]!.AsArray())!["filter"]);
        }

        Assert.All(await Api.ProspectsAsync((string)job["audienceId"]!), p => Assert.NotEqual("US", (string?)p["location"]!["countryCode"]));
        JsonNode plain = await Api.RunJobAsync("""{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?keywords=engineer","maxResults":1}""");
        Assert.Null(plain["ignoredFilters"]);
    }

    [Theory]
    [InlineData("https://www.linkedin.com/sales/search/people?savedSearchId=1", "saved search")]
    [InlineData("https://www.linkedin.com/search/results/people/?keywords=(a", "at character 58")]
    [InlineData("https://www.linkedin.com/sales/search/people?query=(filters:List((type:SCHOOL,values:List((id:1)))))", "SCHOOL")]
    public async Task Address_that_cannot_be_searched_is_refused_with_what_it_is(string url, string reason)
    {
        Answer answer = await Api.PostAsync(Routes.Jobs(Api.Group), $$"""{"source":"linkedin_search","searchUrl":"{{url}}"}""");
        Assert.Equal((400, "searchUrl"), (answer.Status, Assert.Single(answer.Fields)));
        Assert.Contains(reason, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_url_finds_what_its_words_say()
    {
        JsonNode job = await Api.RunJobAsync(
            """{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?titleFreeText=Engineer","maxResults":5}""");

        IReadOnlyList<JsonNode> prospects = await Api.ProspectsAsync((string)job["audienceId"]!);
        Assert.Equal(5, prospects.Count);
        Assert.All(prospects, p => Assert.Contains("engineer", (string)p["title"]!, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Commenters_of_a_post_come_in_the_order_of_their_comments()
    {
        SamplePost post = SampleData.Posts(600, 1)[0];
        JsonNode job = await Api.RunJobAsync($$"""{"source":"post_commenters","postUrl":"{{post.PostUrl}}"}""");

        IReadOnlyList<JsonNode> prospects = await Api.ProspectsAsync((string)job["audienceId"]!);
        Assert.Equal(post.CommenterIndexes.Select(i => SampleUrls[i]), prospects.Select(p => (string)p["linkedinUrl"]!));
    }

    [Fact]
    public async Task Uploaded_urls_are_imported_once_each_and_unknown_ones_cost_nothing()
    {
        string[] urls = [SampleUrls[3], SampleUrls[4].Replace("https://www.", "http://de.", StringComparison.Ordinal) + "/?trk=x", SampleUrls[3] + "/", "https://www.linkedin.com/in/nobody-at-all"];
        JsonNode job = await Api.RunJobAsync($$"""{"source":"url_upload","maxResults":1,"urls":{{new JsonArray([.. urls.Select(u => JsonValue.Create(u))]).ToJsonString()}}}""");

        Assert.Equal("completed", (string?)job["status"]);
        Assert.Equal(2, (long)job["creditsUsed"]!);
        Assert.Equal(SampleUrls.Skip(3).Take(2), (await Api.ProspectsAsync((string)job["audienceId"]!)).Select(p => (string)p["linkedinUrl"]!));
    }

    [Fact]
    public async Task Sales_navigator_addresses_name_people_by_provider_id()
    {
        Person person = SampleData.People(600, 1).First(p => p.ProviderId is not null);
        JsonNode job = await Api.RunJobAsync($$"""{"source":"url_upload","urls":["https://www.linkedin.com/sales/lead/{{person.ProviderId}},NAME_SEARCH,x"]}""");

        Assert.Equal([person.ProfileUrl], (await Api.ProspectsAsync((string)job["audienceId"]!)).Select(p => (string)p["linkedinUrl"]!));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task More_than_a_plan_allows_is_lowered_to_its_cap()
    {
        await using ServiceProcess tester = await ServiceProcess.StartAsync(null, "--sample", "300", "--plan", "tester");
        const string Everybody = """{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?keywords=a%20fictional&maxResults=9"}""";
        await tester.Api.ImportAsync(string.Join('\n', Enumerable.Range(0, 150).Select(i => $$"""{"name":"P {{i}}","linkedinUrl":"https://www.linkedin.com/in/capped-{{i}}","about":"a fictional person"}""")), "format=jsonl");
        JsonNode job = await tester.Api.RunJobAsync(Everybody);

        Assert.Equal(100, (long)job["importedCount"]!);
    }

    [Fact]
    public async Task Same_key_and_body_find_the_same_job_and_another_body_conflicts()
    {
        string list = await Api.LeadListAsync("Founders");
        string body = $$"""{"source":"sales_navigator","leadListId":"{{list}}"}""";
        string other = $$"""{ "leadListId" : "{{list}}", "source":"sales_navigator" }""";
        string key = Guid.NewGuid().ToString();

        string jobId = await Api.StartJobAsync(body, key);
        await Api.WaitAsync(jobId);
        Answer replay = await Api.PostAsync(Routes.Jobs(Api.Group), other, ("Idempotency-Key", key));
        Answer conflict = await Api.PostAsync(Routes.Jobs(Api.Group), """{"source":"url_upload","urls":["https://www.linkedin.com/in/a"]}""", ("Idempotency-Key", key));

        Assert.Equal((200, jobId), (replay.Status, (string?)replay.Data["jobId"]));
        Assert.Equal((409, ErrorCodes.IdempotencyConflict), (conflict.Status, conflict.Code));
        Assert.NotEqual(jobId, await Api.StartJobAsync(body));
    }

    [Fact]
    public async Task Many_starts_at_once_under_one_key_make_one_job()
    {
        string body = $$"""{"source":"sales_navigator","leadListId":"{{await Api.LeadListAsync("Founders")}}"}""";
        string[] jobs = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Api.StartJobAsync(body, "all-at-once")));
        Assert.Single(jobs.Distinct());
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Job_in_progress_hides_its_audience_and_keeps_what_it_has_when_cancelled()
    {
        await using ServiceProcess slow = await ServiceProcess.StartAsync(null, "--sample", "300", "--job-rate", "40");
        string body = """{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?keywords=fictional%20person","searchEmails":true}""";
        await slow.Api.ImportAsync(string.Join('\n', Enumerable.Range(0, 150).Select(i => $$"""{"name":"P {{i}}","linkedinUrl":"https://www.linkedin.com/in/slow-{{i}}","about":"fictional person","emails":[{"email":"p{{i}}@slow.example"}]}""")), "format=jsonl");
        string jobId = await slow.Api.StartJobAsync(body, "slow");
        JsonNode running = await slow.Api.WaitAsync(jobId, job => (long)job["importedCount"]! > 0);
        string audienceId = (string)running["audienceId"]!;

        Assert.Equal("running", (string?)running["stages"]!["import"]!["status"]);
        Assert.InRange((double)running["stages"]!["import"]!["progress"]!, 0.001, 0.999);
        Assert.Equal("queued", (string?)running["stages"]!["enrichment"]!["status"]);
        Assert.Equal(202, (await slow.Api.PostAsync(Routes.Jobs(slow.Api.Group), body, ("Idempotency-Key", "slow"))).Status);
        foreach (string path in new[] { Routes.Audience(slow.Api.Group, audienceId), Routes.Prospects(slow.Api.Group, audienceId) })
        {
            Answer notReady = await slow.Api.GetAsync(path);
            Assert.Equal((409, ErrorCodes.AudienceNotReady), (notReady.Status, notReady.Code));
        }

        Assert.Equal(409, (await slow.Api.PatchAsync(Routes.Audience(slow.Api.Group, audienceId), """{"name":"x"}""")).Status);
        Assert.Equal(409, (await slow.Api.DeleteAsync(Routes.Audience(slow.Api.Group, audienceId))).Status);
        Assert.Empty((await slow.Api.GetAsync(Routes.Audiences(slow.Api.Group))).Items);
        Assert.Empty((await slow.Api.GetAsync(Routes.Navigation(slow.Api.Group))).Data["ungroupedAudiences"]!.AsArray());

        Answer cancelled = await slow.Api.PostAsync(Routes.CancelJob(slow.Api.Group, jobId), null);
        Assert.Equal("cancelled", (string?)cancelled.Data["status"]);
        IReadOnlyList<JsonNode> kept = await slow.Api.ProspectsAsync(audienceId);
        Assert.Equal((long)cancelled.Data["importedCount"]!, kept.Count);
        Assert.InRange(kept.Count, 1, 149);
        Assert.All(kept, p => Assert.Single(p["emails"]!.AsArray()));
        Assert.Equal(100_000 - (kept.Count * 2), await slow.Api.CreditsAsync());
        Answer again = await slow.Api.PostAsync(Routes.CancelJob(slow.Api.Group, jobId), null);
        Assert.Equal((422, ErrorCodes.ValidationError), (again.Status, again.Code));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Credits_that_run_out_end_the_job_and_keep_what_was_paid()
    {
        await using ServiceProcess poor = await ServiceProcess.StartAsync(null, "--sample", "600", "--credits", "21");
        string body = $$"""{"source":"sales_navigator","leadListId":"{{await poor.Api.LeadListAsync("Engineering leaders EMEA")}}","searchEmails":true}""";
        JsonNode job = await poor.Api.RunJobAsync(body);
        Answer refused = await poor.Api.PostAsync(Routes.Jobs(poor.Api.Group), body);

        Assert.Equal("failed", (string?)job["status"]);
        Assert.Equal(ErrorCodes.InsufficientCredits, (string?)job["error"]!["code"]);
        Assert.Equal(10, (long)job["importedCount"]!);
        IReadOnlyList<JsonNode> kept = await poor.Api.ProspectsAsync((string)job["audienceId"]!);
        Assert.Equal(10, kept.Count);
        Assert.All(kept, p => Assert.NotNull(p["emails"]));
        Assert.Equal(1, await poor.Api.CreditsAsync());
        Assert.Equal((402, ErrorCodes.InsufficientCredits), (refused.Status, refused.Code));

        await poor.Api.AdminAsync(HttpMethod.Post, Routes.AdminCredits, """{"credits":9,"note":"more"}""");
        Assert.Equal(10, await poor.Api.CreditsAsync());
        Assert.Equal("failed", (string?)(await poor.Api.RunJobAsync(body))["status"]);
        Assert.Equal(0, await poor.Api.CreditsAsync());
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_by_page_and_by_status()
    {
        string body = $$"""{"source":"sales_navigator","leadListId":"{{await Api.LeadListAsync("Founders")}}"}""";
        string[] ids = [await Api.StartJobAsync(body), await Api.StartJobAsync(body), await Api.StartJobAsync(body)];
        foreach (string id in ids)
        {
            await Api.WaitAsync(id);
        }

        Answer first = await Api.GetAsync($"{Routes.Jobs(Api.Group)}?limit=2&status=completed");
        Answer second = await Api.GetAsync($"{Routes.Jobs(Api.Group)}?limit=2&status=completed&cursor={first.Data["nextCursor"]}");
        Assert.Equal(ids.Reverse(), first.Items.Concat(second.Items).Select(j => (string?)j!["jobId"]).Take(3));
        Assert.True((bool)first.Data["hasMore"]!);
        Assert.Empty((await Api.GetAsync($"{Routes.Jobs(Api.Group)}?status=failed")).Items);

        // A cursor belongs to the list with its filters.
        Answer foreign = await Api.GetAsync($"{Routes.Jobs(Api.Group)}?cursor={first.Data["nextCursor"]}");
        Assert.Equal((400, "cursor"), (foreign.Status, foreign.Fields.Single()));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Sales_navigator_that_is_not_connected_fails_as_upstream()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--sample", "50");
        string list = await service.Api.LeadListAsync("Founders");
        await service.Api.AdminAsync(HttpMethod.Put, Routes.AdminConnectors, """{"source":"salesNavigator","status":"needs-authentication"}""");

        Answer sources = await service.Api.GetAsync(Routes.LeadLists(service.Api.Group));
        Answer start = await service.Api.PostAsync(Routes.Jobs(service.Api.Group), $$"""{"source":"sales_navigator","leadListId":"{{list}}"}""");
        Answer contacts = await service.Api.PostAsync(Routes.ContactLists, """{"name":"n","filters":{"companyLinkedInUrls":["https://www.linkedin.com/company/a"],"keywords":"k"}}""");

        Assert.Equal((502, ErrorCodes.UpstreamError), (sources.Status, sources.Code));
        Assert.Equal((502, ErrorCodes.UpstreamError), (start.Status, start.Code));
        Assert.Equal((424, ErrorCodes.ConnectorNotConnected), (contacts.Status, contacts.Code));
        Assert.Equal(0, (long)(await service.Api.GetAsync(Routes.ContactLists)).Json["total"]!);
        Assert.Equal("needs-authentication", (string?)(await service.Api.GetAsync(Routes.Connectors)).Json["connectors"]![0]!["status"]);
    }
}
