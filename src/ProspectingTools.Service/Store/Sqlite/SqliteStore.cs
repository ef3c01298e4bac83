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
    /// <exception cref="StoreUnusableException">The file cannot be used.</exception>
    public static SqliteStore Open(string? path)
    {
        SqliteConnection? writer = null;
        try
        {
            writer = Connect(path, cacheKilobytes: 65536);
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
            using SqliteTransaction snapshot = reader.BeginTransaction(deferred: true);
            return await work(new SqliteSession(reader, snapshot));
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
            using SqliteTransaction transaction = _writer.BeginTransaction(deferred: false);
            T result = await work(new SqliteSession(_writer, transaction));
            transaction.Commit();
            return result;
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

    private static StoreUnusableException Unusable(string? path, Exception cause)
    {
        string advice = cause is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB }
            ? "The file is damaged or is no database. Restore it from a copy, or start with another --data folder."
            : "Check that the folder can be written by this user and that the disk is not full, or start with another --data folder.";
        return new StoreUnusableException($"The data in '{path}' cannot be used: {cause.Message} {advice}", cause);
    }
}
