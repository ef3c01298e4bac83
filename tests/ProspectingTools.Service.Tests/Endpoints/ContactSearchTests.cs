using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Files;
using ProspectingTools.Service.Sample;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

[Collection(SharedService.Name)]
public sealed class ContactSearchTests(SharedService shared)
{
    private static readonly Person[] s_people = [.. SampleData.People(600, 1)];

    private Api Api => shared.Api;

    [Fact]
    public async Task Criteria_must_all_hold_and_values_are_alternatives()
    {
        List<string> found = await AllAsync("""{"seniorityLevels":["Director","Vice President"],"countries":["US","DE"]}""", 7);
        string[] expected = [.. s_people
            .Where(p => p.Prospect.Location!.CountryCode is "US" or "DE" && Seniority.Of(p.Prospect.Title).Any(level => level is "DIRECTOR" or "VP"))
            .Select(p => p.Prospect.LinkedinUrl!)];
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Order(), found.Order());
        Assert.Equal(found.Distinct().Count(), found.Count);
    }

    [Theory]
    [InlineData("""{"keywords":"engineering NOT robots"}""")]
    [InlineData("""{"jobTitles":["CTO OR \"Chief Technology Officer\""]}""")]
    [InlineData("""{"departments":["Sales"],"countries":["GB"]}""")]
    [InlineData("""{"firstName":"Callum"}""")]
    public async Task Every_criterion_finds_somebody(string body)
    {
        JsonNode page = (await Api.PostAsync(Routes.ContactSearch, body)).Json;
        Assert.True((int)page["total"]! > 0);
        Assert.True((bool)page["salesNavConnected"]!);
        Assert.All(page["items"]!.AsArray(), item => Assert.StartsWith("https://www.linkedin.com/in/", (string)item!["linkedInProfileUrl"]!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"seniorityLevels":["director"]}""", "seniorityLevels[0]")]
    [InlineData("""{"departments":["Magic"]}""", "departments[0]")]
    [InlineData("""{"countries":["UK"]}""", "countries[0]")]
    [InlineData("""{"keywords":"(a"}""", "keywords")]
    [InlineData("""{"jobTitles":["a","b OR"]}""", "jobTitles[1]")]
    [InlineData("""{"firstName":"&"}""", "firstName")]
    [InlineData("""{"keywords":"a","limit":101}""", "limit")]
    [InlineData("""{"keywords":"a","limit":-1}""", "limit")]
    [InlineData("""{"keywords":"a","offset":-1}""", "offset")]
    [InlineData("""{"keywords":"a","offset":1000000000000}""", "offset")]
    public async Task What_is_wrong_is_refused_by_name(string body, string? field)
    {
        Answer answer = await Api.PostAsync(Routes.ContactSearch, body);
        Assert.Equal(400, answer.Status);
        if (field is not null)
        {
            Assert.Equal([field], answer.Fields);
        }
    }

    [Theory]
    [InlineData("Germany", "DE")]
    [InlineData("deutschland", "DE")]
    [InlineData("Frankrijk", "FR")]
    [InlineData("ドイツ", "DE")]
    [InlineData(" United Kingdom ", "GB")]
    public async Task Countries_by_name_are_told_their_code(string name, string code)
    {
        string body = new JsonObject { ["countries"] = new JsonArray(name) }.ToJsonString();
        Answer answer = await Api.PostAsync(Routes.ContactSearch, body);
        Assert.Equal(400, answer.Status);
        Assert.Contains($"that of {name.Trim()} is {code}", (string)answer.Json["error"]!["message"]!, StringComparison.Ordinal);
    }

    // A length is counted in characters; an emoji takes up to eleven UTF-16 units. A filter that is dropped finds strangers.
    [Theory]
    [InlineData("jobTitles", "Engineer")]
    [InlineData("keywords", "engineering")]
    [InlineData("firstName", "Callum")]
    [InlineData("lastName", "Ellery")]
    public async Task Filters_count_whatever_their_length_is(string field, string word)
    {
        int plain = await TotalAsync(field, word);
        Assert.InRange(plain, 1, await TotalAsync("keywords", " ") - 1);
        foreach (string sign in new[] { "😀", "👨‍👩‍👧‍👦", "🇩🇪", "👍🏽" })
        {
            foreach (int count in new[] { 1, 99, 101, 190 })
            {
                Assert.Equal((sign, count, plain), (sign, count, await TotalAsync(field, string.Concat(Enumerable.Repeat(sign, count)) + " " + word)));
            }
        }
    }

    private async Task<int> TotalAsync(string field, string text)
    {
        JsonObject body = new() { [field] = field == "jobTitles" ? new JsonArray(text) : text, ["countries"] = new JsonArray("US", "DE", "GB", "FR", "NL"), ["limit"] = 0 };
        return (int)(await Api.PostAsync(Routes.ContactSearch, body.ToJsonString())).Json["total"]!;
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Not_connected_is_a_success_without_anybody()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        await service.Api.ImportAsync("""{"name":"Ann","linkedinUrl":"https://www.linkedin.com/in/ann","title":"CTO"}""", "format=jsonl");
        await service.Api.AdminAsync(HttpMethod.Put, Routes.AdminConnectors, """{"source":"salesNavigator","status":"disconnected"}""");
        JsonNode page = (await service.Api.PostAsync(Routes.ContactSearch, """{"jobTitles":["CTO"]}""")).Json;
        Assert.Equal((false, 0, 0), ((bool)page["salesNavConnected"]!, (int)page["total"]!, page["items"]!.AsArray().Count));
    }

    [Fact]
    public async Task Levels_and_functions_of_the_contract_are_all_understood()
    {
        foreach ((string field, IReadOnlyList<string> words) in new[] { ("seniorityLevels", SearchVocabulary.Seniorities), ("departments", SearchVocabulary.Functions) })
        {
            string body = new JsonObject { [field] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) }.ToJsonString();
            Assert.Equal(200, (await Api.PostAsync(Routes.ContactSearch, body)).Status);
        }
    }

    private async Task<List<string>> AllAsync(string body, int limit)
    {
        List<string> found = [];
        JsonNode page;
        do
        {
            JsonObject request = JsonNode.Parse(body)!.AsObject();
            request["limit"] = limit;
            request["offset"] = found.Count;
            page = (await Api.PostAsync(Routes.ContactSearch, request.ToJsonString())).Json;
            Assert.Equal((limit, found.Count), ((int)page["limit"]!, (int)page["offset"]!));
            found.AddRange(page["items"]!.AsArray().Select(item => (string)item!["linkedInProfileUrl"]!));
        }
        while ((bool)page["hasMore"]!);
        Assert.Equal(found.Count, (int)page["total"]!);
        return found;
    }
}
