using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Files;
using ProspectingTools.Service.Sample;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

[Collection(SharedService.Name)]
public sealed class ContactListTests(SharedService shared)
{
    private static readonly Person[] s_people = [.. SampleData.People(600, 1)];

    private Api Api => shared.Api;

    [Fact]
    public async Task Created_list_holds_whom_the_filters_mean()
    {
        string[] companies = [.. s_people.GroupBy(p => p.Prospect.Company!.LinkedinUrl!).OrderByDescending(g => g.Count()).Take(2).Select(g => g.Key)];
        string country = s_people.First(p => companies.Contains(p.Prospect.Company!.LinkedinUrl)).Prospect.Location!.CountryCode!;
        var body = new JsonObject
        {
            ["name"] = "Filtered",
            ["filters"] = new JsonObject
            {
                ["companyLinkedInUrls"] = new JsonArray([.. companies.Select(c => JsonValue.Create(c + "/about/"))]),
                ["countries"] = new JsonArray(country),
            },
        };
        Answer created = await Api.PostAsync(Routes.ContactLists, body.ToJsonString());
        string[] expected = [.. s_people
            .Where(p => companies.Contains(p.Prospect.Company!.LinkedinUrl) && p.Prospect.Location!.CountryCode == country)
            .Select(p => p.Prospect.Name!)];

        Assert.Equal(201, created.Status);
        Assert.True(JsonNode.DeepEquals(body["filters"], created.Json["filters"]), "The filters come back as they were sent, unset ones left out.");
        Assert.Equal(expected.Length, (int)created.Json["contactCount"]!);
        JsonArray contacts = (await ContactsAsync(created, "?limit=100")).Json["items"]!.AsArray();
        Assert.Equal(expected.Order(), contacts.Select(c => (string)c!["fullName"]!).Order());
        Assert.All(contacts, c =>
        {
            Assert.Equal((string?)created.Json["id"], (string?)c!["listId"]);
            Assert.StartsWith("https://www.linkedin.com/sales/lead/", (string)c["linkedInSalesNavigatorProfileUrl"]!, StringComparison.Ordinal);
            Assert.NotNull(c["seniority"]);
        });
    }

    [Fact]
    public async Task Titles_and_keywords_narrow_the_search()
    {
        Person person = s_people[11];
        string company = person.Prospect.Company!.LinkedinUrl!;
        string word = person.Prospect.Title!.Split(' ').MaxBy(w => w.Length)!;
        Answer byTitle = await CreateAsync(company, $$"""
            "jobTitles":["{{person.Prospect.Title}}"]
            """);
        Answer byWord = await CreateAsync(company, $$"""
            "keywords":"{{word}} '*^ NOT zzzzqqqq"
            """);
        Answer nobody = await CreateAsync(company, """
            "keywords":"zzzzqqqq"
            """);

        Assert.Contains((await ContactsAsync(byTitle)).Json["items"]!.AsArray(), c => (string?)c!["fullName"] == person.Prospect.Name);
        Assert.Equal(201, byWord.Status);
        Assert.Equal(0, (int)nobody.Json["contactCount"]!);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task List_takes_at_most_125_contacts_and_is_read_by_offset()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        await service.Api.ImportAsync(
            string.Join('\n', Enumerable.Range(0, 200).Select(i => $$$"""{"name":"P {{{i}}}","linkedinUrl":"https://www.linkedin.com/in/many-{{{i}}}","title":"Clerk","company":{"name":"Big","linkedinUrl":"https://www.linkedin.com/company/big"}}""")),
            "format=jsonl");
        Answer created = await service.Api.PostAsync(
            Routes.ContactLists, """{"name":"Big","filters":{"companyLinkedInUrls":["linkedin.com/company/BIG/"],"jobTitles":["clerk"]}}""");
        string id = (string)created.Json["id"]!;

        Assert.Equal(125, (int)created.Json["contactCount"]!);
        List<string> names = [];
        JsonNode page;
        do
        {
            page = (await service.Api.GetAsync($"{Routes.Contacts(id)}?offset={names.Count}")).Json;
            names.AddRange(page["items"]!.AsArray().Select(c => (string)c!["fullName"]!));
            Assert.Equal((125, 25), ((int)page["total"]!, (int)page["limit"]!));
        }
        while ((bool)page["hasMore"]!);
        Assert.Equal(Enumerable.Range(0, 125).Select(i => $"P {i}"), names);
        Assert.Empty((await service.Api.GetAsync($"{Routes.Contacts(id)}?offset=125")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task List_is_a_snapshot_that_can_be_renamed_and_deleted()
    {
        Answer created = await CreateAsync(s_people[0].Prospect.Company!.LinkedinUrl!, """
            "countries":["US","GB"]
            """);
        string path = Routes.ContactList((string)created.Json["id"]!);
        Answer renamed = await Api.PutAsync(path, """{"name":"Renamed"}""");
        Answer got = await Api.GetAsync(path);
        Answer deleted = await Api.DeleteAsync(path);

        Assert.Equal("Renamed", (string?)renamed.Json["name"]);
        Assert.True(JsonNode.DeepEquals(renamed.Json, got.Json));
        Assert.Equal((204, string.Empty), (deleted.Status, deleted.Text));
        Assert.Equal((404, ErrorCodes.NotFound), ((await Api.GetAsync(path)).Status, (await Api.GetAsync(path)).Code));
        Assert.Equal(404, (await ContactsAsync(created)).Status);
    }

    [Fact]
    public async Task No_filter_beside_the_company_is_the_error_of_the_reference()
    {
        Answer answer = await CreateAsync("https://www.linkedin.com/company/a", """
            "jobTitles":[]
            """);
        Assert.Equal(400, answer.Status);
        Assert.Equal("""{"error":"BAD_REQUEST","message":"At least one filter (jobTitles, keywords, or countries) is required"}""", answer.Text);
    }

    [Fact]
    public async Task Refused_fields_are_named()
    {
        Answer answer = await Api.PostAsync(
            Routes.ContactLists, """{"filters":{"companyLinkedInUrls":["https://example.com"],"countries":["ZZ"]}}""");
        Assert.Equal(400, answer.Status);
        Assert.Equal(["name", "filters.companyLinkedInUrls[0]", "filters.countries[0]"], answer.Fields);
        Assert.Equal("VALIDATION", (string?)answer.Json["error"]!["type"]);
    }

    private Task<Answer> CreateAsync(string company, string filter) =>
        Api.PostAsync(Routes.ContactLists, $$$"""{"name":"n","filters":{"companyLinkedInUrls":["{{{company}}}"],{{{filter}}}}}""");

    private Task<Answer> ContactsAsync(Answer list, string query = "") => Api.GetAsync(Routes.Contacts((string)list.Json["id"]!) + query);
}
