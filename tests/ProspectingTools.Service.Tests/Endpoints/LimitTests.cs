using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

/// <summary>Each limit holds exactly: what reaches it is taken, what is beyond by one is refused under the name of its field.</summary>
[Collection(SharedService.Name)]
public sealed class LimitTests(SharedService shared)
{
    private const string Company = "https://www.linkedin.com/company/nobody-works-here";
    private const string Someone = "https://www.linkedin.com/in/nobody-has-this-name";

    private static readonly Dictionary<string, (string Field, int Most, Func<Api, int, Task<Answer>> Ask)> s_limits = new()
    {
        ["addresses of a job"] = ("urls", Limits.MaxUrlsPerJob, static (api, n) => StartAsync(api, new() { ["urls"] = Texts(n, i => $"{Someone}-{i}") })),
        ["name of a job's audience"] = ("audienceName", Assumed.MaxAudienceName, static (api, n) => StartAsync(api, new() { ["urls"] = Texts(1, _ => Someone), ["audienceName"] = Text(n) })),
        ["idempotency key"] = ("Idempotency-Key", Assumed.MaxIdempotencyKey, static (api, n) => api.PostAsync(
            Routes.Jobs(api.Group), $$"""{"source":"url_upload","urls":["{{Someone}}"]}""", ("Idempotency-Key", Text(n)))),
        ["name of an audience"] = ("name", Assumed.MaxAudienceName, static (api, n) => PostAsync(api, Routes.Audiences(api.Group), new() { ["name"] = Text(n), ["type"] = "on_demand" })),
        ["description of an audience"] = ("description", Assumed.MaxDescription, static (api, n) => PostAsync(
            api, Routes.Audiences(api.Group), new() { ["name"] = "n", ["type"] = "on_demand", ["description"] = Text(n) })),
        ["name of a folder"] = ("name", Assumed.MaxFolderName, static (api, n) => PostAsync(api, Routes.Folders(api.Group), new() { ["name"] = Text(n), ["audienceType"] = "on_demand" })),
        ["name of a contact list"] = ("name", Limits.MaxContactListName, static (api, n) => ListAsync(api, Text(n), new())),
        ["keywords"] = ("filters.keywords", Assumed.MaxFilterKeywords, static (api, n) => ListAsync(api, "n", new() { ["keywords"] = Text(n) })),
        ["job titles"] = ("filters.jobTitles", Assumed.MaxFilterValues, static (api, n) => ListAsync(api, "n", new() { ["jobTitles"] = Texts(n, i => $"t{i}") })),
        ["job title"] = ("filters.jobTitles[0]", Assumed.MaxFilterValue, static (api, n) => ListAsync(api, "n", new() { ["jobTitles"] = Texts(1, _ => Text(n)) })),
        ["provider id"] = ("providerId", 256, static (api, n) => api.GetAsync(Routes.ProviderLookup(api.Group, Text(n)))),
        ["page of jobs"] = ("limit", Assumed.MaxCursorPage, static (api, n) => api.GetAsync($"{Routes.Jobs(api.Group)}?limit={n}")),
        ["page of contact lists"] = ("limit", Limits.MaxOffsetPage, static (api, n) => api.GetAsync($"{Routes.ContactLists}?limit={n}")),
    };

    private Api Api => shared.Api;

    public static TheoryData<string> Names => [.. s_limits.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_reaches_a_limit_is_taken_and_what_is_beyond_is_refused(string name)
    {
        (string field, int most, Func<Api, int, Task<Answer>> ask) = s_limits[name];
        foreach (int taken in new[] { 1, most - 1, most })
        {
            Answer answer = await ask(Api, taken);
            Assert.True(answer.Status < 300, $"{taken}: {answer.Text}");
        }

        foreach (int refused in new[] { most + 1, most + 2 })
        {
            Answer answer = await ask(Api, refused);
            Assert.InRange(answer.Status, 400, 422);
            Assert.Equal([field], answer.Fields);
        }
    }

    [Theory]
    [InlineData(0, "sales_navigator", false)]
    [InlineData(1, "sales_navigator", true)]
    [InlineData(-1, "url_upload", true)]
    [InlineData(0, "url_upload", true)]
    public async Task Least_number_of_results_is_one_where_it_is_looked_at(int maxResults, string source, bool isTaken)
    {
        var body = new JsonObject { ["source"] = source, ["maxResults"] = maxResults };
        body[source == "url_upload" ? "urls" : "leadListId"] = source == "url_upload" ? Texts(1, _ => Someone) : await Api.LeadListAsync("Founders");
        Answer answer = await Api.PostAsync(Routes.Jobs(Api.Group), body.ToJsonString());
        Assert.Equal(isTaken ? [] : ["maxResults"], answer.Fields);
        Assert.Equal(isTaken, answer.Status < 300);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(22)]
    public async Task Filters_that_are_not_known_are_named_up_to_twenty_and_counted_beyond(int count)
    {
        var filters = new JsonObject();
        for (int i = 1; i <= count; i++)
        {
            filters[$"unknown{i}"] = i;
        }

        string[] ignored = [.. (await ListAsync(Api, "n", filters)).Json["ignoredFilters"]!.AsArray().Select(item => (string)item!["filter"]!)];
        string[] named = [.. Enumerable.Range(1, Math.Min(count, 20)).Select(i => $"unknown{i}")];
        Assert.Equal(count > 20 ? [.. named, $"{count - 20} more"] : named, ignored);
    }

    [Theory]
    [InlineData(199, 199)]
    [InlineData(200, 200)]
    [InlineData(201, 200)]
    [InlineData(5000, 200)]
    public async Task Value_of_a_filter_that_is_not_known_is_shown_in_short(int length, int shown)
    {
        JsonNode ignored = (await ListAsync(Api, "n", new() { ["unknown"] = Text(length) })).Json["ignoredFilters"]![0]!;
        Assert.Equal(Text(shown) + (shown < length ? "…" : string.Empty), (string)ignored["value"]!);
    }

    [Fact]
    public async Task Contact_list_without_filters_is_refused_like_one_with_none_of_them()
    {
        Answer without = await Api.PostAsync(Routes.ContactLists, """{"name":"n"}""");
        Answer empty = await Api.PostAsync(Routes.ContactLists, """{"name":"n","filters":{}}""");
        Assert.Equal(400, without.Status);
        Assert.Equal((empty.Status, empty.Code), (without.Status, without.Code));
        Assert.Equal(empty.Fields, without.Fields);
    }

    private static Task<Answer> StartAsync(Api api, JsonObject body)
    {
        body["source"] = "url_upload";
        return PostAsync(api, Routes.Jobs(api.Group), body);
    }

    private static Task<Answer> ListAsync(Api api, string name, JsonObject filters)
    {
        filters["companyLinkedInUrls"] = Texts(1, _ => Company);
        filters["countries"] = Texts(1, _ => "DE");
        return PostAsync(api, Routes.ContactLists, new JsonObject { ["name"] = name, ["filters"] = filters });
    }

    private static Task<Answer> PostAsync(Api api, string path, JsonObject body) => api.PostAsync(path, body.ToJsonString());

    private static string Text(int length) => new('n', length);

    private static JsonArray Texts(int count, Func<int, string> text) => [.. Enumerable.Range(0, count).Select(i => JsonValue.Create(text(i)))];
}
