using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

/// <summary>Malformed input gets the documented status with the field named: never a 500, never a stack trace.</summary>
[Collection(SharedService.Name)]
public sealed class BadInputTests(SharedService shared)
{
    private const string Id = "0123456789abcdef01234567";

    private Api Api => shared.Api;

    [Theory]
    [InlineData("{}", "source")]
    [InlineData("""{"source":"fax"}""", "source")]
    [InlineData("""{"source":5}""", "source")]
    [InlineData("""{"source":"linkedin_search"}""", "searchUrl")]
    [InlineData("""{"source":"linkedin_search","searchUrl":"https://example.com/search"}""", "searchUrl")]
    [InlineData("""{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/"}""", "searchUrl")]
    [InlineData("""{"source":"sales_navigator"}""", "leadListId")]
    [InlineData("""{"source":"sales_navigator","leadListId":"a","savedSearchId":"b"}""", "leadListId")]
    [InlineData("""{"source":"sales_navigator","leadListId":"nope"}""", "leadListId")]
    [InlineData("""{"source":"sales_navigator","leadListId":"0123456789abcdef01234567"}""", "leadListId")]
    [InlineData("""{"source":"sales_navigator","savedSearchId":"0123456789abcdef01234567"}""", "savedSearchId")]
    [InlineData("""{"source":"post_commenters"}""", "postUrl")]
    [InlineData("""{"source":"post_commenters","postUrl":"https://www.linkedin.com/in/me"}""", "postUrl")]
    [InlineData("""{"source":"url_upload"}""", "urls")]
    [InlineData("""{"source":"url_upload","urls":[]}""", "urls")]
    [InlineData("""{"source":"url_upload","urls":"https://www.linkedin.com/in/me"}""", "urls")]
    [InlineData("""{"source":"url_upload","urls":["https://www.linkedin.com/in/ada","https://example.com/in/me"]}""", "urls[1]")]
    [InlineData("""{"source":"url_upload","urls":["https://www.linkedin.com/in/ada",7]}""", "urls[1]")]
    [InlineData("""{"source":"url_upload","urls":[null]}""", "urls[0]")]
    [InlineData("""{"source":"post_commenters","postUrl":"https://www.linkedin.com/posts/x","maxResults":0}""", "maxResults")]
    [InlineData("""{"source":"post_commenters","postUrl":"https://www.linkedin.com/posts/x","maxResults":"10"}""", "maxResults")]
    [InlineData("""{"source":"post_commenters","postUrl":"https://www.linkedin.com/posts/x","maxResults":1.5}""", "maxResults")]
    [InlineData("""{"source":"post_commenters","postUrl":"https://www.linkedin.com/posts/x","maxResults":99999999999}""", "maxResults")]
    [InlineData("""{"source":"post_commenters","postUrl":"https://www.linkedin.com/posts/x","searchEmails":"yes"}""", "searchEmails")]
    [InlineData("""{"source":"post_commenters","postUrl":"https://www.linkedin.com/posts/x","audienceName":" "}""", "audienceName")]
    [InlineData("""{"source":"post_commenters","source":"url_upload"}""", "source")]
    [InlineData("null", "body")]
    [InlineData("[]", "body")]
    [InlineData("{", "body")]
    [InlineData("", "body")]
    [InlineData("{\"source\":\"\\ud800\"}", "source")]
    public async Task Start_of_a_job(string body, string field)
    {
        Answer answer = await Api.PostAsync(Routes.Jobs(Api.Group), body);
        Assert.Equal((400, ErrorCodes.ValidationError), (answer.Status, answer.Code));
        Assert.Equal([field], answer.Fields);
        Assert.Matches("^[0-9a-f]{24}$", (string)answer.Json["traceId"]!);
    }

    [Fact]
    public async Task Names_and_lists_that_are_too_long()
    {
        string name = new('n', 201);
        string urls = string.Join(',', Enumerable.Range(0, 1001).Select(i => $"\"https://www.linkedin.com/in/p{i}\""));
        Assert.Equal(["urls"], (await Api.PostAsync(Routes.Jobs(Api.Group), $$"""{"source":"url_upload","urls":[{{urls}}]}""")).Fields);
        Assert.Equal(["audienceName"], (await Api.PostAsync(Routes.Jobs(Api.Group), $$"""{"source":"url_upload","urls":["https://www.linkedin.com/in/a"],"audienceName":"{{name}}"}""")).Fields);
        Assert.Equal(["name"], (await Api.PostAsync(Routes.Audiences(Api.Group), $$"""{"name":"{{name}}","type":"on_demand"}""")).Fields);
        Assert.Equal(["name"], (await Api.PostAsync(Routes.Folders(Api.Group), $$"""{"name":"{{name}}","audienceType":"on_demand"}""")).Fields);
    }

