using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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
public sealed class ThreeInstancesTests(ITestOutputHelper output)
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
        using PostgresServer server = PostgresServer.Start();
        string database = server.CreateDatabase();
        var cluster = new Cluster(database);
        try
        {
            await cluster.StartAsync();
            List<(string Id, string Key)> groups = [];
            for (int i = 0; i < Groups; i++)
            {
                groups.Add(await GroupAsync(database, $"group {i}"));
                using Api api = cluster.Api(groups[^1], random);
                Assert.Equal(200, (await api.ImportAsync(StartupTests.People(People), "format=jsonl")).Status);
            }

            Task<List<(int Group, string JobId, string Key)>> starting = StartJobsAsync(cluster, groups, new Random(seed + 1));
            await HarmAsync(cluster, server, random);
            List<(int Group, string JobId, string Key)> jobs = await starting;
            await CheckAsync(cluster, groups, jobs, random);
            CheckLedger(database, groups.Count);
            CommandResult check = await ServiceProcess.OnStoreAsync(database, "data", "check");
            Assert.True(check.ExitCode == 0, check.Error);
            output.WriteLine($"{jobs.Count} jobs of {groups.Count} groups, {Kills} kills, {Crashes} crashes of PostgreSQL{(s_full ? ", one instance frozen beyond its lease" : string.Empty)}");
        }
        finally
        {
            await cluster.StopAsync();
        }
    }

    private static async Task<(string Id, string Key)> GroupAsync(string database, string name)
    {
        CommandResult made = await ServiceProcess.OnStoreAsync(database, "keys", "create", "--group", name);
        CommandResult paid = await ServiceProcess.OnStoreAsync(database, "credits", "add", $"{Credits}", "--group", name);
        Assert.True(made.ExitCode == 0 && paid.ExitCode == 0, made.Error + paid.Error);
        return (Regex.Match(made.Error, "[0-9a-f]{24}").Value, made.Output.Trim());
    }

    // As a client does it: the same key again, at whichever instance answers, until one has said yes.
    private static async Task<List<(int Group, string JobId, string Key)>> StartJobsAsync(Cluster cluster, List<(string Id, string Key)> groups, Random random)
    {
        List<(int, string, string)> started = [];
        for (int i = 0; i < Jobs; i++)
        {
            int group = i % groups.Count;
            string key = string.Create(CultureInfo.InvariantCulture, $"job-{i}");
            started.Add((group, await TryAsync(async () =>
            {
                using Api api = cluster.Api(groups[group], random);
                return await api.StartJobAsync(Body, key);
            }), key));
            await Task.Delay(random.Next(20, 400));
        }

        return started;
    }

    private static async Task HarmAsync(Cluster cluster, PostgresServer server, Random random)
    {
        int[] crashes = [.. Enumerable.Range(1, Crashes).Select(i => i * Kills / (Crashes + 1))];
        Task frozen = s_full ? cluster.FreezeAsync(random.Next(Instances), s_frozen) : Task.CompletedTask;
        for (int kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(100, 1500));
            if (crashes.Contains(kill))
            {
                server.Restart();
            }

            await cluster.ReplaceAsync(random);
        }

        await frozen;
    }

    private static async Task CheckAsync(Cluster cluster, List<(string Id, string Key)> groups, List<(int Group, string JobId, string Key)> jobs, Random random)
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

    private sealed class Cluster(string database)
    {
        private readonly ServiceProcess?[] _instances = new ServiceProcess?[Instances];
        private int _frozen = -1;

        public async Task StartAsync()
        {
            for (int i = 0; i < Instances; i++)
            {
                _instances[i] = await NewAsync();
            }
        }

        public Api Api((string Id, string Key) group, Random random)
        {
            ServiceProcess[] alive = [.. _instances.Where((p, i) => p is not null && i != _frozen).Select(p => p!)];
            return new Api(alive[random.Next(alive.Length)].Api.Address, group.Id, group.Key);
        }

        public async Task ReplaceAsync(Random random)
        {
            int which = random.Next(Instances);
            if (which == _frozen || _instances[which] is not { } killed)
            {
                return;
            }

            await killed.KillAsync();
            _instances[which] = null;
            await killed.DisposeAsync();
            _instances[which] = await NewAsync();
        }

        public async Task FreezeAsync(int which, TimeSpan time)
        {
            ServiceProcess frozen = _instances[which]!;
            _frozen = which;
            Signals.Freeze(frozen.Pid);
            await Task.Delay(time);
            Signals.Thaw(frozen.Pid);
            _frozen = -1;
        }

        public async Task StopAsync()
        {
            foreach (ServiceProcess instance in _instances.OfType<ServiceProcess>())
            {
                await instance.DisposeAsync();
            }
        }

        // A start that falls into a crash of the database is tried again, as whatever runs the service would.
        private async Task<ServiceProcess> NewAsync()
        {
            for (int attempt = 1; ; attempt++)
            {
                try
                {
                    return await ServiceProcess.OnDatabaseAsync(database, "--job-rate", "1000");
                }
                catch (InvalidOperationException) when (attempt < 5)
                {
                    await Task.Delay(500);
                }
            }
        }
    }
}
