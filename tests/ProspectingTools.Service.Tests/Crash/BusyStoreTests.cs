using System;
using System.Threading.Tasks;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Npgsql;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Tests.Hosting;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Crash;

/// <summary>Another program holds the database's writer, as a restore, an import or a backup of its own kind may.</summary>
[Trait("Category", "Slow")]
public sealed class BusyStoreTests
{
    [Fact]
    public async Task Busy_store_is_503_with_a_time_to_wait_and_no_fault_of_a_running_job()
    {
        using var folder = new TempFolder();
        await using ServiceProcess service = await ServiceProcess.StartAsync(folder.Path, "--job-rate", "300");
        await service.Api.ImportAsync(StartupTests.People(400), "format=jsonl");
        string jobId = await service.Api.StartJobAsync(
            """{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?keywords=%22fictional%20person%22"}""");
        await service.Api.WaitAsync(jobId, job => (long)job["importedCount"]! > 0);
        using (Hold(folder.Path))
        {
            Answer refused = await service.Api.PostAsync(Routes.Audiences(service.Api.Group), """{"name":"n","type":"on_demand"}""");
            Assert.Equal((503, ErrorCodes.StorageBusy), (refused.Status, refused.Code));
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));

            // Reading goes on.
            Assert.Equal("running", (string?)(await service.Api.WaitAsync(jobId, _ => true))["status"]);
        }

        JsonNode job = await service.Api.WaitAsync(jobId);
        Assert.Equal(("completed", 400L, 400L), ((string?)job["status"], (long)job["importedCount"]!, (long)job["creditsUsed"]!));
        Assert.Equal(201, (await service.Api.PostAsync(Routes.Audiences(service.Api.Group), """{"name":"n","type":"on_demand"}""")).Status);
        Assert.Equal(100_000 - 400, await service.Api.CreditsAsync());
    }

    // The whole file in SQLite; in PostgreSQL the account group, whose number is 1.
    private static IDisposable Hold(string folder)
    {
        if (TestStore.IsPostgres)
        {
            var database = new NpgsqlConnection($"{TestStore.DatabaseOf(folder)};Pooling=false");
            database.Open();
            using var command = new NpgsqlCommand("SELECT pg_advisory_lock(1)", database);
            command.ExecuteNonQuery();
            return database;
        }

        var file = new SqliteConnection($"Data Source={DataFolder.DatabaseIn(folder)};Pooling=False");
        file.Open();
        file.BeginTransaction(deferred: false);
        return file;
    }
}