    [Fact]
    public async Task A_long_body_that_is_no_json_is_quoted_in_short()
    {
        Answer answer = await Api.PostAsync(Routes.ContactLists, "t" + new string('x', 100_000));
        Assert.Equal((400, "body"), (answer.Status, answer.Fields.Single()));
        Assert.InRange(answer.Text.Length, 300, 1000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("{long}")]
    public async Task Idempotency_key(string key)
    {
        Answer answer = await Api.PostAsync(Routes.Jobs(Api.Group), """{"source":"url_upload","urls":["https://www.linkedin.com/in/a"]}""", ("Idempotency-Key", key.Replace("{long}", new string('k', 256), StringComparison.Ordinal)));
        Assert.Equal((400, "Idempotency-Key"), (answer.Status, answer.Fields.Single()));
    }

    public static TheoryData<string, string, string?, int, string?> Requests() => new()
    {
        { "GET", "/prospecting/xyz", null, 400, "jobId" },
        { "GET", $"/prospecting/{Id}", null, 404, null },
        { "POST", "/prospecting/xyz/cancel", null, 400, "jobId" },
        { "POST", $"/prospecting/{Id}/cancel", null, 404, null },
        { "GET", "/prospecting?status=asleep", null, 400, "status" },
        { "GET", "/prospecting?limit=0", null, 400, "limit" },
        { "GET", "/prospecting?limit=101", null, 400, "limit" },
        { "GET", "/prospecting?limit=ten", null, 400, "limit" },
        { "GET", "/prospecting?limit=1&limit=2", null, 400, "limit" },
        { "GET", "/prospecting?cursor=abc", null, 400, "cursor" },
        { "GET", "/audiences?cursor=%00", null, 400, "cursor" },
        { "GET", "/audiences?limit=-1", null, 400, "limit" },
        { "GET", "/audiences/xyz", null, 400, "audienceId" },
        { "GET", $"/audiences/{Id}", null, 404, null },
        { "GET", $"/audiences/{Id}/prospects", null, 404, null },
        { "GET", "/audiences/%2e%2e%2f/prospects", null, 400, "audienceId" },
        { "PATCH", $"/audiences/{Id}", "{}", 400, "name" },
        { "PATCH", $"/audiences/{Id}", """{"name":"x"}""", 404, null },
        { "PATCH", $"/audiences/{Id}", """{"name":7}""", 400, "name" },
        { "DELETE", "/audiences/1", null, 400, "audienceId" },
        { "POST", "/audiences", """{"type":"on_demand"}""", 400, "name" },
        { "POST", "/audiences", """{"name":"n","type":"weekly"}""", 422, "type" },
        { "POST", "/audiences/folders", """{"name":"n","audienceType":"weekly"}""", 400, "audienceType" },
        { "PATCH", $"/audiences/folders/{Id}", """{"name":"n"}""", 404, null },
        { "PATCH", "/audiences/folders/f", """{"name":"n"}""", 400, "folderId" },
        { "POST", $"/audiences/{Id}/move-to-folder", "{}", 400, "folderId" },
        { "POST", $"/audiences/{Id}/move-to-folder", $$"""{"folderId":"{{Id}}"}""", 404, null },
        { "POST", $"/audiences/{Id}/remove-from-folder", null, 404, null },
        { "POST", $"/audiences/{Id}/move-leads", """{"leadIds":[]}""", 400, "leadIds" },
        { "POST", $"/audiences/{Id}/move-leads", $$"""{"targetAudienceId":"{{Id}}","leadIds":["1"]}""", 400, "leadIds[0]" },
        { "POST", $"/audiences/{Id}/move-leads", $$"""{"leadIds":["{{Id}}"]}""", 400, "targetAudienceId" },
        { "GET", "/prospects/xyz/signals", null, 400, "prospectId" },
        { "GET", $"/prospects/{Id}/signals", null, 404, null },
        { "GET", $"/prospects/{Id}/signals?minScore=high", null, 400, "minScore" },
        { "GET", $"/prospects/{Id}/signals?minScore=79.5", null, 400, "minScore" },
        { "GET", "/prospects/by-provider-id/a%20b", null, 422, "providerId" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Prospecting_requests(string method, string path, string? body, int status, string? field)
    {
        Answer answer = await SendAsync(method, $"/v1/accounts/{Api.Group}{path}", body);
        Assert.Equal(status, answer.Status);
        Assert.Equal(field is null ? [] : [field], answer.Fields);
        Assert.False((bool)answer.Json["success"]!);
    }

    [Theory]
    [InlineData("GET", "/v1/contacts/lists?limit=0", null, 400, "limit")]
    [InlineData("GET", "/v1/contacts/lists?offset=-1", null, 400, "offset")]
    [InlineData("GET", "/v1/contacts/lists/xyz", null, 404, null)]
    [InlineData("GET", "/v1/contacts/lists/0123456789abcdef01234567/contacts", null, 404, null)]
    [InlineData("PUT", "/v1/contacts/lists/xyz", "{}", 400, "name")]
    [InlineData("PUT", "/v1/contacts/lists/xyz", """{"name":"n"}""", 404, null)]
    [InlineData("DELETE", "/v1/contacts/lists/xyz", null, 404, null)]
    [InlineData("POST", "/v1/contacts/lists", """{"name":["n"]}""", 400, "name")]
    [InlineData("POST", "/v1/contacts/lists", """{"name":"n","filters":{"companyLinkedInUrls":"one"}}""", 400, "filters.companyLinkedInUrls")]
    [InlineData("POST", "/v1/contacts/lists", """{"name":"n"}""", 400, "filters.companyLinkedInUrls")]
    public async Task Contact_list_requests(string method, string path, string? body, int status, string? field)
    {
        Answer answer = await SendAsync(method, path, body);
        Assert.Equal(status, answer.Status);
        Assert.Equal(field is null ? [] : [field], answer.Fields);
        Assert.Equal((string)answer.Json["error"]!["requestId"]!, Guid.Parse((string)answer.Json["error"]!["requestId"]!).ToString("D"));
    }

    [Fact]
    public async Task Wrong_paths_methods_types_and_sizes()
    {
        string jobs = Routes.Jobs(Api.Group);
        Answer nothing = await Api.GetAsync("/v1/nothing");
        Answer method = await Api.DeleteAsync(jobs);
        Answer contactMethod = await Api.DeleteAsync(Routes.Credits);
        Answer type = await Api.SendAsync(HttpMethod.Post, jobs, new StringContent("{}", Encoding.UTF8, "text/plain"));
        string large = "{\"source\":\"" + new string('x', Limits.MaxBodyBytes) + "\"}";
        Answer size = await Api.PostAsync(jobs, large);

        Assert.Equal((404, ErrorCodes.NotFound), (nothing.Status, nothing.Code));
        Assert.Equal((405, ErrorCodes.MethodNotAllowed), (method.Status, method.Code));
        Assert.Equal((405, ErrorCodes.MethodNotAllowed), (contactMethod.Status, contactMethod.Code));
        Assert.Equal((415, ErrorCodes.UnsupportedMediaType), (type.Status, type.Code));
        Assert.Contains("application/json", type.Text, StringComparison.Ordinal);
        Assert.Equal((413, ErrorCodes.PayloadTooLarge), (size.Status, size.Code));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Random_bodies_and_ids_never_make_the_service_fail()
    {
        var random = new Random(20261121);
        string[] words = ["{", "}", "[", "]", ",", ":", "null", "true", "-1e999", "\"source\"", "\"url_upload\"", "\"urls\"", "\"\\u0000\"", "\"name\"", "\"filters\"", "\"é\uffff\"", "1", "\"type\"", "\"leadIds\""];
        string[] paths =
        [
            Routes.Jobs(Api.Group), Routes.Audiences(Api.Group), Routes.Folders(Api.Group), Routes.ContactLists, Routes.MoveLeads(Api.Group, Id),
        ];
        List<string> failures = [];
        for (int i = 0; i < 400; i++)
        {
            string body = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => words[random.Next(words.Length)]));
            string id = Uri.EscapeDataString(new string([.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => (char)random.Next(1, 0x250))]));
            Answer posted = await Api.PostAsync(paths[i % paths.Length], body);
            Answer got = await Api.GetAsync(i % 2 == 0 ? $"{Routes.Audiences(Api.Group)}/{id}/prospects?cursor={id}" : $"{Routes.ContactLists}/{id}");
            failures.AddRange(new[] { posted, got }
                .Where(a => a.Status is < 400 or >= 500 || a.Text.Contains("   at ", StringComparison.Ordinal))
                .Select(a => $"{body} or {id}: {a.Status} {a.Text}"));
        }

        Assert.Empty(failures);
    }

    private Task<Answer> SendAsync(string method, string path, string? body) => Api.SendAsync(
        new HttpMethod(method), path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"));
}
