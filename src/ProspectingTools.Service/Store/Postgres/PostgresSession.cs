using System.Collections.Generic;
using System.Threading.Tasks;
using Dapper;
using Npgsql;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>Reads and writes inside one transaction. The parts by area are in the files beside this one.</summary>
/// <param name="connection">The connection, with its transaction begun.</param>
internal sealed partial class PostgresSession(NpgsqlConnection connection) : IWriteSession
{
    /// <summary>How many sessions hold an advisory lock.</summary>
    public Task<int> CountInstancesAsync(long lockKey) => ScalarAsync<int>(
        """
        SELECT count(DISTINCT pid)::integer FROM pg_locks
        WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND classid = 0 AND objid = @lockKey
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """,
        new { lockKey });

    private async Task<int> ExecuteAsync(string sql, object? parameters = null)
    {
        await SendAsync();
        return await connection.ExecuteAsync(sql, parameters);
    }

    private async Task<T?> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await SendAsync();
        return await connection.ExecuteScalarAsync<T>(sql, parameters);
    }

    private async Task<T?> OneAsync<T>(string sql, object? parameters = null)
    {
        await SendAsync();
        return await connection.QueryFirstOrDefaultAsync<T>(sql, parameters);
    }

    private async Task<IReadOnlyList<T>> ManyAsync<T>(string sql, object? parameters = null)
    {
        await SendAsync();
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    // PostgreSQL's texts cannot hold the character U+0000; nothing that is looked for by its text has one.
    internal static string? Text(string? text) => text?.Replace("\0", string.Empty, System.StringComparison.Ordinal);
}
