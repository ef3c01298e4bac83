using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Service.Tests.People;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

/// <summary>Who is the same: everybody who shares an address, and nobody else.</summary>
[Trait("Category", "Slow")]
public sealed class PersonIdentityTests : IAsyncLifetime
{
    private ServiceProcess _service = null!;

    private Api Api => _service.Api;

    public async ValueTask InitializeAsync() => _service = await ServiceProcess.StartAsync(null);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Two_known_people_who_become_one_are_told()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        await service.Api.ImportAsync("Name,LinkedIn Profile URL\nJane Doe,https://www.linkedin.com/in/jane-told-1\nJ. Doe,https://www.linkedin.com/sales/lead/ACwAAABtoLdXy", "format=csv");
        string again = (await service.Api.ImportAsync("Name,LinkedIn Profile URL\nJane Doe,https://www.linkedin.com/in/jane-told-1", "format=csv")).Json["notes"]!.ToJsonString();
        Assert.Equal("[]", again);
        string notes = (string)(await service.Api.ImportAsync("Name,LinkedIn Profile URL,LinkedIn ID\nJane Doe,https://www.linkedin.com/in/jane-told-1,ACwAAABtoLdXy", "format=csv")).Json["notes"]![0]!;
        Assert.StartsWith("1 person was known as several until a row named them together, and is one now: ", notes, StringComparison.Ordinal);
        Assert.Contains("Jane Doe (https://www.linkedin.com/in/jane-told-1)", notes, StringComparison.Ordinal);
        Assert.Contains("J. Doe (https://www.linkedin.com/sales/lead/ACwAAABtoLdXy)", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_exporters_know_one_Jane()
    {
        foreach (string file in new[] { "phantombuster.csv", "evaboot.csv" })
        {
            await Api.ImportAsync(await File.ReadAllTextAsync(PeopleFile.Path(Path.Combine("cases", "exports", file))), "format=csv&listName=All");
        }

        Assert.Equal(["Jane Doe", "John Roe"], (await ListAsync("All")).Select(p => (string?)p["name"]));
    }

    [Fact]
    public async Task A_person_is_found_by_every_address_and_a_row_that_names_two_people_makes_one_of_them()
    {
        const string Vanity = "https://www.linkedin.com/in/jane-doe-1";
        const string Sales = "https://www.linkedin.com/sales/lead/ACwAAABcDeF";
        JsonNode first = (await Api.ImportAsync($"name,linkedinUrl,title\nJane Doe,{Vanity},\nJane Doe,{Sales},CTO\nJane Doe,,\n", "format=csv&listName=All")).Json;
        Assert.Equal((3, 3), ((int)first["read"]!, (int)first["added"]!));

        // By name alone nobody is merged; by a row with both addresses two are.
        JsonNode both = (await Api.ImportAsync($"name,linkedinUrl,salesNavigatorUrl,linkedin url unique id\nJane Doe,{Vanity},{Sales},https://www.linkedin.com/in/ACoAAABcDeF\n", "format=csv")).Json;
        Assert.Equal((1, 0, 1), ((int)both["read"]!, (int)both["added"]!, (int)both["merged"]!));
        List<JsonNode> people = await ListAsync("All");
        Assert.Equal([(Vanity, "CTO"), (null, null)], people.Select(p => ((string?)p["linkedinUrl"], (string?)p["title"])));
        foreach (string address in new[] { Vanity, Sales, "https://www.linkedin.com/in/ACwAAABcDeF", "https://www.linkedin.com/in/ACoAAABcDeF" })
        {
            JsonNode job = await Api.RunJobAsync($$"""{"source":"url_upload","urls":["{{address}}"]}""");
            Assert.Equal([Vanity], (await Api.ProspectsAsync((string)job["audienceId"]!)).Select(p => (string?)p["linkedinUrl"]));
        }

        // Another case of an id is another person.
        JsonNode other = await Api.RunJobAsync("""{"source":"url_upload","urls":["https://www.linkedin.com/in/ACwAAABcDEF"]}""");
        Assert.Empty(await Api.ProspectsAsync((string)other["audienceId"]!));
    }

    [Fact]
    public async Task Signals_find_their_person_by_every_address()
    {
        string[] addresses = ["https://www.linkedin.com/in/jane-doe-1", "https://www.linkedin.com/in/ACoAAABcDeF", "https://www.linkedin.com/sales/lead/ACwAAABcDeF,NAME_SEARCH,x1", "linkedin.com/in/ACwAAABcDeF/", "https://www.linkedin.com/in/jane-d-older"];
        await Api.ImportAsync(
            "name,linkedinUrl,salesNavigatorUrl,linkedin url unique id\nJane Doe,https://www.linkedin.com/in/jane-d-older,,https://www.linkedin.com/in/ACoAAABcDeF\n"
            + "Jane Doe,https://www.linkedin.com/in/jane-doe-1,https://www.linkedin.com/sales/lead/ACwAAABcDeF,https://www.linkedin.com/in/ACoAAABcDeF\n",
            "format=csv&listName=All");
        Assert.Single(await ListAsync("All"));
        string rows = string.Concat(addresses.Select((address, i) => $"\"{address}\",news,signal {i}\n"));
        Answer answer = await Api.SendAsync(HttpMethod.Post, ProspectingTools.Contracts.Routes.LocalSignals, new StringContent($"address,type,title\n{rows}https://www.linkedin.com/in/nobody-9,news,x\n"));
        Assert.Equal((6, 5, 0, 1), ((int)answer.Json["read"]!, (int)answer.Json["added"]!, (int)answer.Json["known"]!, (int)answer.Json["skipped"]!));
        Answer again = await Api.SendAsync(HttpMethod.Post, ProspectingTools.Contracts.Routes.LocalSignals, new StringContent($"address,type,title\n{string.Join('\n', addresses.Select(address => $"\"{address}\",news,signal 0"))}\n"));
        Assert.Equal((0, 5), ((int)again.Json["added"]!, (int)again.Json["known"]!));
    }

