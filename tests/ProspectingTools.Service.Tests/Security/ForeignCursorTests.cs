using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Security;

/// <summary>Rightful cursors in the wrong place, over HTTP: each list of one group gets every cursor of the others.</summary>
[Trait("Category", "Slow")]
public sealed class ForeignCursorTests
{
    private const int People = 12;

    [Fact]
    public async Task Cursor_of_another_list_group_or_database_is_answered_with_400()
    {
        using var folder = new TempFolder();
        using var other = new TempFolder();
        await using ServiceProcess service = await ServiceProcess.StartAsync(folder.Path, "--max-results", "10");
        await using ServiceProcess elsewhere = await ServiceProcess.StartAsync(other.Path, "--max-results", "10");
        using Api second = await SecondGroupAsync(service, folder.Path);

        List<(string Owner, string Path, string Cursor)> cursors = [];
        foreach ((string owner, Api api) in new[] { ("first", service.Api), ("second", second), ("elsewhere", elsewhere.Api) })
        {
            foreach (string path in await FillAsync(api))
            {
                string cursor = (string)(await api.GetAsync(path + "limit=1")).Data["nextCursor"]!;
                Assert.Equal(200, (await api.GetAsync($"{path}limit=1&cursor={cursor}")).Status);
                cursors.Add((owner, path, cursor));
            }
        }

        foreach ((string path, string own) in cursors.Where(c => c.Owner == "first").Select(c => (c.Path, c.Cursor)))
        {
            foreach ((string owner, string from, string cursor) in cursors.Where(c => c.Cursor != own))
            {
                Answer answer = await service.Api.GetAsync($"{path}limit=1&cursor={cursor}");
                Assert.True((answer.Status, answer.Fields.SingleOrDefault()) == (400, "cursor"), $"{path} with {owner}'s cursor of {from}: {answer.Text}");
            }
        }

        foreach (string cursor in cursors.Select(c => c.Cursor).Append("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))
        {
            Assert.Equal(400, (await service.Api.GetAsync($"{Routes.Accounts}?cursor={cursor}")).Status);
        }
    }

    [Fact]
    public async Task Cursor_outlives_a_restart()
    {
        using var folder = new TempFolder();
        string path;
        string cursor;
        string expected;
        await using (ServiceProcess service = await ServiceProcess.StartAsync(folder.Path))
        {
            path = (await FillAsync(service.Api))[0];
            cursor = (string)(await service.Api.GetAsync(path + "limit=1")).Data["nextCursor"]!;
            expected = (await service.Api.GetAsync($"{path}limit=5&cursor={cursor}")).Items.ToJsonString();
            await service.StopAsync();
        }

        await using ServiceProcess again = await ServiceProcess.StartAsync(folder.Path);
        Assert.Equal(expected, (await again.Api.GetAsync($"{path}limit=5&cursor={cursor}")).Items.ToJsonString());
    }

    [Fact]
    public async Task Accounts_are_paged_like_every_list()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null);
        JsonNode data = (await service.Api.GetAsync(Routes.Accounts)).Data;
        Assert.Null(data["nextCursor"]);
        Assert.True(data.AsObject().ContainsKey("nextCursor"));
        Assert.False((bool)data["hasMore"]!);
        Assert.InRange((DateTimeOffset)data["items"]![0]!["createdAt"]!, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal((400, "limit"), ((await service.Api.GetAsync(Routes.Accounts + "?limit=0")) is var refused ? refused.Status : 0, refused.Fields.Single()));
    }

    private static async Task<Api> SecondGroupAsync(ServiceProcess service, string folder)
    {
        CommandResult made = await ServiceProcess.RunAsync("keys", "create", "--group", "Second team", "--data", folder);
        string key = made.Output.Trim();
        using var anywhere = new Api(service.Api.Address, string.Empty, key);
        string group = (string)(await anywhere.GetAsync(Routes.Accounts)).Items[0]!["id"]!;
        CommandResult credits = await ServiceProcess.RunAsync("credits", "add", "1000", "--group", group, "--data", folder);
        Assert.Equal(0, credits.ExitCode);
        return new Api(service.Api.Address, group, key);
    }

    // Two ended jobs, and so two audiences with several prospects each.
    private static async Task<string[]> FillAsync(Api api)
    {
        await api.ImportAsync(
            string.Join('\n', Enumerable.Range(0, People).Select(i => $$"""{"name":"P {{i}}","linkedinUrl":"https://www.linkedin.com/in/of-{{api.Group}}-{{i}}","about":"someone"}""")),
            "format=jsonl&listName=All");
        string body = $$"""{"source":"sales_navigator","leadListId":"{{await api.LeadListAsync("All")}}"}""";
        JsonNode[] jobs = [await api.RunJobAsync(body), await api.RunJobAsync(body)];
        return
        [
            .. jobs.Select(job => Routes.Prospects(api.Group, (string)job["audienceId"]!) + "?"),
            Routes.Audiences(api.Group) + "?", Routes.Jobs(api.Group) + "?", Routes.Jobs(api.Group) + "?status=completed&",
        ];
    }
}
