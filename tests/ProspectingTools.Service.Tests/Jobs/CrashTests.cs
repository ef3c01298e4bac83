using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Tests.Hosting;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Jobs;

/// <summary>
/// The service is killed in the middle of imports, at random moments, and started again. Whatever it acknowledged is completed
/// then: no prospect is missing or there twice, and each was charged once. PROSPECTING_CRASH_ROUNDS sets the rounds.
/// </summary>
[Trait("Category", "Slow")]
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int PeopleCount = 1500;
    private const int JobsInRound = 3;

    private static int Rounds => int.Parse(Environment.GetEnvironmentVariable("PROSPECTING_CRASH_ROUNDS") ?? "3", CultureInfo.InvariantCulture);

    [SqliteFact]
    public async Task Killed_service_completes_every_acknowledged_job_exactly_once()
    {
        using var folder = new TempFolder();
        int seed = Seed.Next();
        var random = new Random(seed);
        await using (ServiceProcess first = await ServiceProcess.StartAsync(folder.Path, "--credits", "10000000"))
        {
            await first.Api.ImportAsync(StartupTests.People(PeopleCount), "format=jsonl");
        }

        List<(string Key, string Body, string JobId, int Price)> acknowledged = [];
        int interrupted = 0;
        for (int round = 0; round < Rounds; round++)
        {
            // The rate makes an import last for longer than the moment of the kill is away.
            await using (ServiceProcess service = await ServiceProcess.StartAsync(folder.Path, "--job-rate", "4000"))
            {
                for (int i = 0; i < JobsInRound; i++)
                {
                    bool emails = i == 1;
                    string key = $"round-{round}-{i}";
                    string body = Body(emails);
                    acknowledged.Add((key, body, await service.Api.StartJobAsync(body, key), emails ? 2 : 1));
                }

                // Every other kill surely falls into an import, however slow the machine is; the rest fall where they may.
                if (round % 2 == 0)
                {
                    await service.Api.WaitAsync(acknowledged[^JobsInRound].JobId, job => (long)job["importedCount"]! > 0);
                }

                await Task.Delay(random.Next(0, round % 2 == 0 ? 100 : 450));
                await service.KillAsync();
            }

            // The same key finds the same job, whatever state it is in. Slow, so that the state is seen.
            await using ServiceProcess next = await ServiceProcess.StartAsync(folder.Path, "--job-rate", "10");
            foreach ((string key, string body, string jobId, _) in acknowledged.TakeLast(JobsInRound))
            {
                JsonNode job = await next.Api.WaitAsync(jobId, _ => true);
                interrupted += (long)job["importedCount"]! is > 0 and < PeopleCount ? 1 : 0;
                Assert.Equal(jobId, await next.Api.StartJobAsync(body, key));
            }

            await next.KillAsync();
        }

        await using ServiceProcess last = await ServiceProcess.StartAsync(folder.Path);
        foreach ((string key, string body, string jobId, int price) in acknowledged)
        {
            JsonNode job = await last.Api.WaitAsync(jobId);
            Assert.Equal(("completed", (long)PeopleCount, (long)PeopleCount * price), ((string?)job["status"], (long)job["importedCount"]!, (long)job["creditsUsed"]!));
            IReadOnlyList<JsonNode> prospects = await last.Api.ProspectsAsync((string)job["audienceId"]!);
            Assert.Equal(
                Enumerable.Range(0, PeopleCount).Select(i => $"https://www.linkedin.com/in/person-{i}"), prospects.Select(p => (string)p["linkedinUrl"]!));
            Assert.Equal(PeopleCount, prospects.Select(p => (string?)p["id"]).Distinct().Count());
            Assert.All(prospects, p => Assert.Equal(price == 2, p["emails"] is not null));
            Answer replay = await last.Api.PostAsync(Routes.Jobs(last.Api.Group), body, ("Idempotency-Key", key));
            Assert.Equal((200, jobId), (replay.Status, (string?)replay.Data["jobId"]));
        }

        long spent = acknowledged.Sum(a => (long)PeopleCount * a.Price);
        Assert.Equal(10_000_000 - spent, await last.Api.CreditsAsync());
        await last.StopAsync();
        Assert.Equal((10_000_000 - spent, acknowledged.Count * (long)PeopleCount), Ledger(DataFolder.DatabaseIn(folder.Path)));
        Assert.True(interrupted > 0, "No kill fell into an import, so that nothing was shown.");
        output.WriteLine($"{Rounds} rounds, {acknowledged.Count} jobs, {interrupted} found interrupted in the middle");
    }

    // The lines themselves, not the balance that the service keeps beside them.
    private static (long Amount, long Prospects) Ledger(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT sum(amount), sum(prospects) FROM ledger";
        using SqliteDataReader reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static string Body(bool emails) => new JsonObject
    {
        ["source"] = "linkedin_search",
        ["searchUrl"] = "https://www.linkedin.com/search/results/people/?keywords=%22fictional%20person%22",
        ["searchEmails"] = emails,
    }.ToJsonString();
}
