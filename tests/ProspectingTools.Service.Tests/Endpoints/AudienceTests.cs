using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Files;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Endpoints;

[Collection(SharedService.Name)]
public sealed class AudienceTests(SharedService shared)
{
    private Api Api => shared.Api;

    private string Audiences => Routes.Audiences(Api.Group);

    [Fact]
    public async Task Audience_is_created_read_changed_and_deleted()
    {
        Assert.Equal(422, (await Api.PostAsync(Audiences, """{"name":"Mine","type":"none"}""")).Status);
        Answer created = await Api.PostAsync(Audiences, """{"name":" Mine ","description":"for tests","type":"monitoring"}""");
        string path = Routes.Audience(Api.Group, (string)created.Data["id"]!);
        Answer renamed = await Api.PatchAsync(path, """{"name":"Ours"}""");
        Answer described = await Api.PatchAsync(path, """{"description":"changed"}""");
        Answer deleted = await Api.DeleteAsync(path);

        Assert.Equal((201, "Mine", "monitoring", 0L), (created.Status, (string?)created.Data["name"], (string?)created.Data["type"], (long)created.Data["prospectCount"]!));
        Assert.Equal(("Ours", "for tests"), ((string?)renamed.Data["name"], (string?)renamed.Data["description"]));
        Assert.Equal(("Ours", "changed"), ((string?)described.Data["name"], (string?)described.Data["description"]));
        Assert.True((bool)deleted.Data["deleted"]!);
        Assert.Equal(404, (await Api.GetAsync(path)).Status);
        Assert.Equal(404, (await Api.DeleteAsync(path)).Status);
    }

    [Fact]
    public async Task Folders_group_audiences_of_their_type()
    {
        string monitored = (string)(await Api.PostAsync(Audiences, """{"name":"watched","type":"monitoring"}""")).Data["id"]!;
        string onDemand = (string)(await Api.PostAsync(Audiences, """{"name":"once","type":"on_demand"}""")).Data["id"]!;
        Answer folder = await Api.PostAsync(Routes.Folders(Api.Group), """{"name":"Watch","audienceType":"monitoring"}""");
        string folderId = (string)folder.Data["id"]!;
        string body = $$"""{"folderId":"{{folderId}}"}""";

        Answer moved = await Api.PostAsync(Routes.MoveToFolder(Api.Group, monitored), body);
        Answer wrongType = await Api.PostAsync(Routes.MoveToFolder(Api.Group, onDemand), body);
        Answer renamed = await Api.PatchAsync(Routes.Folder(Api.Group, folderId), """{"name":"Watched"}""");
        JsonNode navigation = (await Api.GetAsync(Routes.Navigation(Api.Group))).Data;

        Assert.Equal(201, folder.Status);
        Assert.Equal(folderId, (string?)moved.Data["folderId"]);
        Assert.Equal((422, "folderId"), (wrongType.Status, wrongType.Fields.Single()));
        Assert.Equal("Watched", (string?)renamed.Data["name"]);

        // The reference has them in the navigation alone.
        Assert.All([folder, renamed], answer => Assert.False(answer.Data.AsObject().ContainsKey("audiences")));
        JsonNode shown = navigation["folders"]!.AsArray().Single(f => (string?)f!["id"] == folderId)!;
        Assert.Equal("Watched", (string?)shown["name"]);
        Assert.Equal([monitored], shown["audiences"]!.AsArray().Select(a => (string?)a!["id"]));
        Assert.Contains(navigation["ungroupedAudiences"]!.AsArray(), a => (string?)a!["id"] == onDemand);
        Assert.DoesNotContain(navigation["ungroupedAudiences"]!.AsArray(), a => (string?)a!["id"] == monitored);

        Answer removed = await Api.PostAsync(Routes.RemoveFromFolder(Api.Group, monitored), null);
        Assert.Null(removed.Data["folderId"]);
    }

