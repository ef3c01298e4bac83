using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Access;

/// <summary>Keys, permissions and account groups, at every endpoint that the OpenAPI document names.</summary>
[Collection(SharedService.Name)]
[Trait("Category", "Slow")]
public sealed class AccessTests(SharedService shared)
{
    private const string Id = "0123456789abcdef01234567";
    private const string Prefix = "Permission: ";

    [Fact]
    public async Task Every_endpoint_wants_a_known_key_with_its_permission_for_its_own_account_group()
    {
        (string otherGroup, string otherKey) = await CreateKeyAsync("--group", "access tests");
        List<string> wrong = [];
        int guarded = 0;
        foreach ((HttpMethod method, string template, string? scope) in await OperationsAsync("apiKey"))
        {
            guarded++;
            await ExpectAsync(wrong, null, shared.Api.Group, method, template, 401);
            await ExpectAsync(wrong, "sk_live_unknown", shared.Api.Group, method, template, 401);
            if (template.Contains("{accountGroupId}", StringComparison.Ordinal))
            {
                await ExpectAsync(wrong, otherKey, shared.Api.Group, method, template, 403);
                await ExpectAsync(wrong, otherKey, Id, method, template, 403);
            }

            if (scope is not null)
            {
                await ExpectAsync(wrong, await KeyWithoutAsync(scope), shared.Api.Group, method, template, 403);
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(41, guarded);
        Assert.NotEqual(shared.Api.Group, otherGroup);
    }

    [Fact]
    public async Task Admin_endpoints_want_the_admin_key_and_are_off_without_one()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync(null, "--admin-key-env", "NO_SUCH_VARIABLE");
        List<string> wrong = [];
        var operations = await OperationsAsync("adminKey");
        foreach ((HttpMethod method, string template, _) in operations)
        {
            await ExpectAsync(wrong, null, shared.Api.Group, method, template, 401);
            await ExpectAsync(wrong, ServiceProcess.SessionKey, shared.Api.Group, method, template, 401);
            using var api = new Api(service.Api.Address, service.Api.Group, ServiceProcess.AdminKey);
            Answer off = await api.SendAsync(method, template, null);
            Assert.Equal(404, off.Status);
        }

        Assert.Empty(wrong);
        Assert.Equal(11, operations.Count);
    }

    [Fact]
    public async Task Nothing_of_one_account_group_is_seen_from_another()
    {
        (string group, string key) = await CreateKeyAsync("--group", "isolation");
        using var other = new Api(shared.Api.Address, group, key);
        string audience = (string)(await shared.Api.PostAsync(Routes.Audiences(shared.Api.Group), """{"name":"secret","type":"on_demand"}""")).Data["id"]!;
        string folder = (string)(await shared.Api.PostAsync(Routes.Folders(shared.Api.Group), """{"name":"secret","audienceType":"on_demand"}""")).Data["id"]!;
        JsonNode job = await shared.Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await shared.Api.LeadListAsync("Founders")}}"}""");
        string filled = (string)job["audienceId"]!;
        JsonNode prospect = (await shared.Api.ProspectsAsync(filled))[0];
        string list = (string)(await shared.Api.PostAsync(
            Routes.ContactLists, """{"name":"secret","filters":{"companyLinkedInUrls":["https://www.linkedin.com/company/a"],"keywords":"k"}}""")).Json["id"]!;

        Assert.Equal([group], (await other.GetAsync(Routes.Accounts)).Items.Select(a => (string?)a!["id"]));
        Assert.Equal(404, (await other.GetAsync(Routes.Audience(group, audience))).Status);
        Assert.Equal(404, (await other.GetAsync(Routes.Prospects(group, filled))).Status);
        Assert.Equal(404, (await other.DeleteAsync(Routes.Audience(group, audience))).Status);
        Assert.Equal(404, (await other.PatchAsync(Routes.Folder(group, folder), """{"name":"mine"}""")).Status);
        Assert.Equal(404, (await other.GetAsync(Routes.Job(group, (string)job["jobId"]!))).Status);
        Assert.Equal(404, (await other.PostAsync(Routes.CancelJob(group, (string)job["jobId"]!), null)).Status);
        Assert.Equal(404, (await other.GetAsync(Routes.Signals(group, (string)prospect["id"]!))).Status);
        Assert.Equal(404, (await other.GetAsync(Routes.ContactList(list))).Status);
        Assert.Equal(404, (await other.GetAsync(Routes.Contacts(list))).Status);
        Assert.Equal(404, (await other.DeleteAsync(Routes.ContactList(list))).Status);
        Assert.Empty((await other.GetAsync(Routes.Audiences(group))).Items);
        Assert.Empty((await other.GetAsync(Routes.Jobs(group))).Items);
        Assert.Empty((await other.GetAsync(Routes.LeadLists(group))).Items);
        Assert.Equal(0, (long)(await other.GetAsync(Routes.ContactLists)).Json["total"]!);
        Assert.Equal(0, await other.CreditsAsync());

        // An own audience cannot take from, nor give to, another group's; another group's lead list is not a source.
        string own = (string)(await other.PostAsync(Routes.Audiences(group), """{"name":"mine","type":"on_demand"}""")).Data["id"]!;
        Answer take = await other.PostAsync(Routes.MoveLeads(group, own), $$"""{"targetAudienceId":"{{filled}}","leadIds":["{{prospect["id"]}}"]}""");
        Answer start = await other.PostAsync(Routes.Jobs(group), $$"""{"source":"sales_navigator","leadListId":"{{await shared.Api.LeadListAsync("Founders")}}"}""");
        Assert.Equal((404, 400), (take.Status, start.Status));
        Assert.Equal(200, (await shared.Api.GetAsync(Routes.Audience(shared.Api.Group, audience))).Status);
    }

    private readonly Dictionary<string, string> _keys = [];

    private async Task<string> KeyWithoutAsync(string scope)
    {
        if (!_keys.TryGetValue(scope, out string? key))
        {
            (_, key) = await CreateKeyAsync(["--scopes", .. Scopes.All.Where(s => s != scope)]);
            _keys[scope] = key;
        }

        return key;
    }

    private async Task<(string Group, string Key)> CreateKeyAsync(params string[] options)
    {
        CommandResult created = await ServiceProcess.RunAsync(["keys", "create", "--data", shared.DataPath, .. options]);
        Assert.Equal(0, created.ExitCode);
        string key = created.Output.Trim();
        using var api = new Api(shared.Api.Address, string.Empty, key);
        return ((string)(await api.GetAsync(Routes.Accounts)).Items.Single()!["id"]!, key);
    }

    private async Task<IReadOnlyList<(HttpMethod Method, string Template, string? Scope)>> OperationsAsync(string scheme)
    {
        JsonNode document = (await shared.Api.GetAsync("/openapi/v1.json")).Json;
        return [..
            from path in document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            where (operation.Value!["security"]?.AsArray() ?? []).Any(s => s!.AsObject().ContainsKey(scheme))
            let description = (string?)operation.Value["description"]
            select (new HttpMethod(operation.Key.ToUpperInvariant()), path.Key, description?.StartsWith(Prefix, StringComparison.Ordinal) == true ? description[Prefix.Length..^1] : null)];
    }

    private async Task ExpectAsync(List<string> wrong, string? key, string group, HttpMethod method, string template, int status)
    {
        using var api = new Api(shared.Api.Address, group, key);
        string path = template.Replace("{accountGroupId}", group, StringComparison.Ordinal);
        path = System.Text.RegularExpressions.Regex.Replace(path, "{[^}]+}", Id);
        HttpContent? body = method == HttpMethod.Get || method == HttpMethod.Delete ? null : new StringContent("{}", Encoding.UTF8, "application/json");
        Answer answer = await api.SendAsync(method, path, body);
        if (answer.Status != status)
        {
            wrong.Add($"{method} {template} with {key ?? "no key"} in {group}: {answer.Status}, not {status}");
        }
    }
}
