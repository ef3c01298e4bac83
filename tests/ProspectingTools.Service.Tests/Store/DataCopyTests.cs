using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Npgsql;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Store;

/// <summary>A data folder is taken to a database with everything in it, and an interrupted copy goes on.</summary>
[Trait("Category", "Slow")]
public sealed class DataCopyTests
{
    private const string Audiences = "?limit=2";

    [PostgresFact]
    public async Task Folder_goes_on_in_the_database_with_its_keys_ids_and_cursors()
    {
        using var folder = new TempFolder();
        string database = TestStore.NewDatabase();
        string key;
        string cursor;
        string audience;
        List<string> before = [];
        long credits;
        await using (ServiceProcess source = await ServiceProcess.OnFolderAsync(folder.Path, "--sample", "2500"))
        {
            // More people than one step of the copy takes.
            string list = (string)(await source.Api.GetAsync(Routes.LeadLists(source.Api.Group))).Items[0]!["id"]!;
            JsonNode job = await source.Api.RunJobAsync($$"""{"source":"sales_navigator","leadListId":"{{list}}","searchEmails":true}""");
            audience = (string)job["audienceId"]!;
            before.AddRange((await source.Api.ProspectsAsync(audience)).Select(p => p.ToJsonString()));
            cursor = (string)(await source.Api.GetAsync(Routes.Prospects(source.Api.Group, audience) + "?limit=5")).Data["nextCursor"]!;
            credits = await source.Api.CreditsAsync();
            key = (await ServiceProcess.OnStoreAsync(string.Empty, "keys", "create", "--data", folder.Path)).Output.Trim();
            CommandResult busy = await ServiceProcess.OnStoreAsync(database, "data", "copy", "--from", folder.Path);
            Assert.Equal(3, busy.ExitCode);
            Assert.Contains($"process {source.Pid}", busy.Error, StringComparison.Ordinal);
            await source.StopAsync();
        }

        CommandResult copied = await ServiceProcess.OnStoreAsync(database, "data", "copy", "--from", folder.Path);
        Assert.True(copied.ExitCode == 0, copied.Error);
        Assert.Contains("people: 2500 rows", copied.Output, StringComparison.Ordinal);
        Assert.Contains($"prospects: {before.Count} rows", copied.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await ServiceProcess.OnStoreAsync(database, "data", "check")).ExitCode);
        Assert.Equal(4, (await ServiceProcess.OnStoreAsync(database, "data", "copy", "--from", folder.Path)).ExitCode);

        await using ServiceProcess target = await ServiceProcess.OnDatabaseAsync(database);
        using var api = new Api(target.Api.Address, target.Api.Group, key);
        Assert.Equal(before, (await api.ProspectsAsync(audience)).Select(p => p.ToJsonString()));
        Answer page = await api.GetAsync($"{Routes.Prospects(api.Group, audience)}?limit=5&cursor={Uri.EscapeDataString(cursor)}");
        Assert.Equal(before.Skip(5).Take(5), page.Items.Select(p => p!.ToJsonString()));
        Assert.Equal(credits, await api.CreditsAsync());

        // New numbers go on behind the copied ones.
        await api.RunJobAsync("""{"source":"linkedin_search","searchUrl":"https://www.linkedin.com/search/results/people/?keywords=engineer","maxResults":5}""");
        Assert.Equal(2, (await api.GetAsync(Routes.Audiences(api.Group) + Audiences)).Items.Count);
    }

    [PostgresFact]
    public async Task Interrupted_copy_goes_on()
    {
        using var folder = new TempFolder();
        string database = TestStore.NewDatabase();
        await using (ServiceProcess source = await ServiceProcess.OnFolderAsync(folder.Path, "--sample", "9000"))
        {
            await source.StopAsync();
        }

        using (Process copy = ServiceProcess.Launch(["data", "copy", "--from", folder.Path], database))
        {
            Task<string> output = copy.StandardOutput.ReadToEndAsync();
            Task<string> error = copy.StandardError.ReadToEndAsync();
            for (DateTime end = DateTime.UtcNow.AddSeconds(60); People(database) == 0 && !copy.HasExited && DateTime.UtcNow < end; await Task.Delay(5))
            {
                // A first step is to be on the other side.
            }

            copy.Kill();
            await copy.WaitForExitAsync();
            await Task.WhenAll(output, error);
        }

        Assert.InRange(People(database), 1, 8999);
        CommandResult again = await ServiceProcess.OnStoreAsync(database, "data", "copy", "--from", folder.Path);
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Equal(9000, People(database));
    }

    [PostgresFact]
    public async Task Database_with_data_of_its_own_is_not_written_to()
    {
        using var folder = new TempFolder();
        string database = TestStore.NewDatabase();
        await using (ServiceProcess source = await ServiceProcess.OnFolderAsync(folder.Path))
        {
            await source.StopAsync();
        }

        await using (ServiceProcess other = await ServiceProcess.OnDatabaseAsync(database))
        {
            await other.StopAsync();
        }

        CommandResult result = await ServiceProcess.OnStoreAsync(database, "data", "copy", "--from", folder.Path);
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("holds data already", result.Error, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Newer_tables_are_refused()
    {
        string database = TestStore.NewDatabase();
        CommandResult migrated = await ServiceProcess.OnStoreAsync(database, "data", "migrate");
        Assert.True(migrated.ExitCode == 0, migrated.Error);
        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("UPDATE prospecting_schema SET version = 999", connection);
            await command.ExecuteNonQueryAsync();
        }

        CommandResult result = await ServiceProcess.OnStoreAsync(database, "keys", "list");
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("newer version (999)", result.Error, StringComparison.Ordinal);
    }

    private static long People(string database)
    {
        using var connection = new NpgsqlConnection($"{database};Pooling=false");
        connection.Open();
        using var there = new NpgsqlCommand("SELECT to_regclass('people') IS NOT NULL", connection);
        using var command = new NpgsqlCommand("SELECT count(*) FROM people", connection);
        return (bool)there.ExecuteScalar()! ? (long)command.ExecuteScalar()! : 0;
    }
}
