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
    private const int WriterCacheKilobytes = 64 * 1024;
    private const int ReaderCacheKilobytes = 8 * 1024;

    private readonly SqliteLink _writer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<SqliteLink> _readers = [];
    private readonly string? _path;

    static SqliteStore()
    {
        SQLitePCL.Batteries_V2.Init();
        DefaultTypeMap.MatchNamesWithUnderscores = true;
    }

    private SqliteStore(SqliteLink writer, string? path)
    {
        _writer = writer;
        _path = path;
    }

    /// <summary>Opens a database file, made when it is missing, and brings its tables up to date.</summary>
    /// <param name="path">The file; null keeps everything in memory.</param>
    /// <exception cref="StoreUnusableException">The file cannot be used.</exception>
    public static SqliteStore Open(string? path)
    {
        SqliteLink? writer = null;
        try
        {
            writer = SqliteLink.Open(path, WriterCacheKilobytes);
            Migration.Run(writer.Connection, path);
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

        if (!_readers.TryTake(out SqliteLink? reader))
        {
            reader = SqliteLink.Open(_path, ReaderCacheKilobytes);
        }

        try
        {
            return await reader.InTransactionAsync("BEGIN", work);
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
            return await _writer.InTransactionAsync("BEGIN IMMEDIATE", work);
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
        foreach (SqliteLink reader in _readers)
        {
            reader.Dispose();
        }

        _writer.Dispose();
        _writing.Dispose();
    }

    private static StoreUnusableException Unusable(string? path, Exception cause)
    {
        string advice = cause is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB }
            ? "The file is damaged or is no database. Restore it from a copy, or start with another --data folder."
            : "Check that the folder can be written by this user and that the disk is not full, or start with another --data folder.";
        return new StoreUnusableException($"The data in '{path}' cannot be used: {cause.Message} {advice}", cause);
    }
}
