using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Npgsql;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>
/// Brings a database up to the newest tables. The steps are the numbered .sql files of the folder Migrations, oldest first; a
/// released one is never changed. All of them run in one transaction, behind a lock that instances starting at once wait for.
/// </summary>
internal static class PostgresMigration
{
    // "PTsv", as in the SQLite store; no account group has this number.
    private const long MigrationLock = 0x50547376;

    private const string Table = "prospecting_schema";

    /// <summary>The newest version.</summary>
    public static int Newest => Steps().Count;

    /// <summary>Runs the steps that are missing.</summary>
    /// <returns>The version before and after.</returns>
    /// <exception cref="StoreUnusableException">The database is of a newer version.</exception>
    public static async Task<(int Before, int After)> RunAsync(NpgsqlDataSource source, string name, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        int known = await VersionAsync(connection);
        if (known == Newest)
        {
            return (known, known);
        }

        RequireNotNewer(known, name);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Another instance may migrate a large table for longer than anybody waits for a row.
        await connection.ExecuteAsync("SET LOCAL lock_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@MigrationLock)", new { MigrationLock }, commandTimeout: 0);
        int version = await VersionAsync(connection);
        RequireNotNewer(version, name);
        if (version == 0)
        {
            await connection.ExecuteAsync($"CREATE TABLE IF NOT EXISTS {Table}(version integer NOT NULL, migrated_at timestamptz NOT NULL DEFAULT now())");
            await connection.ExecuteAsync($"INSERT INTO {Table}(version) VALUES(0)");
        }

        foreach (string step in Steps().Skip(version))
        {
            await using var command = new NpgsqlCommand(step, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        if (version is > 0 and < CompanyPlaces.Version)
        {
            await CompanyPlaces.FillAsync(connection, cancellationToken);
        }

        await connection.ExecuteAsync($"UPDATE {Table} SET version = @Newest, migrated_at = now()", new { Newest });
        await transaction.CommitAsync(cancellationToken);
        return (version, Newest);
    }

    /// <summary>The version of the tables; 0 when there are none.</summary>
    public static async Task<int> VersionAsync(NpgsqlConnection connection) =>
        await connection.ExecuteScalarAsync<bool>($"SELECT to_regclass('{Table}') IS NOT NULL")
            ? await connection.ExecuteScalarAsync<int>($"SELECT version FROM {Table}")
            : 0;

    private static void RequireNotNewer(int version, string name)
    {
        if (version > Newest)
        {
            throw new StoreUnusableException(
                $"The tables in '{name}' are of a newer version ({version}) of this service, which knows {Newest}. Update this instance.");
        }
    }

    private static List<string> Steps()
    {
        Assembly assembly = typeof(PostgresMigration).Assembly;
        string folder = $"{typeof(PostgresMigration).Namespace}.Migrations.";
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
            return reader.ReadToEnd();
        })];
    }
}
