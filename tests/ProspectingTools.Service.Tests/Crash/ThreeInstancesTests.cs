using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using ProspectingTools.Service.Tests.Hosting;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Crash;

/// <summary>
/// Three instances on one database, of which one after another is killed at random moments while jobs of several account groups are
/// started through them, and PostgreSQL itself is crashed and started again. Every acknowledged job ends, with each person once and
/// one charge for each, and no key has started a second job. PROSPECTING_CLUSTER=full is 100 jobs of 8 groups, 25 kills, 2 crashes
/// of PostgreSQL, and one instance that is frozen for longer than its lease.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ThreeInstancesTests
{
    private const int Instances = 3;
    private const int People = 400;
    private const int Credits = 1_000_000;

    private static readonly bool s_full = Environment.GetEnvironmentVariable("PROSPECTING_CLUSTER") == "full";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(s_full ? 8 : 3);
    private static readonly TimeSpan s_frozen = TimeSpan.FromSeconds(40);

    private static int Groups => s_full ? 8 : 3;

    private static int Jobs => s_full ? 100 : 12;

    private static int Kills => s_full ? 25 : 4;

    private static int Crashes => s_full ? 2 : 1;

    [PostgresFact]
    public async Task Jobs_end_exactly_once_whatever_is_killed()
    {
        int seed = Seed.Next();
        var random = new Random(seed);
        using PostgresServer? server = GivenServer.IsGiven ? null : PostgresServer.Start();
        string database = server?.CreateDatabase() ?? GivenServer.CreateDatabase();
        var watch = Stopwatch.StartNew();
        await using var cluster = new ServiceCluster(database, Instances, "--job-rate", "100");
        await cluster.StartAsync();
        List<(string Id, string Key)> groups = [];
        for (int i = 0; i < Groups; i++)
        {
            groups.Add(await GroupAsync(database, $"group {i}"));
            using Api api = cluster.Api(groups[^1], random);
            Assert.Equal(200, (await api.ImportAsync(StartupTests.People(People), "format=jsonl")).Status);
        }

        // So many jobs are started for each kill that there are always some at work.
        using var pace = new SemaphoreSlim(Jobs / Kills);
        Task<List<(int Group, string JobId, string Key)>> starting = StartJobsAsync(cluster, groups, pace, new Random(seed + 1));
        Task<(int Before, int After)> frozen = s_full ? cluster.FreezeAsync(s_frozen) : Task.FromResult((1, 0));
        int inHand = await HarmAsync(cluster, server, pace, random);
        List<(int Group, string JobId, string Key)> jobs = await starting;
        (int before, int after) = await frozen;
        await CheckAsync(cluster, groups, jobs, random);
        CheckLedger(database, groups.Count);
        CommandResult check = await ServiceProcess.OnStoreAsync(database, "data", "check");
        Assert.True(check.ExitCode == 0, check.Error);
        Assert.True(inHand > 0, "No instance had a job in hand when it was killed.");
        Assert.True(before > 0 && after == 0, $"The frozen instance had {before} jobs, and after its sleep still {after}.");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{jobs.Count} jobs of {groups.Count} groups, {Kills} kills of instances that had {inHand} jobs in hand, {(server is null ? 0 : Crashes)} crashes of PostgreSQL{(s_full ? $", one instance frozen beyond its lease with {before} jobs in hand" : string.Empty)}, {watch.Elapsed.TotalSeconds:0} s");
    }

    private static async Task<(string Id, string Key)> GroupAsync(string database, string name)
    {
        CommandResult made = await ServiceProcess.OnStoreAsync(database, "keys", "create", "--group", name);
        CommandResult paid = await ServiceProcess.OnStoreAsync(database, "credits", "add", $"{Credits}", "--group", name);
        Assert.True(made.ExitCode == 0 && paid.ExitCode == 0, made.Error + paid.Error);
        return (Regex.Match(made.Error, "[0-9a-f]{24}").Value, made.Output.Trim());
    }

    // As a client does it: the same key again, at whichever instance answers, until one has said yes.
    private static async Task<List<(int Group, string JobId, string Key)>> StartJobsAsync(
        ServiceCluster cluster, List<(string Id, string Key)> groups, SemaphoreSlim pace, Random random)
    {
        List<(int, string, string)> started = [];
        for (int i = 0; i < Jobs; i++)
        {
            await pace.WaitAsync();
            int group = i % groups.Count;
            string key = string.Create(CultureInfo.InvariantCulture, $"job-{i}");
            started.Add((group, await TryAsync(async () =>
            {
                using Api api = cluster.Api(groups[group], random);
                return await api.StartJobAsync(Body, key);
            }), key));
            await Task.Delay(random.Next(20, 100));
        }

        return started;
    }

    /// <returns>How many jobs were in the hands of those that were killed.</returns>
    private static async Task<int> HarmAsync(ServiceCluster cluster, PostgresServer? server, SemaphoreSlim pace, Random random)
    {
        int[] crashes = [.. Enumerable.Range(1, Crashes).Select(i => i * Kills / (Crashes + 1))];
        int inHand = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            pace.Release(kill == Kills - 1 ? Jobs : Jobs / Kills);
            await Task.Delay(random.Next(100, 1500));
            if (crashes.Contains(kill))
            {
                server?.Restart();
            }

            int which = random.Next(Instances);
            int? jobs = await cluster.ReplaceAsync(which);
            inHand += jobs ?? await cluster.ReplaceAsync((which + 1) % Instances) ?? 0;
        }

        return inHand;
    }

    private static async Task CheckAsync(ServiceCluster cluster, List<(string Id, string Key)> groups, List<(int Group, string JobId, string Key)> jobs, Random random)
    {
        DateTime end = DateTime.UtcNow + s_patience;
        foreach ((int group, string jobId, string key) in jobs)
        {
            JsonNode job = await TryAsync(async () =>
            {
                using Api api = cluster.Api(groups[group], random);
                return await api.WaitAsync(jobId, j => (string?)j["status"] is "completed" or "failed" or "cancelled", end - DateTime.UtcNow);
            });
            Assert.Equal(("completed", (long)People, (long)People), ((string?)job["status"], (long)job["importedCount"]!, (long)job["creditsUsed"]!));
            IReadOnlyList<string> found = await TryAsync<IReadOnlyList<string>>(async () =>
            {
                using Api api = cluster.Api(groups[group], random);
                return [.. (await api.ProspectsAsync((string)job["audienceId"]!)).Select(p => (string)p["linkedinUrl"]!)];
            });
            Assert.Equal(Enumerable.Range(0, People).Select(i => $"https://www.linkedin.com/in/person-{i}"), found);
            using Api again = cluster.Api(groups[group], random);
            Assert.Equal(jobId, await again.StartJobAsync(Body, key));
        }
    }

    // The lines themselves, not the balance that the service keeps beside them.
    private static void CheckLedger(string database, int groups)
    {
        using var connection = new NpgsqlConnection($"{database};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand("SELECT count(DISTINCT job_key), count(DISTINCT group_key), sum(-amount), sum(prospects) FROM ledger WHERE job_key IS NOT NULL", connection);
        using NpgsqlDataReader row = command.ExecuteReader();
        row.Read();
        long each = (long)Jobs * People;
        Assert.Equal((Jobs, groups, each, each), (row.GetInt64(0), row.GetInt64(1), (long)row.GetDecimal(2), (long)row.GetDecimal(3)));
    }

    // An instance may be dead, its port another's, or the database away for a moment.
    private static async Task<T> TryAsync<T>(Func<Task<T>> ask)
    {
        for (DateTime end = DateTime.UtcNow + s_patience; ; await Task.Delay(100))
        {
            try
            {
                return await ask();
            }
            catch (Exception e) when (e is HttpRequestException or InvalidOperationException or System.Text.Json.JsonException && DateTime.UtcNow < end)
            {
                // Asked again, of another one.
            }
        }
    }

    private const string Body = """{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?keywords=%22fictional%20person%22"}""";
}
