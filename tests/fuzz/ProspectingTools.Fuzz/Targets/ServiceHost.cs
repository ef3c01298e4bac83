using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Testing.Fuzz.Targets;

/// <summary>The service in this process, over a database file that goes with it, with something of everything in it.</summary>
internal sealed class ServiceHost : IAsyncDisposable
{
    public const string Key = "sk_live_key_of_the_fuzzer";
    public const string AdminKey = "admin-key-of-the-fuzzer";

    private const int SamplePeople = 300;

    private readonly string _folder = Directory.CreateTempSubdirectory("prospecting-fuzz-").FullName;
    private WebApplication? _app;
    private IStore? _store;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What the corpus names in braces, such as <c>{audience}</c>.</summary>
    public Dictionary<string, string> Names { get; } = [];

    public async Task StartAsync()
    {
        var options = new ServeOptions { Urls = "http://127.0.0.1:0", DataPath = _folder, SessionKey = Key, AdminKey = AdminKey };
        _store = await StoreFactory.OpenAsync(new StoreLocation.File(DataFolder.DatabaseIn(_folder)));
        Workspace workspace = await Workspace.OpenAsync(_store, options.Rules, TimeProvider.System, CancellationToken.None);
        await new SampleLoader(_store).LoadAsync(workspace.Group.Key, SamplePeople, 1, CancellationToken.None);
        _app = ServiceApp.Build(options, _store, workspace);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
        FillNames(workspace.Group.Id);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Sends a well-made request.</summary>
    public RawAnswer Send(string method, string path, string body = "")
    {
        using var connection = new RawHttp(Address);
        connection.Send($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {Key}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        return connection.Read();
    }

    private void FillNames(string group)
    {
        Names["ag"] = group;
        Names["leadlist"] = Id(Send("GET", Routes.LeadLists(group)), "data", "items", "0", "id");
        Names["search"] = Id(Send("GET", Routes.SavedSearches(group)), "data", "items", "0", "id");
        Names["folder"] = Id(Send("POST", Routes.Folders(group), """{"name":"f","audienceType":"on_demand"}"""), "data", "id");
        for (int i = 0; i < 3; i++)
        {
            Names["empty"] = Id(Send("POST", Routes.Audiences(group), """{"name":"a","type":"on_demand"}"""), "data", "id");
        }

        Names["list"] = Id(
            Send("POST", Routes.ContactLists, """{"name":"l","filters":{"companyLinkedInUrls":["https://www.linkedin.com/company/a"],"countries":["DE","US","GB"]}}"""), "id");
        Names["job"] = Id(Send("POST", Routes.Jobs(group), $$"""{"source":"sales_navigator","leadListId":"{{Names["leadlist"]}}"}"""), "data", "jobId");
        SpinWait.SpinUntil(() => Send("GET", Routes.Job(group, Names["job"])).Text.Contains("completed", StringComparison.Ordinal), TimeSpan.FromSeconds(30));
        Names["audience"] = Id(Send("GET", Routes.Job(group, Names["job"])), "data", "audienceId");
        RawAnswer page = Send("GET", Routes.Prospects(group, Names["audience"]) + "?limit=2");
        Names["prospect"] = Id(page, "data", "items", "0", "id");
        Names["cursor"] = Id(page, "data", "nextCursor");
        Names["page"] = Id(Send("GET", Routes.Audiences(group) + "?limit=1"), "data", "nextCursor");
    }

    private static string Id(RawAnswer answer, params string[] path) =>
        (string?)path.Aggregate(JsonNode.Parse(answer.Text), (node, name) => node is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : node?[name])
        ?? throw new InvalidOperationException($"No {string.Join('.', path)}: {answer.Status} {answer.Text}");
}
