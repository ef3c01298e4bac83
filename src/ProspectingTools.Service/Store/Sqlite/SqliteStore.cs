using System;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO;
using System.Numerics;
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
    // About 10 ms for each step.
    private const int PagesOfStep = 200;

    // Where SQLite's file says the size of its pages (sqlite.org/fileformat.html, "The Database Header").
    private const int HeadBytes = 100;
    private const int PageSizeAt = 16;

    private const int WriterCacheKilobytes = 64 * 1024;
    internal const int ReaderCacheKilobytes = 8 * 1024;

    private readonly SqliteLink _writer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<SqliteLink> _readers = [];
    private readonly string? _path;
    private volatile SqliteException? _damage;

    static SqliteStore()
    {
        SQLitePCL.Batteries_V2.Init();
        DefaultTypeMap.MatchNamesWithUnderscores = true;
    }

    private readonly TimeProvider? _clock;

    private SqliteStore(SqliteLink writer, string? path, TimeProvider? clock)
    {
        _clock = clock;
        _writer = writer;
        _path = path;
    }

    /// <summary>Opens a database file, made when it is missing, and brings its tables up to date.</summary>
    /// <param name="path">The file; null keeps everything in memory.</param>
    /// <param name="verify">Whether to look through the whole file for damage first: about a second for each 200 MB.</param>
    /// <exception cref="StoreUnusableException">The file cannot be used.</exception>
    /// <param name="clock">The store's time; that of the machine when none is given.</param>
    public static SqliteStore Open(string? path, bool verify = false, TimeProvider? clock = null)
    {
        SqliteLink? writer = null;
        try
        {
            RequireWholePages(path);
            if (path is not null)
            {
                PrivateFile.Ensure(path);
            }

            writer = SqliteLink.Open(path, WriterCacheKilobytes, clock);
            if (verify)
            {
                SqliteErrors.Verify(writer.Connection, path, "quick_check");
            }

            Migration.Run(writer.Connection, path);
            return new SqliteStore(writer, path, clock);
        }
        catch (Exception e)
        {
            writer?.Dispose();
            if (e is SqliteException or UnauthorizedAccessException or IOException)
            {
                throw SqliteErrors.Unusable(path, e);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>One service has the lock of the folder; commands beside it do no jobs.</remarks>
    public bool IsShared => false;

    /// <inheritdoc/>
    public ITokenStore? Tokens => null;

    /// <inheritdoc/>
    public async Task<T> ReadAsync<T>(Func<IReadSession, Task<T>> work, CancellationToken cancellationToken)
    {
        if (_path is null)
        {
            // A database in memory lives in one connection, so readers take turns with the writer.
            return await WriteAsync(session => work(session), cancellationToken);
        }

        if (!_readers.TryTake(out SqliteLink? reader))
        {
            reader = OpenReader(_path);
        }

        try
        {
            return await RunAsync(reader, "BEGIN", session => work(session));
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    // One writer for all groups fulfils what the contract asks for each.
    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(long groupKey, Func<IWriteSession, Task<T>> work, CancellationToken cancellationToken) => WriteAsync(work, cancellationToken);

    /// <inheritdoc/>
    public async Task<T> WriteAsync<T>(Func<IWriteSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return await RunAsync(_writer, "BEGIN IMMEDIATE", session => work(session));
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public Task<T> QueueAsync<T>(Func<IJobQueue, Task<T>> work, CancellationToken cancellationToken) => WriteAsync(session => work(session), cancellationToken);

    /// <inheritdoc/>
    public Func<SearchText, byte[]>? WordsOf() => null;

    /// <inheritdoc/>
    /// <remarks>
    /// Every transaction is on disk when it ends. What remains is the index of words, which many transactions leave in pieces: a search
    /// looks into each, and takes half the time when they are put together.
    /// </remarks>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        try
        {
            // In short steps, so that other writers come in between.
            while (await WriteAsync(session => ((SqliteSession)session).MergeWordsAsync(PagesOfStep), cancellationToken))
            {
            }
        }
        catch (Exception e) when (e is StoreBusyException or StoreFullException or StoreUnusableException)
        {
            // The pieces hold the same words; the next import tries again.
        }
    }

    /// <inheritdoc/>
    public Task<int> CountInstancesAsync(CancellationToken cancellationToken) => Task.FromResult(1);

    /// <inheritdoc/>
    public Task ListenForJobsAsync(Action started, CancellationToken cancellationToken) => Task.CompletedTask;

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

    private SqliteLink OpenReader(string path)
    {
        try
        {
            return SqliteLink.Open(path, ReaderCacheKilobytes, _clock);
        }
        catch (SqliteException e)
        {
            throw Known(e);
        }
    }

    private async Task<T> RunAsync<T>(SqliteLink link, string begin, Func<SqliteSession, Task<T>> work)
    {
        if (_damage is { } damage)
        {
            throw SqliteErrors.Unusable(_path, damage);
        }

        try
        {
            return await link.InTransactionAsync(begin, work);
        }
        catch (SqliteException e) when (SqliteErrors.IsOfStorage(e) || SqliteErrors.IsBusy(e))
        {
            throw Known(e);
        }
    }

    private Exception Known(SqliteException e)
    {
        if (SqliteErrors.IsBusy(e))
        {
            return new StoreBusyException("Another process wrote to the data for too long. Nothing of this was stored.", e);
        }

        // Nothing more is written beside what is broken.
        if (SqliteErrors.IsDamage(e))
        {
            _damage = e;
        }

        return SqliteErrors.Unusable(_path, e);
    }

    // After an orderly end there is no log, and the file holds whole pages; one that was cut within a page would still open.
    private static void RequireWholePages(string? path)
    {
        if (path is null || !File.Exists(path) || File.Exists(path + "-wal"))
        {
            return;
        }

        using FileStream file = File.OpenRead(path);
        long length = file.Length;
        Span<byte> head = stackalloc byte[HeadBytes];
        file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        int size = BinaryPrimitives.ReadUInt16BigEndian(head[PageSizeAt..]);

        // A header without a page size is not SQLite's, and SQLite says so itself; but it takes a file shorter than a header for a new one.
        if (length > 0 && (length < HeadBytes || (BitOperations.IsPow2(size) && length % size != 0)))
        {
            throw SqliteErrors.Unusable(path, new SqliteException($"Its {length} bytes end in the middle of a page.", SQLitePCL.raw.SQLITE_CORRUPT));
        }
    }
}
