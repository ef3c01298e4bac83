using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Access;

/// <summary>Keys made over HTTP: each opens what its permissions say and nothing else, and nothing once it is removed.</summary>
[Trait("Category", "Slow")]
public sealed class LastingKeyTests(ITestOutputHelper output) : IAsyncLifetime
{
    private ServiceProcess _service = null!;

    private Api Api => _service.Api;

    private static (string, string) Admin => (FaultPlan.AdminKeyHeader, ServiceProcess.AdminKey);

    public async ValueTask InitializeAsync() => _service = await ServiceProcess.StartAsync(null, "--sample", "20");

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Any_set_of_permissions_opens_that_and_no_more_until_its_key_is_removed()
    {
        int seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        (string Scope, string Path)[] doors =
        [
            (Scopes.ProspectingRead, Routes.Jobs(Api.Group)),
            (Scopes.AudiencesRead, Routes.Audiences(Api.Group)),
            (Scopes.SignalsRead, Routes.SignalScans(Api.Group)),
            (Scopes.ContactsRead, Routes.ContactLists),
        ];
        List<(Api Api, string Id, HashSet<string> Scopes)> keys = [];
        for (int round = 0; round < 12; round++)
        {
            HashSet<string> scopes = [.. Scopes.All.Where(_ => random.Next(2) == 0)];
            scopes.Add(Scopes.All[random.Next(Scopes.All.Count)]);
            JsonNode made = await CreateAsync($$"""{"name":"key {{round}}","scopes":["{{string.Join("\",\"", scopes)}}"]}""");
            keys.Add((new Api(Api.Address, Api.Group, (string)made["key"]!), (string)made["keyId"]!, scopes));
        }

        foreach ((Api api, string id, HashSet<string> scopes) in keys.OrderBy(_ => random.Next()))
        {
            foreach ((string scope, string path) in doors)
            {
                Assert.Equal((path, scopes.Contains(scope) ? 200 : 403), (path, (await api.GetAsync(path)).Status));
            }

            Assert.Equal(204, (await Api.DeleteAsync(Routes.AdminKey(id), Admin)).Status);
            Assert.All(doors, door => Assert.Equal(401, api.GetAsync(door.Path).GetAwaiter().GetResult().Status));
            Assert.Equal(404, (await Api.DeleteAsync(Routes.AdminKey(id), Admin)).Status);
            api.Dispose();
        }

        JsonArray listed = (await Api.GetAsync(Routes.AdminKeys, Admin)).Json.AsArray();
        Assert.All(keys, key => Assert.NotNull((string?)listed.Single(row => (string?)row!["keyId"] == key.Id)!["revokedAt"]));
        Assert.DoesNotContain("sk_live_", listed.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_of_another_group_sees_nothing_of_the_first()
    {
        JsonNode made = await CreateAsync("""{"name":"second","accountGroupName":"Second team"}""");
        JsonNode again = await CreateAsync("""{"name":"third","accountGroupName":"Second team"}""");
        string group = (string)made["accountGroupId"]!;
        using var other = new Api(Api.Address, group, (string)made["key"]!);

        Assert.Equal(group, (string?)again["accountGroupId"]);
        Assert.NotEqual(Api.Group, group);
        Assert.Equal(200, (await other.GetAsync(Routes.Audiences(group))).Status);
        Assert.Equal(403, (await other.GetAsync(Routes.Audiences(Api.Group))).Status);
        Assert.Equal(0, await other.CreditsAsync());
    }

    [Theory]
    [InlineData("{}", "name")]
    [InlineData("""{"name":" "}""", "name")]
    [InlineData("""{"name":"a","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"a","scopes":["prospects:read","everything"]}""", "scopes[1]")]
    [InlineData("""{"name":"a","scopes":["Prospects:Read"]}""", "scopes[0]")]
    [InlineData("""{"name":"a","scopes":[null]}""", "scopes[0]")]
    [InlineData("""{"name":"a","accountGroupName":""}""", "accountGroupName")]
    public async Task What_is_no_key_is_refused_by_its_field(string body, string field)
    {
        Answer refused = await Api.PostAsync(Routes.AdminKeys, body, Admin);
        Assert.Equal(400, refused.Status);
        Assert.Equal([field], refused.Fields);
    }

    [Fact]
    public async Task Misspelt_field_and_missing_admin_key_are_refused()
    {
        Assert.Equal(400, (await Api.PostAsync(Routes.AdminKeys, """{"name":"a","scope":["prospects:read"]}""", Admin)).Status);
        Assert.Equal(401, (await Api.PostAsync(Routes.AdminKeys, """{"name":"a"}""")).Status);
        Assert.Equal(401, (await Api.GetAsync(Routes.AdminKeys)).Status);
        Assert.Equal(401, (await Api.DeleteAsync(Routes.AdminKey("x"))).Status);
    }

    private async Task<JsonNode> CreateAsync(string body)
    {
        Answer answer = await Api.PostAsync(Routes.AdminKeys, body, Admin);
        Assert.True(answer.Status == 201, answer.Text);
        return answer.Json;
    }
}
