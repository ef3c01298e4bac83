using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Dapper;
using Npgsql;

namespace ProspectingTools.Service.Store.Postgres;

/// <content>
/// Writes that return nothing wait for the next statement that does, or for the end of the transaction, and make one round trip
/// together. Their order is kept; what the server refuses comes out there.
/// </content>
internal sealed partial class PostgresSession
{
    private readonly List<Waiting> _waiting = [];

    /// <summary>Waits for the other writers of a group, before anything else.</summary>
    public void LockLater(long lockKey) => Later("SELECT pg_advisory_xact_lock($1)", [Of(lockKey)], hasRows: true);

    /// <inheritdoc/>
    public Task DeferDiskAsync()
    {
        Later("SET LOCAL synchronous_commit = off", []);
        return Task.CompletedTask;
    }

    /// <summary>Writes a mark into the log, so that the commit waits for the disk, and with it for all that was committed before.</summary>
    public Task SettleAsync() => ScalarAsync<string>("SELECT pg_logical_emit_message(true, 'prospecting', '')::text");

    /// <summary>Sends what waits.</summary>
    public async Task SendAsync()
    {
        if (_waiting.Count > 0)
        {
            await using NpgsqlBatch batch = Batch();
            await batch.ExecuteNonQueryAsync();
            Sent();
        }
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    private void Later(string sql, NpgsqlParameter[] parameters, Action<int>? changed = null, bool hasRows = false)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (NpgsqlParameter parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        _waiting.Add(new Waiting(command, changed, hasRows));
    }

    /// <summary>Sends what waits, and a query behind it.</summary>
    /// <returns>The query's first row; null for none.</returns>
    private async Task<T?> SendAsync<T>(string sql, NpgsqlParameter[] parameters)
        where T : class
    {
        T? row;
        int before = _waiting.Count(statement => statement.HasRows);
        Later(sql, parameters, hasRows: true);
        await using (NpgsqlBatch batch = Batch())
        await using (NpgsqlDataReader reader = await batch.ExecuteReaderAsync())
        {
            for (; before > 0; before--)
            {
                await reader.NextResultAsync();
            }

            row = await reader.ReadAsync() ? reader.GetRowParser<T>()(reader) : null;
        }

        Sent();
        return row;
    }

    private NpgsqlBatch Batch()
    {
        var batch = new NpgsqlBatch(connection);
        foreach (Waiting statement in _waiting)
        {
            batch.BatchCommands.Add(statement.Command);
        }

        return batch;
    }

    // How many rows each has changed is known when all of it has run.
    private void Sent()
    {
        Waiting[] sent = [.. _waiting];
        _waiting.Clear();
        foreach (Waiting statement in sent)
        {
            statement.Changed?.Invoke((int)statement.Command.RecordsAffected);
        }
    }

    private sealed record Waiting(NpgsqlBatchCommand Command, Action<int>? Changed, bool HasRows);
}
