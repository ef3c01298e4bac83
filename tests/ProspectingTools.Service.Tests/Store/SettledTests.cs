using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using Npgsql;
using ProspectingTools.Files;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Sample;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Store.Sqlite;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Store;

/// <summary>What a transaction has left to later is on disk when the store has settled.</summary>
public sealed class SettledTests
{
    [PostgresFact]
    [Trait("Category", "Slow")]
    public async Task Settled_store_has_its_log_on_disk()
    {
        // The tests' own server waits for no disk unless it is told to.
        string database = $"{TestStore.NewDatabase()};Options=-c synchronous_commit=on";
        await using IStore store = await StoreFactory.OpenAsync(new StoreLocation.Server(database));
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        for (int round = 0; round < 10; round++)
        {
            await store.WriteAsync(
                async session =>
                {
                    await session.DeferDiskAsync();
                    return await session.AddAccountGroupAsync(Ids.New(), $"group {round}", 0);
                },
                CancellationToken.None);
            string written = await ReadAsync(connection, "pg_current_wal_insert_lsn()::text");
            await store.SettleAsync(CancellationToken.None);
            Assert.Equal("true", await ReadAsync(connection, string.Create(CultureInfo.InvariantCulture, $"(pg_current_wal_flush_lsn() >= '{written}')::text")));
        }
    }

    // Of an import nobody is told before all of it is there to stay.
    [Fact]
    public async Task Import_settles_before_it_ends()
    {
        await using IStore inner = await TestStore.NewAsync();
        long group = await inner.WriteAsync(session => session.AddAccountGroupAsync(Ids.New(), "group", 0), CancellationToken.None);
        var store = new FaultyStore(inner);
        int written = 0;
        store.After = () => Task.FromResult(written++);
        int settledAfter = -1;
        store.Settling = () => settledAfter = written;
        string lines = string.Concat(Enumerable.Range(0, 2500).Select(i => $"{{\"name\":\"P {i}\",\"linkedinUrl\":\"https://www.linkedin.com/in/p-{i}\"}}\n"));
        using var input = new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(lines));
        var result = await new PeopleImport(store, new ServiceSettings()).ImportAsync(group, input, new PeopleImportOptions { Format = PeopleFormat.JsonLines }, CancellationToken.None);
        Assert.Equal(2500, result.Added);
        Assert.Equal(3, written);
        Assert.Equal(written, settledAfter);
    }

    // A search looks into each piece of the index of words.
    [SqliteFact]
    public async Task Settled_store_has_its_words_in_few_pieces()
    {
        using var folder = new TempFolder();
        string file = folder["people.db"];
        await using IStore store = await StoreFactory.OpenAsync(new StoreLocation.File(file));
        long group = await store.WriteAsync(session => session.AddAccountGroupAsync(Ids.New(), "group", 0), CancellationToken.None);
        foreach (Person[] few in SampleData.People(150, Seed.Next()).Chunk(10))
        {
            await store.WriteAsync(
                group,
                async session =>
                {
                    await PeopleMerging.AddAsync(session, group, few, sample: true);
                    return true;
                },
                CancellationToken.None);
        }

        int before = Pieces(file);
        Assert.InRange(before, 4, int.MaxValue);
        await store.SettleAsync(CancellationToken.None);
        Assert.InRange(Pieces(file), 1, before - 1);
        Assert.False(await store.WriteAsync(session => ((SqliteSession)session).MergeWordsAsync(1), CancellationToken.None), "There was more to put together.");
    }

    private static int Pieces(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(DISTINCT segid) FROM people_text_idx";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static async Task<string> ReadAsync(NpgsqlConnection connection, string expression)
    {
        await using var command = new NpgsqlCommand($"SELECT {expression}", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
