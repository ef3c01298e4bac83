using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Crash;

/// <summary>
/// The service is killed while contact lists are made, prospects moved, audiences and lists deleted and people imported, all at
/// once. After each restart: what was acknowledged is there, each change is there whole or not at all, and every count is true.
/// PROSPECTING_CRASH_ROUNDS sets the rounds.
/// </summary>
[Trait("Category", "Slow")]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int PeopleOfAFile = 4000;
    private const string Filters = """{"companyLinkedInUrls":["https://www.linkedin.com/company/acme"],"keywords":"fictional"}""";

    private readonly ConcurrentDictionary<string, string> _lists = new();
    private readonly ConcurrentDictionary<string, bool> _deleted = new();
    private readonly ConcurrentDictionary<string, string> _moved = new();
    private readonly ConcurrentBag<string> _imported = [];
    private int _unanswered;

    private static int Rounds => int.Parse(Environment.GetEnvironmentVariable("PROSPECTING_CRASH_ROUNDS") ?? "3", CultureInfo.InvariantCulture);

    [SqliteFact]
    public async Task Killed_service_keeps_what_it_acknowledged_and_nothing_by_halves()
    {
        using var folder = new TempFolder();
        int seed = Seed.Next();
        var random = new Random(seed);
        for (int round = 0; round < Rounds; round++)
        {
            await using (ServiceProcess service = await ServiceProcess.StartAsync(folder.Path, "--sample", "300"))
            {
                await service.Api.ImportAsync(People("acme", 120), "format=jsonl");
                (string from, string to, string[] prospects) = await AudiencesAsync(service.Api);
                using var killed = new CancellationTokenSource();
                Task[] work =
                [
                    UntilKilledAsync(i => CreateListAsync(service.Api, $"list-{round}-{i}")),
                    UntilKilledAsync(_ => DeleteAsync(service.Api, killed.Token)),
                    UntilKilledAsync(i => MoveAsync(service.Api, from, to, prospects[i % prospects.Length])),
                    UntilKilledAsync(i => ImportAsync(service.Api, $"file{round}x{i}")),
                ];
                await Task.Delay(random.Next(400, 1600));
                await service.KillAsync();
                await killed.CancelAsync();
                await Task.WhenAll(work);
            }

            await using ServiceProcess next = await ServiceProcess.StartAsync(folder.Path);
            await CheckAsync(next.Api);
            await next.KillAsync();
            CheckFile(DataFolder.DatabaseIn(folder.Path));
        }

        Assert.True(_unanswered > 0, "No kill fell into a request, so that nothing was shown.");
        output.WriteLine($"{Rounds} rounds: {_lists.Count} lists made, {_deleted.Count} deleted, {_moved.Count} prospects moved, {_imported.Count} files imported, {_unanswered} requests lost");
    }

    private async Task UntilKilledAsync(Func<int, Task> request)
    {
        try
        {
            for (int i = 0; ; i++)
            {
                await request(i);
            }
        }
        catch (HttpRequestException)
        {
            // The kill. Whether this request was done is open, and both must be right.
            Interlocked.Increment(ref _unanswered);
        }
        catch (OperationCanceledException)
        {
            // It had nothing to ask for when the kill came.
        }
    }

    private async Task CreateListAsync(Api api, string name)
    {
        Answer answer = await api.PostAsync(Routes.ContactLists, $$"""{"name":"{{name}}","filters":{{Filters}} }""");
        Assert.Equal(201, answer.Status);
        _lists[(string)answer.Json["id"]!] = answer.Text;
    }

    private async Task DeleteAsync(Api api, CancellationToken killed)
    {
        string? id = _lists.Keys.FirstOrDefault(id => !_deleted.ContainsKey(id));
        if (id is null)
        {
            await Task.Delay(5, killed);
            return;
        }

        // Said before it is done: after a kill in between the list may be there or not.
        _deleted[id] = false;
        Assert.Equal(204, (await api.DeleteAsync(Routes.ContactList(id))).Status);
        _deleted[id] = true;
    }

    private async Task MoveAsync(Api api, string from, string to, string prospect)
    {
        Answer answer = await api.PostAsync(Routes.MoveLeads(api.Group, from), $$"""{"targetAudienceId":"{{to}}","leadIds":["{{prospect}}"]}""");
        Assert.Equal(200, answer.Status);
        _moved[prospect] = to;
    }

    private async Task ImportAsync(Api api, string file)
    {
        Answer answer = await api.ImportAsync(People(file, PeopleOfAFile), $"format=jsonl&listName={file}");
        Assert.Equal((200, PeopleOfAFile), (answer.Status, (int)answer.Json["added"]!));
        _imported.Add(file);
    }

    private static async Task<(string From, string To, string[] Prospects)> AudiencesAsync(Api api)
    {
        JsonNode job = await api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{await api.LeadListAsync("Founders")}}"}""");
        string from = (string)job["audienceId"]!;
        string to = (string)(await api.PostAsync(Routes.Audiences(api.Group), """{"name":"target","type":"on_demand"}""")).Data["id"]!;
        return (from, to, [.. (await api.ProspectsAsync(from)).Select(p => (string)p["id"]!)]);
    }

    private async Task CheckAsync(Api api)
    {
        foreach ((string id, string text) in _lists)
        {
            Answer answer = await api.GetAsync(Routes.ContactList(id));
            bool mayBeGone = _deleted.TryGetValue(id, out bool acknowledged);
            Assert.True(mayBeGone ? answer.Status == 404 || !acknowledged : answer.Status == 200, $"{id}: {answer.Status}, deleted {acknowledged}");
            if (answer.Status == 200)
            {
                Assert.Equal(text, answer.Text);
            }
        }

        foreach (IGrouping<string, KeyValuePair<string, string>> moved in _moved.GroupBy(m => m.Value))
        {
            HashSet<string> there = [.. (await api.ProspectsAsync(moved.Key)).Select(p => (string)p["id"]!)];
            Assert.All(moved, m => Assert.Contains(m.Key, there));
        }
    }

    // What no endpoint shows: rows without owners, counts that differ from what they count.
    private void CheckFile(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
        Assert.Null(Scalar("PRAGMA foreign_key_check"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM audiences a WHERE prospect_count <> (SELECT count(*) FROM prospects p WHERE p.audience_key = a.key)"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM contact_lists l WHERE contact_count <> (SELECT count(*) FROM contacts c WHERE c.list_key = l.key)"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM contacts WHERE list_key NOT IN (SELECT key FROM contact_lists)"));
        Assert.Equal(Scalar("SELECT count(*) FROM people"), Scalar("SELECT count(*) FROM people_text"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM lead_list_members WHERE person_key NOT IN (SELECT key FROM people)"));
        Assert.Equal(Scalar("SELECT sum(balance) FROM account_groups"), Scalar("SELECT sum(amount) FROM ledger"));
        foreach (string file in _imported)
        {
            Assert.Equal((long)PeopleOfAFile, Scalar($"SELECT count(*) FROM lead_list_members m JOIN lead_lists l ON l.key = m.list_key WHERE l.name = '{file}'"));
        }

        object? Scalar(string sql)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        }
    }

    private static string People(string name, int count) => string.Join('\n', Enumerable.Range(0, count).Select(i => JsonSerializer.Serialize(new
    {
        name = $"Person {i} of {name}",
        linkedinUrl = $"https://www.linkedin.com/in/{name}-{i}",
        headline = "A fictional person",
        company = new { name = "Acme", linkedinUrl = "https://www.linkedin.com/company/acme" },
    })));
}
