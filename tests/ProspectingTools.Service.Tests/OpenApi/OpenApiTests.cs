using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.OpenApi;

/// <summary>Every endpoint's live answers agree with the OpenAPI document.</summary>
[Trait("Category", "Slow")]
public sealed class OpenApiTests
{
    private const string Id = "0123456789abcdef01234567";

    [Fact]
    public async Task Every_endpoint_answers_as_documented()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--sample", "200");
        var checker = new OpenApiChecker((await service.Api.GetAsync("/openapi/v1.json")).Json);
        List<string> problems = [];
        using var handler = new CheckedHandler(checker, problems);
        using var api = new Api(service.Api.Address, service.Api.Group, ServiceProcess.SessionKey, handler);

        await CallProspectingAsync(api);
        await CallContactListsAsync(api);
        await CallLocalAsync(api);
        await CallWithoutKeyAsync(service, handler, checker);

        Assert.Empty(problems);
        Assert.Equal([], checker.Documented.Where(d => d[^3] == '2' && !checker.Seen.Contains(d)));
        Assert.Equal([], checker.Documented.Where(d => d.EndsWith("401", StringComparison.Ordinal) && !checker.Seen.Contains(d)));
    }

    [Fact]
    public async Task Document_lists_every_route_of_both_apis()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        JsonNode document = (await service.Api.GetAsync("/openapi/v1.json")).Json;
        string[] routes = [.. typeof(Routes).GetFields().Select(f => (string)f.GetRawConstantValue()!).Where(r => r != Routes.AccountGroupTemplate).Order()];

        Assert.Equal(routes, document["paths"]!.AsObject().Select(p => p.Key).Order());
        foreach ((string template, JsonNode? path) in document["paths"]!.AsObject())
        {
            foreach ((_, JsonNode? operation) in path!.AsObject())
            {
                string[] inPath = [.. (operation!["parameters"]?.AsArray() ?? []).Where(p => (string?)p!["in"] == "path").Select(p => (string)p!["name"]!)];
                Assert.Equal(template.Count(c => c == '{'), inPath.Length);
                Assert.NotNull(operation["operationId"]);
            }
        }
    }

    [Fact]
    public async Task Document_of_another_name_is_not_found_in_the_words_of_the_service()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        foreach (string path in new[] { "/openapi/v2.json", "/openapi/v1", "/openapi/v1.yaml", "/openapi/", "/openapi/a%2fb.json", "/openapi/\u0130.json" })
        {
            Answer answer = await service.Api.GetAsync(path);
            Assert.Equal((404, ErrorCodes.NotFound, false), (answer.Status, answer.Code, (bool)answer.Json["success"]!));
            Assert.Matches("^[0-9a-f]{24}$", (string)answer.Json["traceId"]!);
        }
    }

    private static async Task CallProspectingAsync(Api api)
    {
        string group = api.Group;
        await api.GetAsync(Routes.Accounts);
        await api.GetAsync(Routes.SavedSearches(group));
        string body = $$"""{"source":"sales_navigator","leadListId":"{{await api.LeadListAsync("Founders")}}","searchEmails":true}""";
        string jobId = await api.StartJobAsync(body, "openapi");
        JsonNode job = await api.WaitAsync(jobId);
        await api.StartJobAsync(body, "openapi");
        await api.PostAsync(Routes.Jobs(group), """{"source":"none"}""");
        await api.PostAsync(Routes.Jobs(group), """{"source":"url_upload","urls":["https://www.linkedin.com/in/a"]}""", ("Idempotency-Key", "openapi"));
        await api.GetAsync(Routes.Jobs(group) + "?limit=1");
        await api.GetAsync(Routes.Job(group, Id));
        await api.PostAsync(Routes.CancelJob(group, jobId), null);
        await api.AdminAsync(HttpMethod.Put, Routes.AdminFaults, """[{"stallStage":"import"}]""");
        string stalled = await api.StartJobAsync(body);
        JsonNode filling = await api.WaitAsync(stalled, j => (string?)j["status"] == "running");
        await api.GetAsync(Routes.Prospects(group, (string)filling["audienceId"]!));
        await api.PostAsync(Routes.CancelJob(group, stalled), null);
        await api.AdminAsync(HttpMethod.Delete, Routes.AdminFaults, null);

        string audience = (string)job["audienceId"]!;
        string prospect = (string)(await api.ProspectsAsync(audience, 2))[0]["id"]!;
        string specification = (string)(await api.GetAsync(Routes.SignalSpecifications(group))).Items[0]!["id"]!;
        string start = $$"""{"signalSpecificationId":"{{specification}}","audienceId":"{{audience}}"}""";
        string scan = (string)(await api.PostAsync(Routes.SignalScans(group), start, ("Idempotency-Key", "scan"))).Data["scanId"]!;
        while ((string?)(await api.GetAsync(Routes.SignalScan(group, scan))).Data["status"] != "completed")
        {
            await Task.Delay(20);
        }

        await api.PostAsync(Routes.SignalScans(group), start, ("Idempotency-Key", "scan"));
        await api.PostAsync(Routes.SignalScans(group), "{}");
        await api.GetAsync(Routes.SignalScans(group) + "?limit=1");
        await api.GetAsync(Routes.SignalScan(group, Id));
        await api.PostAsync(Routes.CancelSignalScan(group, scan), null);
        await api.AdminAsync(HttpMethod.Put, Routes.AdminFaults, """[{"stallStage":"scan"}]""");
        string held = (string)(await api.PostAsync(Routes.SignalScans(group), start)).Data["scanId"]!;
        await api.PostAsync(Routes.CancelSignalScan(group, held), null);
        await api.AdminAsync(HttpMethod.Delete, Routes.AdminFaults, null);
        await api.GetAsync(Routes.Signals(group, prospect));
        await api.GetAsync(Routes.ProviderLookup(group, Service.Sample.SampleData.People(1, 1).Single().ProviderId!));
        await api.GetAsync(Routes.ProviderLookup(group, "a b"));
        await api.GetAsync(Routes.Audiences(group) + "?limit=1");
        await api.GetAsync(Routes.Audience(group, audience));
        await api.GetAsync(Routes.Audience(group, "x"));
        string folder = (string)(await api.PostAsync(Routes.Folders(group), """{"name":"f","audienceType":"on_demand"}""")).Data["id"]!;
        await api.PatchAsync(Routes.Folder(group, folder), """{"name":"g"}""");
        await api.PostAsync(Routes.MoveToFolder(group, audience), $$"""{"folderId":"{{folder}}"}""");
        await api.GetAsync(Routes.Navigation(group));
        await api.PostAsync(Routes.RemoveFromFolder(group, audience), null);
        string empty = (string)(await api.PostAsync(Routes.Audiences(group), """{"name":"e","type":"on_demand","description":"d"}""")).Data["id"]!;
        await api.PostAsync(Routes.Audiences(group), """{"name":"e","type":"t"}""");
        await api.PostAsync(Routes.MoveLeads(group, audience), $$"""{"targetAudienceId":"{{empty}}","leadIds":["{{prospect}}"]}""");
        await api.PatchAsync(Routes.Audience(group, empty), """{"name":"e2"}""");
        await api.DeleteAsync(Routes.Audience(group, empty));
        await api.DeleteAsync(Routes.Audience(group, empty));
    }

    private static async Task CallContactListsAsync(Api api)
    {
        string company = Service.Sample.SampleData.People(1, 1).Single().Prospect.Company!.LinkedinUrl!;
        Answer list = await api.PostAsync(
            Routes.ContactLists, $$$"""{"name":"n","filters":{"companyLinkedInUrls":["{{{company}}}"],"keywords":"a","countries":["US","GB","DE","FR","IN"]}}""");
        string id = (string)list.Json["id"]!;
        await api.PostAsync(Routes.ContactLists, """{"name":"n","filters":{"companyLinkedInUrls":["https://www.linkedin.com/company/a"]}}""");
        await api.PostAsync(Routes.ContactLists, "{}");
        await api.GetAsync(Routes.ContactLists);
        await api.GetAsync(Routes.ContactList(id));
        await api.PutAsync(Routes.ContactList(id), """{"name":"m"}""");
        await api.GetAsync(Routes.Contacts(id));
        await api.DeleteAsync(Routes.ContactList(id));
        await api.GetAsync(Routes.ContactList(id));
        await api.PostAsync(Routes.ContactSearch, """{"keywords":"engineering","seniorityLevels":["Director"],"limit":3}""");
        await api.PostAsync(Routes.ContactSearch, """{"keywords":"(a"}""");
        await api.GetAsync(Routes.Connectors);
        await api.GetAsync(Routes.Credits);
        await api.GetAsync(Routes.Credits, (FaultPlan.Header, """{"status":429,"retryAfter":"2"}"""), (FaultPlan.AdminKeyHeader, ServiceProcess.AdminKey));
    }

    private static async Task CallLocalAsync(Api api)
    {
        await api.GetAsync(Routes.LocalInfo);
        await api.ImportAsync("name\nAda\n\"\"\n", "format=csv&listName=l");
        await api.ImportAsync("", "format=pdf");
        await api.SendAsync(HttpMethod.Post, Routes.LocalSignals, new StringContent("address,type\nx,y\n", Encoding.UTF8, "text/csv"));
        await api.SendAsync(HttpMethod.Post, Routes.LocalSignals, new StringContent("a,b\n", Encoding.UTF8, "text/csv"));
        await api.PostAsync(Routes.LocalMeasure, """{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?keywords=engineering&schoolFilter=1"}""");
        await api.PostAsync(Routes.LocalMeasure, """{"source":"linkedin_search","searchUrl":"x"}""");
        await api.GetAsync(Routes.LocalJobResults(await api.StartJobAsync("""{"source":"url_upload","urls":["https://www.linkedin.com/in/nobody-there"]}""")));
        await api.GetAsync(Routes.LocalSuppressed((string)(await api.PostAsync(Routes.Audiences(api.Group), """{"name":"Nobody","type":"on_demand"}""")).Data["id"]!));
        await api.GetAsync(Routes.LocalSuppressed(new string('a', 24)));
        await api.GetAsync(Routes.LocalSuppressed("x"));
        await api.GetAsync(Routes.LocalJobResults(new string('a', 24)));
        await api.GetAsync(Routes.LocalJobResults("x"));
        await api.SendAsync(HttpMethod.Post, Routes.LocalSheet, new ByteArrayContent(WorkbookFiles.Xlsx(("A", "visible", [["Name"], ["Ada"]], []))));
        await api.SendAsync(HttpMethod.Post, Routes.LocalSheet, new StringContent("Name\nAda\n"));
        await api.AdminAsync(HttpMethod.Put, Routes.AdminFaults, """[{"path":"/v1/none","status":500}]""");
        await api.AdminAsync(HttpMethod.Post, Routes.AdminFaults, """[{"path":"/v1/none","status":500}]""");
        await api.AdminAsync(HttpMethod.Get, Routes.AdminFaults, null);
        await api.AdminAsync(HttpMethod.Delete, Routes.AdminFault((string)(await api.GetAsync(Routes.AdminFaults, (FaultPlan.AdminKeyHeader, ServiceProcess.AdminKey))).Json[0]!["faultId"]!), null);
        await api.DeleteAsync(Routes.AdminFault("none"), (FaultPlan.AdminKeyHeader, ServiceProcess.AdminKey));
        await api.AdminAsync(HttpMethod.Get, Routes.AdminDirectory, null);
        Answer key = await api.PostAsync(Routes.AdminKeys, """{"name":"reports","scopes":["prospects:read"]}""", (FaultPlan.AdminKeyHeader, ServiceProcess.AdminKey));
        await api.PostAsync(Routes.AdminKeys, "{}", (FaultPlan.AdminKeyHeader, ServiceProcess.AdminKey));
        await api.AdminAsync(HttpMethod.Get, Routes.AdminKeys, null);
        await api.AdminAsync(HttpMethod.Delete, Routes.AdminKey((string)key.Json["keyId"]!), null);
        await api.AdminAsync(HttpMethod.Put, Routes.AdminConnectors, """{"source":"salesNavigator","status":"connected"}""");
        await api.AdminAsync(HttpMethod.Post, Routes.AdminCredits, """{"credits":5}""");
        await api.PostAsync(Routes.AdminCredits, """{"credits":0}""", (FaultPlan.AdminKeyHeader, ServiceProcess.AdminKey));
    }

    private static async Task CallWithoutKeyAsync(ServiceProcess service, HttpMessageHandler handler, OpenApiChecker checker)
    {
        using var nobody = new Api(service.Api.Address, service.Api.Group, key: null, new Borrowed(handler));
        foreach (string documented in checker.Documented.Where(d => d.EndsWith("401", StringComparison.Ordinal)).ToArray())
        {
            string[] parts = documented.Split(' ');
            string path = System.Text.RegularExpressions.Regex.Replace(parts[1], "{[^}]+}", Id);
            var method = new HttpMethod(parts[0]);
            await nobody.SendAsync(method, path, method == HttpMethod.Get ? null : new StringContent("{}", Encoding.UTF8, "application/json"));
        }
    }

    /// <summary>Checks every answer that passes.</summary>
    private sealed class CheckedHandler(OpenApiChecker checker, List<string> problems) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            string body = await response.Content.ReadAsStringAsync(cancellationToken);
            problems.AddRange(checker.Check(
                request.Method.Method, Uri.UnescapeDataString(request.RequestUri!.AbsolutePath), (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, body));
            return response;
        }
    }

    /// <summary>Lends a handler to a second client, which does not end it.</summary>
    private sealed class Borrowed(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override void Dispose(bool disposing) => base.Dispose(false);
    }
}