    [Fact]
    public async Task Prospects_move_to_another_audience_once()
    {
        string body = $$"""{"source":"sales_navigator","leadListId":"{{await Api.LeadListAsync("Sales directors")}}"}""";
        string from = (string)(await Api.RunJobAsync(body))["audienceId"]!;
        string to = (string)(await Api.RunJobAsync(body))["audienceId"]!;
        string empty = (string)(await Api.PostAsync(Audiences, """{"name":"empty","type":"on_demand"}""")).Data["id"]!;
        IReadOnlyList<JsonNode> all = await Api.ProspectsAsync(from);
        string[] ids = [.. all.Take(3).Select(p => (string)p["id"]!)];

        Answer moved = await MoveAsync(from, empty, [.. ids, "000000000000000000000000"]);
        Answer alreadyThere = await MoveAsync(from, to, [(string)all[5]["id"]!]);
        Answer itself = await MoveAsync(from, from, ids);

        Assert.Equal(3, (long)moved.Data["movedCount"]!);
        Assert.Equal((all.Count - 3L, 3L), ((long)moved.Data["sourceAudience"]!["prospectCount"]!, (long)moved.Data["targetAudience"]!["prospectCount"]!));
        Assert.Equal(ids, (await Api.ProspectsAsync(empty)).Select(p => (string)p["id"]!));
        Assert.Equal(all.Skip(3).Select(p => (string?)p["id"]), (await Api.ProspectsAsync(from)).Select(p => (string?)p["id"]));
        Assert.Equal(0, (long)alreadyThere.Data["movedCount"]!);
        Assert.Equal((422, "targetAudienceId"), (itself.Status, itself.Fields.Single()));
        Assert.Equal(all.Count - 3L, (long)(await Api.GetAsync(Routes.Audience(Api.Group, from))).Data["prospectCount"]!);
    }

    [Fact]
    public async Task Every_page_size_gives_every_audience_once()
    {
        for (int i = 0; i < 5; i++)
        {
            await Api.PostAsync(Audiences, $$"""{"name":"page {{i}}","type":"on_demand"}""");
        }

        foreach (int limit in new[] { 1, 3, 100 })
        {
            List<string> seen = [];
            string? cursor = null;
            do
            {
                Answer page = await Api.GetAsync($"{Audiences}?limit={limit}{(cursor is null ? string.Empty : "&cursor=" + cursor)}");
                Assert.InRange(page.Items.Count, 1, limit);
                seen.AddRange(page.Items.Select(a => (string)a!["id"]!));
                cursor = (string?)page.Data["nextCursor"];
                Assert.Equal(cursor is not null, (bool)page.Data["hasMore"]!);
            }
            while (cursor is not null);
            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.True(seen.Count >= 5);
        }
    }

    [Fact]
    public async Task Signals_are_of_sample_people_and_by_score_and_look_up_finds_by_provider_id()
    {
        string body = $$"""{"source":"sales_navigator","leadListId":"{{await Api.LeadListAsync("Heads of data")}}"}""";
        string audience = (string)(await Api.RunJobAsync(body))["audienceId"]!;
        IReadOnlyList<JsonNode> prospects = await Api.ProspectsAsync(audience);
        string id = (string)prospects[0]["id"]!;
        string everything = (string)(await Api.GetAsync(Routes.SignalSpecifications(Api.Group))).Items[0]!["id"]!;
        string scan = (string)(await Api.PostAsync(
            Routes.SignalScans(Api.Group), $$"""{"signalSpecificationId":"{{everything}}","audienceId":"{{audience}}"}""")).Data["scanId"]!;
        while ((string?)(await Api.GetAsync(Routes.SignalScan(Api.Group, scan))).Data["status"] != "completed")
        {
            await Task.Delay(20);
        }

        JsonNode all = (await Api.GetAsync(Routes.Signals(Api.Group, id))).Data;
        JsonNode strong = (await Api.GetAsync(Routes.Signals(Api.Group, id) + "?minScore=60")).Data;

        Assert.Equal((id, "evaluated"), ((string?)all["prospectId"], (string?)all["status"]));
        double[] scores = [.. Scores(all)];
        Assert.NotEmpty(scores);
        Assert.Equal(scores.Where(s => s >= 60), Scores(strong));

        Person person = Service.Sample.SampleData.People(600, 1).Single(p => p.ProfileUrl == (string?)prospects[0]["linkedinUrl"]);
        JsonNode found = (await Api.GetAsync(Routes.ProviderLookup(Api.Group, person.ProviderId!))).Data;
        JsonNode none = (await Api.GetAsync(Routes.ProviderLookup(Api.Group, "ACwAAnobody"))).Data;
        Assert.Contains(found["matches"]!.AsArray(), m => (string?)m!["prospectId"] == id && (string?)m["name"] == (string?)prospects[0]["name"]);
        Assert.Equal(found["matches"]!.AsArray().Count == 1 ? "unique" : "ambiguous", (string?)found["resolution"]);
        Assert.Equal(("none", 0), ((string?)none["resolution"], none["matches"]!.AsArray().Count));
    }

    private static IEnumerable<double> Scores(JsonNode signals) =>
        signals["results"]!.AsArray().SelectMany(r => r!["items"]!.AsArray()).Select(i => (double)i!["score"]!);

    private Task<Answer> MoveAsync(string from, string to, string[] ids) => Api.PostAsync(
        Routes.MoveLeads(Api.Group, from),
        new JsonObject { ["targetAudienceId"] = to, ["leadIds"] = new JsonArray([.. ids.Select(i => JsonValue.Create(i))]) }.ToJsonString());
}
