using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using ProspectingTools.Service.Store.Sqlite;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>
/// Copies a data folder's file into a database: keys, ids, cursors and all. Each step is one transaction with the note of how far
/// it came, so that an interrupted copy resumes where it ended. At the end both sides are counted and added up.
/// </summary>
internal sealed class FolderCopy(string file, string connectionString)
{
    private const int StepRows = 2000;
    private const string Note = "copy:";
    private const string Done = "done";

    /// <summary>Copies.</summary>
    /// <param name="told">Gets a line for each table.</param>
    /// <param name="cancellationToken">Ends the copying between two steps.</param>
    /// <exception cref="StoreUnusableException">The database holds other data, or what arrived is not what was sent.</exception>
    public async Task RunAsync(Action<string> told, CancellationToken cancellationToken)
    {
        (NpgsqlDataSource source, string name) = PostgresConnection.Source(connectionString);
        await using (source)
        {
            try
            {
                await PostgresMigration.RunAsync(source, name, cancellationToken);
                await using NpgsqlConnection database = await source.OpenConnectionAsync(cancellationToken);
                using SqliteLink folder = SqliteLink.Open(file, SqliteStore.ReaderCacheKilobytes);
                Migration.Run(folder.Connection, file);
                await RequireOwnAsync(folder.Connection, database, name);
                foreach (CopyTable table in CopyTable.All)
                {
                    await CopyAsync(table, folder.Connection, database, told, cancellationToken);
                }

                await FinishAsync(folder.Connection, database);
            }
            catch (Exception e) when (PostgresErrors.AtOpening(name, e) is { } unusable)
            {
                throw unusable;
            }
        }
    }

    // A database that already has data is not written over; one that this folder was being copied to is continued.
    private static async Task RequireOwnAsync(SqliteConnection folder, NpgsqlConnection database, string name)
    {
        string origin = await folder.ExecuteScalarAsync<string>("SELECT id FROM account_groups ORDER BY key LIMIT 1")
            ?? throw new StoreUnusableException("The data folder holds nothing to copy.");
        string? known = await NoteAsync(database, "origin");
        if (known is null && await database.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM account_groups)"))
        {
            throw new StoreUnusableException($"'{name}' holds data already. Copy into an empty database.");
        }

        if (known is not null && known != origin)
        {
            throw new StoreUnusableException($"'{name}' is the copy of another folder. Copy into an empty database.");
        }

        if (await NoteAsync(database, "finished") is not null)
        {
            throw new StoreUnusableException($"This folder was copied to '{name}' before, completely. Start the service on it; to copy again, begin with an empty database.");
        }

        await SetNoteAsync(database, "origin", origin);
    }

    private static async Task CopyAsync(CopyTable table, SqliteConnection folder, NpgsqlConnection database, Action<string> told, CancellationToken cancellationToken)
    {
        string? note = await NoteAsync(database, table.Name);
        long after = note is null or Done ? long.MinValue : long.Parse(note, CultureInfo.InvariantCulture);
        while (note != Done)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await using NpgsqlTransaction transaction = await database.BeginTransactionAsync(cancellationToken);
            string select = table.Key is null ? table.Source : $"{table.Source} WHERE {table.Key} > @after ORDER BY {table.Key} LIMIT {StepRows}";
            int rows;
            using (var command = new SqliteCommand(select, folder))
            {
                command.Parameters.AddWithValue("@after", after);
                using SqliteDataReader reader = command.ExecuteReader();
                (rows, after) = await CopyRows.WriteAsync(table, reader, database, after);
            }

            note = table.Key is null || rows < StepRows ? Done : after.ToString(CultureInfo.InvariantCulture);
            await SetNoteAsync(database, table.Name, note);
            await transaction.CommitAsync(CancellationToken.None);
        }

        await CompareAsync(table, folder, database, told);
    }

    private static async Task CompareAsync(CopyTable table, SqliteConnection folder, NpgsqlConnection database, Action<string> told)
    {
        long expected = await folder.ExecuteScalarAsync<long>($"SELECT count(*) FROM ({table.Source})");
        long count = await database.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table.Name}");
        long? expectedSum = table.Sum is { } sum ? await folder.ExecuteScalarAsync<long?>(sum.Folder) : null;
        long? actualSum = table.Sum is { } other ? await database.ExecuteScalarAsync<long?>($"SELECT ({other.Database})::bigint FROM {table.Name}") : null;
        if (expected != count || (expectedSum ?? 0) != (actualSum ?? 0))
        {
            throw new StoreUnusableException(
                $"The copy of {table.Name} is not what the folder holds: {expected} rows and {count}, sums {expectedSum ?? 0} and {actualSum ?? 0}. Was the folder written to meanwhile? Copy into an empty database.");
        }

        told($"{table.Name}: {count} rows{(actualSum is { } total ? $", {table.Sum!.Value.Database} = {total}" : string.Empty)}");
    }

    // The service's own settings, such as the secret of its cursors, come last; the numbers continue after those that were copied.
    private static async Task FinishAsync(SqliteConnection folder, NpgsqlConnection database)
    {
        await using NpgsqlTransaction transaction = await database.BeginTransactionAsync();
        foreach ((string setting, string value) in await folder.QueryAsync<(string, string)>("SELECT name, value FROM settings WHERE name <> 'opened_at'"))
        {
            await database.ExecuteAsync(
                "INSERT INTO settings(name, value) VALUES(@setting, @value) ON CONFLICT(name) DO UPDATE SET value = excluded.value", new { setting, value });
        }

        IEnumerable<string> numbered = CopyTable.All.Where(t => t.Columns.StartsWith("key,", StringComparison.Ordinal)).Select(t => t.Name);
        foreach (string table in numbered)
        {
            await database.ExecuteAsync($"SELECT setval(pg_get_serial_sequence('{table}', 'key'), coalesce(max(key), 0) + 1, false) FROM {table}");
        }

        await SetNoteAsync(database, "finished", DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture));
        await transaction.CommitAsync();
    }

    private static Task<string?> NoteAsync(NpgsqlConnection database, string name) =>
        database.ExecuteScalarAsync<string>("SELECT value FROM settings WHERE name = @name", new { name = Note + name });

    private static Task<int> SetNoteAsync(NpgsqlConnection database, string name, string value) => database.ExecuteAsync(
        "INSERT INTO settings(name, value) VALUES(@name, @value) ON CONFLICT(name) DO UPDATE SET value = excluded.value", new { name = Note + name, value });
}
