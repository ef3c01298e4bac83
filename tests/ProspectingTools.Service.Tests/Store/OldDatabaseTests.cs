using System;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Microsoft.Data.Sqlite;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Store.Sqlite;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Store;

/// <summary>A database of the first version, with jobs at work and at rest, is taken over.</summary>
public sealed class OldDatabaseTests
{
    [Fact]
    public async Task Jobs_that_were_queued_or_running_are_in_the_queue_and_ended_ones_are_not()
    {
        using var folder = new TempFolder();
        string path = folder["prospecting.db"];

        // Loads SQLite, as the first store does.
        await SqliteStore.Open(null).DisposeAsync();
        await using (var old = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await old.OpenAsync();
            await old.ExecuteAsync(Schema.Steps[0]);
            await old.ExecuteAsync(
                $"""
                PRAGMA application_id = {Schema.ApplicationId}; PRAGMA user_version = 1;
                INSERT INTO settings(name, value) VALUES('worker_id', 'of the folder');
                INSERT INTO account_groups(key, id, name, created_at) VALUES(7, 'g', 'g', 0);
                """);
            foreach ((int key, string status) in new[] { (1, JobStatus.Completed), (2, JobStatus.Running), (3, JobStatus.Queued), (4, JobStatus.Failed) })
            {
                await old.ExecuteAsync(
                    """
                    INSERT INTO jobs(key, id, group_key, source, status, plan, max_results, search_emails, audience_key, audience_id, stage, import_position,
                        imported, enrich_position, enriched, credits_used, lease_owner, lease_until, created_at, updated_at)
                    VALUES(@key, 'job ' || @key, 7, 'url_upload', @status, '{}', 5, 1, 9, 'a', 'import', 3, 3, 0, 0, 6, 'of the folder', 9999999999999, 1, 2)
                    """,
                    new { key, status });
            }
        }

        await using SqliteStore store = SqliteStore.Open(path);
        JobLease? first = await store.WriteAsync(session => session.ClaimJobAsync("new", TimeSpan.FromSeconds(30), []), CancellationToken.None);
        JobLease? second = await store.WriteAsync(session => session.ClaimJobAsync("new", TimeSpan.FromSeconds(30), []), CancellationToken.None);
        Assert.Equal((2L, 3L), (first?.JobKey, second?.JobKey));
        Assert.Equal((7L, 1L), (first!.GroupKey, first.Attempt));
        Assert.Null(await store.WriteAsync(session => session.ClaimJobAsync("new", TimeSpan.FromSeconds(30), []), CancellationToken.None));
        JobRow job = (await store.ReadAsync(session => session.JobByKeyAsync(7, 2), CancellationToken.None))!;
        Assert.Equal((JobStatus.Running, 3L, 3L, 6L), (job.Status, job.ImportPosition, job.Imported, job.CreditsUsed));
    }
}