    [Fact]
    public async Task However_rows_and_files_are_cut_the_people_are_the_same()
    {
        // Each person has three addresses; rows name one or two of them, in any order, over several files.
        int seed = Seed.Next();
        var random = new Random(seed);
        const int People = 40;
        List<string> rows = [];
        for (int person = 0; person < People; person++)
        {
            string[] names = [$"https://www.linkedin.com/in/person-number-{person}", $"https://www.linkedin.com/in/ACwAAAB{person:D4}x", $"https://www.linkedin.com/in/ACoAAAB{person:D4}y"];
            rows.Add($"P{person},{names[0]},");
            rows.Add($"P{person},{names[1]},{names[2]}");
            rows.Add($"P{person},{names[0]},{names[random.Next(1, 3)]}");
        }

        string[] shuffled = [.. rows.OrderBy(_ => random.Next())];
        for (int at = 0; at < shuffled.Length;)
        {
            int take = random.Next(1, 40);
            await Api.ImportAsync("name,url,linkedin url unique id\n" + string.Join('\n', shuffled.Skip(at).Take(take)) + "\n", "format=csv&listName=All");
            at += take;
        }

        List<JsonNode> people = await ListAsync("All");
        Assert.True(people.Count == People, $"seed {seed}: {people.Count} people");
        Assert.All(people, p => Assert.StartsWith("https://www.linkedin.com/in/person-number-", (string?)p["linkedinUrl"], StringComparison.Ordinal));
    }

    private async Task<List<JsonNode>> ListAsync(string name)
    {
        JsonNode lists = (await Api.GetAsync(ProspectingTools.Contracts.Routes.LeadLists(Api.Group))).Data;
        string id = (string)lists["items"]!.AsArray().Single(l => (string?)l!["name"] == name)!["id"]!;
        JsonNode job = await Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{id}}"}""");
        return [.. (await Api.ProspectsAsync((string)job["audienceId"]!)).Select(p => p!)];
    }
}
