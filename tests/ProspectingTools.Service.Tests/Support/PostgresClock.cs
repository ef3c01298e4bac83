using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Npgsql;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>
/// A database whose time the test sets: functions of its own stand before PostgreSQL's <c>now()</c> and <c>clock_timestamp()</c> in
/// the search path.
/// </summary>
internal sealed class PostgresClock
{
    private PostgresClock(string database) => Database = database;

    /// <summary>The connection string of the database.</summary>
    public string Database { get; }

    public static async Task<PostgresClock> CreateAsync(DateTimeOffset now)
    {
        var clock = new PostgresClock($"{TestStore.NewDatabase()};Search Path=test_clock,public,pg_catalog");
        await clock.RunAsync(
            """
            CREATE SCHEMA test_clock;
            CREATE TABLE test_clock.moment(at timestamptz NOT NULL);
            INSERT INTO test_clock.moment VALUES('epoch');
            CREATE FUNCTION test_clock.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT at FROM test_clock.moment';
            CREATE FUNCTION test_clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT at FROM test_clock.moment';
            """);
        await clock.SetAsync(now);
        return clock;
    }

    public Task SetAsync(DateTimeOffset now) => RunAsync("UPDATE test_clock.moment SET at = $1", new NpgsqlParameter<DateTimeOffset> { TypedValue = now });

    /// <summary>How many rows of each table were read, by index or not.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ReadsAsync()
    {
        await using var connection = new NpgsqlConnection(Database);
        NpgsqlConnection.ClearPool(connection);
        await connection.OpenAsync();
        await OthersAreGoneAsync(connection);
        await using var command = new NpgsqlCommand(
            """
            SELECT t.relname, t.seq_tup_read + coalesce((SELECT sum(i.idx_tup_read) FROM pg_stat_user_indexes i WHERE i.relid = t.relid), 0)::bigint
            FROM pg_stat_user_tables t
            """,
            connection);
        await using NpgsqlDataReader rows = await command.ExecuteReaderAsync();
        Dictionary<string, long> reads = [];
        while (await rows.ReadAsync())
        {
            reads.Add(rows.GetString(0), rows.GetInt64(1));
        }

        return reads;
    }

    // A backend adds what it has read to the counters at the latest when it ends, which is a moment after its connection is closed.
    private static async Task OthersAreGoneAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'prospecting-service'
            """,
            connection);
        for (DateTime end = DateTime.UtcNow.AddMinutes(1); (long)(await command.ExecuteScalarAsync())! > 0 && DateTime.UtcNow < end;)
        {
            await Task.Delay(20);
        }
    }

    /// <summary>Runs a statement.</summary>
    public async Task RunAsync(string sql, params NpgsqlParameter[] parameters)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync();
    }
}
