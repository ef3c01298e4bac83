using System;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Npgsql;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>Token buckets in a table: one statement for a token, whose row is locked no longer than that.</summary>
internal sealed class PostgresTokens(NpgsqlDataSource source, string name) : ITokenStore
{
    // A clock that stops, or goes back after a switch of servers, gives nothing.
    private const string Take =
        """
        INSERT INTO rate_buckets AS b(key_id, tokens, taken, at) VALUES(@key, @burst - 1, true, clock_timestamp())
        ON CONFLICT(key_id) DO UPDATE SET (tokens, taken, at) = (
            SELECT CASE WHEN n.tokens >= 1 THEN n.tokens - 1 ELSE n.tokens END, n.tokens >= 1, greatest(b.at, excluded.at)
            FROM (SELECT least(@burst, b.tokens + greatest(0, extract(epoch FROM excluded.at - b.at)) * @perSecond)::double precision AS tokens) AS n)
        RETURNING taken, tokens
        """;

    /// <inheritdoc/>
    public async Task<(bool Taken, double Left)> TakeAsync(string key, double perSecond, int burst, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
            return await connection.QuerySingleAsync<(bool, double)>(Take, new { key, perSecond, burst = (double)burst });
        }
        catch (Exception e) when (PostgresErrors.KindOf(e) is { } kind and not PostgresErrorKind.Other)
        {
            throw PostgresErrors.Told(name, e, kind, committing: false);
        }
    }
}
