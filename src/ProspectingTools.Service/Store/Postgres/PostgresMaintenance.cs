using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Npgsql;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>What can be done with a PostgreSQL database as a whole.</summary>
internal sealed class PostgresMaintenance(string connectionString) : IStoreMaintenance
{
    // Each finds what must never be; the name says what it is.
    private static readonly (string Name, string Sql)[] s_checks =
    [
        ("balances that are not the sum of their ledger",
            "SELECT count(*) FROM balances b WHERE b.balance <> (SELECT coalesce(sum(l.amount), 0) FROM ledger l WHERE l.group_key = b.group_key)"),
        ("audiences whose count is not that of their prospects",
            """
            SELECT count(*) FROM audiences a LEFT JOIN (SELECT group_key, audience_key, count(*) AS n FROM prospects GROUP BY 1, 2) AS r
            ON r.group_key = a.group_key AND r.audience_key = a.key WHERE a.prospect_count <> coalesce(r.n, 0)
            """),
        ("prospects without their person",
            """
            SELECT count(*) FROM prospects r
            WHERE NOT EXISTS (SELECT 1 FROM people p WHERE p.group_key = r.group_key AND p.key = r.person_key)
            """),
        ("open jobs that no instance would find",
            """
            SELECT count(*) FROM jobs j LEFT JOIN job_queue q ON q.job_key = j.key
            WHERE j.status IN ('queued', 'running') AND q.job_key IS NULL
            """),
    ];

    /// <inheritdoc/>
    public string Name => PostgresConnection.NameOf(connectionString);

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => RunAsync(
        async source =>
        {
            await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
            int version = await PostgresMigration.VersionAsync(connection);
            if (version != PostgresMigration.Newest)
            {
                throw new StoreUnusableException($"The tables in '{Name}' are of version {version}; this service works with {PostgresMigration.Newest}.");
            }

            List<string> found = [];
            foreach ((string name, string sql) in s_checks)
            {
                if (await connection.ExecuteScalarAsync<long>(sql, commandTimeout: 0) is > 0 and long count)
                {
                    found.Add($"{count} {name}");
                }
            }

            return found.Count == 0 ? true : throw new StoreUnusableException($"The data in '{Name}' are damaged: {string.Join(", ", found)}.");
        });

    /// <inheritdoc/>
    public Task BackUpAsync(string file, CancellationToken cancellationToken) => throw new StoreUnusableException(
        $"'data backup' copies a data folder. '{Name}' is a PostgreSQL database: back it up with its own tools, such as 'pg_dump --format=custom'.");

    /// <inheritdoc/>
    public Task<(int Before, int After)> MigrateAsync(CancellationToken cancellationToken) =>
        RunAsync(source => PostgresMigration.RunAsync(source, Name, cancellationToken));

    private async Task<T> RunAsync<T>(Func<NpgsqlDataSource, Task<T>> work)
    {
        (NpgsqlDataSource source, string name) = PostgresConnection.Source(connectionString);
        await using (source)
        {
            try
            {
                return await work(source);
            }
            catch (Exception e) when (PostgresErrors.AtOpening(name, e) is { } told)
            {
                throw told;
            }
        }
    }
}
