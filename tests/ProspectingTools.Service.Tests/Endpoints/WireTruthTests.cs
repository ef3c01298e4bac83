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

/// <summary>What the references print is what is sent (prospecting-api.md, "Nulls and unknown fields").</summary>
[Collection(SharedService.Name)]
public sealed class WireTruthTests(SharedService shared)
{
    private Api Api => shared.Api;

    [Fact]
    public async Task Nulls_are_printed_where_the_reference_prints_them()
    {
        JsonObject audience = (await Api.PostAsync(Routes.Audiences(Api.Group), """{"name":"nulls","type":"on_demand"}""")).Data.AsObject();
        JsonObject job = (await Api.RunJobAsync("""{"source":"url_upload","urls":["https://www.linkedin.com/in/nobody"]}""")).AsObject();
        JsonObject error = (await Api.GetAsync(Routes.Job(Api.Group, "0123456789abcdef01234567"))).Json["error"]!.AsObject();

        AssertNull(audience, "description");
        AssertNull(audience, "folderId");
        AssertNull(job, "error");
        AssertNull(job["stages"]!["enrichment"]!.AsObject(), "progress");
        AssertNull(error, "details");
    }

    [Fact]
    public async Task A_started_job_has_the_three_fields_of_the_reference()
    {
        Answer started = await Api.PostAsync(Routes.Jobs(Api.Group), """{"source":"url_upload","urls":["https://www.linkedin.com/in/nobody"]}""");
        Assert.Equal(["jobId", "status", "createdAt"], started.Data.AsObject().Select(f => f.Key));
    }

    [Fact]
    public async Task Account_groups_are_paged_and_have_their_age()
    {
        JsonNode page = (await Api.GetAsync($"{Routes.Accounts}?limit=1")).Data;
        Assert.Equal(Api.Group, (string?)page["items"]!.AsArray().Single()!["id"]);
        Assert.True(DateTimeOffset.UtcNow - (DateTimeOffset)page["items"]![0]!["createdAt"]! < TimeSpan.FromMinutes(30));
        AssertNull(page.AsObject(), "nextCursor");
        Assert.False((bool)page["hasMore"]!);
        Assert.Equal(["limit"], (await Api.GetAsync($"{Routes.Accounts}?limit=0")).Fields);
        Assert.Equal(["cursor"], (await Api.GetAsync($"{Routes.Accounts}?cursor=x")).Fields);
    }

    [Fact]
    public async Task Contacts_have_positions_and_a_picture()
    {
        string company = Service.Sample.SampleData.People(1, 1).Single().Prospect.Company!.LinkedinUrl!;
        Answer list = await Api.PostAsync(
            Routes.ContactLists, $$$"""{"name":"n","filters":{"companyLinkedInUrls":["{{{company}}}"],"countries":["US","GB","DE","FR","IN"]}}""");
        JsonArray contacts = (await Api.GetAsync(Routes.Contacts((string)list.Json["id"]!))).Json["items"]!.AsArray();
        Assert.NotEmpty(contacts);
        Assert.All(contacts, c => Assert.Equal((string?)c!["role"], (string?)c["positions"]![0]!["title"]));
        Assert.Contains(contacts, c => c!["avatar"] is not null);
    }

    [Theory]
    [InlineData("""{"source":"url_upload","urls":5}""", "urls", "a list")]
    [InlineData("""{"source":"url_upload","urls":[5]}""", "urls[0]", "a text")]
    [InlineData("""{"source":{}}""", "source", "a text")]
    [InlineData("""{"maxResults":"5"}""", "maxResults", "a whole number")]
    [InlineData("""{"maxResults":5.5}""", "maxResults", "a whole number")]
    [InlineData("""{"searchEmails":1}""", "searchEmails", "true or false")]
    [InlineData("""{"source":"a","source":"b"}""", "source", "given twice")]
    [InlineData("[]", "body", "an object")]
    [InlineData("\"text\"", "body", "an object")]
    public async Task What_is_wrong_is_said_in_the_words_of_JSON(string body, string field, string words)
    {
        Answer answer = await Api.PostAsync(Routes.Jobs(Api.Group), body);
        Assert.Equal([field], answer.Fields);
        Assert.Contains(words, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"System\.|ProspectingTools|Nullable|`1|\.NET", answer.Text);
    }

    [Fact]
    public async Task Lengths_are_counted_as_people_count_them()
    {
        foreach (string sign in new[] { "😀", "👨‍👩‍👧‍👦", "é", "🇩🇪", "👍🏽", "字", "a" })
        {
            foreach ((int length, int status) in new[] { (150, 201), (200, 201), (201, 400) })
            {
                string name = string.Concat(Enumerable.Repeat(sign, length));
                Answer answer = await Api.PostAsync(Routes.Audiences(Api.Group), new JsonObject { ["name"] = name, ["type"] = "on_demand" }.ToJsonString());
                Assert.Equal((sign, length, status), (sign, length, answer.Status));
                if (status == 201)
                {
                    Assert.Equal(name, (string?)answer.Data["name"]);
                    await Api.DeleteAsync(Routes.Audience(Api.Group, (string)answer.Data["id"]!));
                }
            }
        }
    }

    [Fact]
    public async Task HEAD_answers_as_GET_without_a_body()
    {
        List<string> wrong = [];
        foreach (string path in new[] { Routes.Accounts, Routes.Jobs(Api.Group), Routes.Credits, Routes.LocalInfo, "/v1/nothing", Routes.ContactList("x") })
        {
            Answer answer = await Api.SendAsync(HttpMethod.Head, path, null);
            Answer get = await Api.GetAsync(path);
            if (answer.Status != get.Status || answer.Text.Length > 0)
            {
                wrong.Add($"{path}: {answer.Status}, {get.Status}, '{answer.Text}'");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Bare_reference_sends_nothing_of_its_own()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--sample", "50", "--bare-reference");
        JsonObject job = (await service.Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await service.Api.LeadListAsync("Founders")}}"}""")).AsObject();
        JsonObject listed = (await service.Api.GetAsync(Routes.Jobs(service.Api.Group))).Items.Single()!.AsObject();
        string[] reference = ["jobId", "type", "status", "createdAt", "updatedAt", "stages", "error"];

        JsonNode audience = (await service.Api.GetAsync(Routes.Audiences(service.Api.Group))).Items.Single()!;
        string folder = (string)(await service.Api.PostAsync(Routes.Folders(service.Api.Group), """{"name":"f","audienceType":"on_demand"}""")).Data["id"]!;
        Answer moved = await service.Api.PostAsync(Routes.MoveToFolder(service.Api.Group, (string)audience["id"]!), $$"""{"folderId":"{{folder}}"}""");

        // What a client needs to find the job's audience.
        Assert.Equal("sales_navigator", (string?)audience["type"]);
        Assert.Equal(200, moved.Status);
        Assert.Equal("completed", (string?)job["status"]);
        Assert.Equal(reference, job.Select(f => f.Key));
        Assert.Equal(reference, listed.Select(f => f.Key));
    }

    private static void AssertNull(JsonObject parent, string field)
    {
        Assert.True(parent.ContainsKey(field), $"{field} is not printed: {parent.ToJsonString()}");
        Assert.Null(parent[field]);
    }
}
