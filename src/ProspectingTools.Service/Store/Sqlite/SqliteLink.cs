using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>
/// A connection with the statements that it has prepared: preparing the few that every page needs would cost more than
/// running them.
/// </summary>
internal sealed class SqliteLink : IDisposable
{
    // A page of prospects is some 130 KB: fewer and larger reads than with SQLite's usual 4 KB. A file keeps the size it was made with.
    private const int PageSize = 16 * 1024;

    // The longest wait for another process, such as `keys create` beside the running service. A caller that waits holds a thread, and
    // the service's other writers wait behind; what could not be done by then is asked for again.
    private const int BusyMilliseconds = 5_000;

    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, sqlite3_stmt> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NativeInsert> _inserts = new(StringComparer.Ordinal);

    private SqliteLink(SqliteConnection connection, TimeProvider clock)
    {
        Connection = connection;
        Clock = clock;
    }

    /// <summary>The connection.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>The store's time.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Opens a connection.</summary>
    /// <param name="path">The file; null for a database in memory.</param>
    /// <param name="cacheKilobytes">How much of the database it may keep itself.</param>
    /// <param name="clock">The store's time; that of the machine when none is given.</param>
    public static SqliteLink Open(string? path, int cacheKilobytes, TimeProvider? clock = null)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path ?? ":memory:", Pooling = false }.ConnectionString);
        try
        {
            connection.Open();

            // FULL: an acknowledged write survives a loss of power too, not only the end of the process. Not mapped into memory:
            // a page that cannot be read is then an error to report, where a mapped one ends the process.
            connection.Execute(
                $"""
                PRAGMA page_size = {PageSize}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = -{cacheKilobytes}; PRAGMA mmap_size = 0; PRAGMA busy_timeout = {BusyMilliseconds};
                """);
            KeepPlans(connection);
            return new SqliteLink(connection, clock ?? TimeProvider.System);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Without it SQLite (3.48 and later) plans a statement again each time its LIMIT is bound: that costs a page of prospects as much as
    // its rows do (sqlite.org/queryplanner-ng.html, "query planner stability guarantee").
    private static void KeepPlans(SqliteConnection connection) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _), connection.Handle);

    /// <summary>Runs work in a transaction; it is rolled back when the work throws.</summary>
    public async Task<T> InTransactionAsync<T>(string begin, Func<SqliteSession, Task<T>> work)
    {
        Run(begin);
        try
        {
            T result = await work(new SqliteSession(this));
            Run("COMMIT");
            return result;
        }
        catch
        {
            // SQLite ends a transaction itself after some errors, such as a full disk.
            if (raw.sqlite3_get_autocommit(Connection.Handle) == 0)
            {
                Run("ROLLBACK");
            }

            throw;
        }
    }

    /// <summary>A command that stays prepared. Its parameters keep their values until they are set again.</summary>
    public SqliteCommand Command(string sql)
    {
        if (!_commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = Connection.CreateCommand();
            command.CommandText = sql;
            _commands.Add(sql, command);
        }

        return command;
    }

    /// <summary>A statement of SQLite's own interface that stays prepared, for the hottest reads. Reset it after use.</summary>
    public sqlite3_stmt Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out sqlite3_stmt? statement))
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(Connection.Handle, sql, out statement), Connection.Handle);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>A statement for many rows that stays prepared.</summary>
    public NativeInsert Insert(string sql)
    {
        if (!_inserts.TryGetValue(sql, out NativeInsert? insert))
        {
            insert = new NativeInsert(Connection, Statement(sql));
            _inserts.Add(sql, insert);
        }

        return insert;
    }

    // Each page of a list begins and ends a transaction.
    private void Run(string sql)
    {
        sqlite3_stmt statement = Statement(sql);
        int result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        SqliteException.ThrowExceptionForRC(result, Connection.Handle);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (sqlite3_stmt statement in _statements.Values)
        {
            statement.Dispose();
        }

        foreach (SqliteCommand command in _commands.Values)
        {
            command.Dispose();
        }

        Connection.Dispose();
    }
}
