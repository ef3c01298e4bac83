using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>
/// The store in one SQLite file. One connection writes, behind a lock: SQLite has one writer anyway, and waiting here is
/// cheaper than contending there. Readers are pooled and see the last commit (write-ahead log).
/// </summary>
internal sealed class SqliteStore : IStore
{
    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly string? _path;

    static SqliteStore()
    {
        SQLitePCL.Batteries_V2.Init();
        DefaultTypeMap.MatchNamesWithUnderscores = true;
    }

    private SqliteStore(SqliteConnection writer, string? path)
    {
        _writer = writer;
        _path = path;
    }

    /// <summary>Opens a database file, made when it is missing, and brings its tables up to date.</summary>
    /// <param name="path">The file; null keeps everything in memory.</param>
    /// <param name="verify">Whether to look through the whole file for damage first: about a second for each 200 MB.</param>
    /// <exception cref="StoreUnusableException">The file cannot be used.</exception>
    public static SqliteStore Open(string? path, bool verify = false)
    {
        SqliteConnection? writer = null;
        try
        {
            writer = Connect(path, cacheKilobytes: 65536);
            if (verify)
            {
                Verify(writer, path, "quick_check");
            }

            Migration.Run(writer, path);
            return new SqliteStore(writer, path);
        }
        catch (Exception e)
        {
            writer?.Dispose();
            if (e is SqliteException or UnauthorizedAccessException or System.IO.IOException)
            {
                throw Unusable(path, e);
            }

            throw;
        }
    }

    /// <summary>Looks for damage in every page and index of a database file.</summary>
    /// <exception cref="StoreUnusableException">There is some.</exception>
    public static void Check(string path) => Run(path, connection => Verify(connection, path, "integrity_check"));

    /// <summary>Copies a database, in the state of one moment, while it may be in use.</summary>
    /// <param name="path">The database.</param>
    /// <param name="copy">The new file.</param>
    /// <exception cref="StoreUnusableException">The database cannot be read or the copy cannot be written.</exception>
    public static void BackUp(string path, string copy) => Run(path, connection => connection.Execute("VACUUM INTO @copy", new { copy }));

    /// <inheritdoc/>
    public async Task<T> ReadAsync<T>(Func<IReadSession, Task<T>> work, CancellationToken cancellationToken)
    {
        if (_path is null)
        {
            // A database in memory lives in one connection, so readers take turns with the writer.
            return await WriteAsync(work, cancellationToken);
        }

        if (!_readers.TryTake(out SqliteConnection? reader))
        {
            reader = Connect(_path, cacheKilobytes: 16384);
        }

        try
        {
            return await RunAsync(reader, deferred: true, session => work(session));
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    /// <inheritdoc/>
    public async Task<T> WriteAsync<T>(Func<IWriteSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return await RunAsync(_writer, deferred: false, session => work(session));
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        foreach (SqliteConnection reader in _readers)
        {
            await reader.DisposeAsync();
        }

        await _writer.DisposeAsync();
        _writing.Dispose();
    }

    private async Task<T> RunAsync<T>(SqliteConnection connection, bool deferred, Func<SqliteSession, Task<T>> work)
    {
        SqliteTransaction? transaction = null;
        try
        {
            transaction = connection.BeginTransaction(deferred);
            T result = await work(new SqliteSession(connection, transaction));
            transaction.Commit();
            return result;
        }
        catch (SqliteException e) when (IsOfStorage(e))
        {
            throw Unusable(_path, e);
        }
        finally
        {
            End(connection, transaction);
        }
    }

    // A full disk makes SQLite roll back by itself. The library does not see that: its own rollback would fail, and every
    // transaction after it. So it is given one that it can roll back.
    private static void End(SqliteConnection connection, SqliteTransaction? transaction)
    {
        bool open = transaction?.Connection is not null;
        if (open && SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) != 0)
        {
            SQLitePCL.raw.sqlite3_exec(connection.Handle, "BEGIN");
        }

        transaction?.Dispose();
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            SQLitePCL.raw.sqlite3_exec(connection.Handle, "ROLLBACK");
        }
    }

    private static SqliteConnection Connect(string? path, int cacheKilobytes)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path ?? ":memory:",
            Pooling = false,
        }.ConnectionString);
        try
        {
            connection.Open();

            // FULL: an acknowledged write survives a loss of power too, not only the end of the process.
            connection.Execute(
                $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{cacheKilobytes};");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Run(string path, Action<SqliteConnection> work)
    {
        try
        {
            using SqliteConnection connection = Connect(path, cacheKilobytes: 16384);
            work(connection);
        }
        catch (SqliteException e)
        {
            throw Unusable(path, e);
        }
    }

    private static void Verify(SqliteConnection connection, string? path, string check)
    {
        string found = connection.ExecuteScalar<string>($"PRAGMA {check}(1)") ?? string.Empty;
        if (found != "ok")
        {
            throw Unusable(path, new SqliteException(found.ReplaceLineEndings(" "), SQLitePCL.raw.SQLITE_CORRUPT));
        }
    }

    // Of the disk or the file, not of what was asked of it.
    private static bool IsOfStorage(SqliteException e) => e.SqliteErrorCode is SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR
        or SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN;

    private static StoreUnusableException Unusable(string? path, Exception cause)
    {
        if (cause is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL })
        {
            return new StoreFullException($"There is no room for the data in '{path}': the disk is full. Make room, or start with another --data folder.", cause);
        }

        string advice = cause is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB }
            ? "The file is damaged or is no database. Restore it from a copy ('data backup' makes copies), or start with another --data folder."
            : "Check that the folder can be written by this user and that the disk is not full, or start with another --data folder.";
        return new StoreUnusableException($"The data in '{path}' cannot be used: {cause.Message} {advice}", cause);
    }
}
