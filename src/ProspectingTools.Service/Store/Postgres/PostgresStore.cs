using System;
using System.Data;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Npgsql;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>
/// The store in a PostgreSQL database, which several instances of the service may share. Writers of one account group wait for
/// one another by an advisory lock that ends with the transaction; nothing is kept in this process between two of them.
/// </summary>
internal sealed class PostgresStore : IStore
{
    // What belongs to no group waits here; groups count from 1.
    private const long SharedLock = 0;

    // Each instance at work holds this one, together with the others: "PTin".
    private const long InstanceLock = 0x5054696E;

    /// <summary>Where instances tell one another that there is a new job.</summary>
    public const string JobsChannel = "prospecting_jobs";

    private const int MostAttempts = 6;

    private static readonly TimeSpan s_listenAgain = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly string _name;

    static PostgresStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private PostgresStore(NpgsqlDataSource source, string name)
    {
        _source = source;
        _name = name;
    }

    /// <summary>Opens a database and brings its tables up to date; of several that start at once, one does.</summary>
    /// <exception cref="StoreUnusableException">It cannot be used.</exception>
    public static async Task<PostgresStore> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        (NpgsqlDataSource source, string name) = PostgresConnection.Source(connectionString);
        try
        {
            await PostgresMigration.RunAsync(source, name, cancellationToken);
            return new PostgresStore(source, name);
        }
        catch (Exception e)
        {
            await source.DisposeAsync();
            throw PostgresErrors.AtOpening(name, e) ?? e;
        }
    }

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public ITokenStore Tokens => new PostgresTokens(_source, _name);

    /// <inheritdoc/>
    public Task<T> ReadAsync<T>(Func<IReadSession, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(IsolationLevel.RepeatableRead, writes: false, null, session => work(session), cancellationToken);

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(long groupKey, Func<IWriteSession, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(IsolationLevel.ReadCommitted, writes: true, groupKey, session => work(session), cancellationToken);

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(Func<IWriteSession, Task<T>> work, CancellationToken cancellationToken) =>
        WriteAsync(SharedLock, work, cancellationToken);

    /// <inheritdoc/>
    public Task<T> QueueAsync<T>(Func<IJobQueue, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(IsolationLevel.ReadCommitted, writes: true, null, session => work(session), cancellationToken);

    /// <inheritdoc/>
    public Func<SearchText, byte[]> WordsOf()
    {
        var words = new WordVector();
        return text => words.Bytes(text).ToArray();
    }

    /// <inheritdoc/>
    public Task SettleAsync(CancellationToken cancellationToken) => RunAsync(
        IsolationLevel.ReadCommitted,
        writes: true,
        null,
        async session =>
        {
            await session.SettleAsync();
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<int> CountInstancesAsync(CancellationToken cancellationToken) => RunAsync(
        IsolationLevel.ReadCommitted, writes: false, null, session => session.CountInstancesAsync(InstanceLock), cancellationToken);

    /// <inheritdoc/>
    public async Task ListenForJobsAsync(Action started, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken);
                connection.Notification += (_, _) => started();
                await connection.ExecuteAsync($"LISTEN {JobsChannel}; SELECT pg_advisory_lock_shared({InstanceLock})");
                while (true)
                {
                    await connection.WaitAsync(cancellationToken);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (PostgresErrors.KindOf(e) is not null)
            {
                // Listens again as soon as the database is back; until then the engine looks by itself.
                await Task.Delay(s_listenAgain, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<T> RunAsync<T>(IsolationLevel isolation, bool writes, long? lockKey, Func<PostgresSession, Task<T>> work, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            var progress = new Progress();
            try
            {
                return await TryAsync(isolation, writes, lockKey, work, progress, cancellationToken);
            }
            catch (Exception e) when (PostgresErrors.KindOf(e) is { } kind and not PostgresErrorKind.Other)
            {
                if (kind == PostgresErrorKind.Lost)
                {
                    // The others of the pool are of the same server, and most likely as dead.
                    _source.Clear();
                }

                // A read that has begun may have written to its caller already; a commit may have happened.
                bool again = kind == PostgresErrorKind.Conflict || (kind == PostgresErrorKind.Lost && !progress.Committing && (writes || !progress.Working));
                if (!again || attempt == MostAttempts)
                {
                    throw PostgresErrors.Told(_name, e, kind, progress.Committing);
                }
            }

            // 25 ms to 0.8 s, spread, so that those who met do not meet again.
            await Task.Delay(TimeSpan.FromMilliseconds((25 << (attempt - 1)) * (0.5 + Random.Shared.NextDouble())), cancellationToken);
        }
    }

    private async Task<T> TryAsync<T>(
        IsolationLevel isolation, bool writes, long? lockKey, Func<PostgresSession, Task<T>> work, Progress progress, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(isolation, cancellationToken);
        var session = new PostgresSession(connection);
        if (lockKey is { } key)
        {
            // A separate statement: the next one sees what the writer before has committed.
            session.LockLater(key);
        }

        progress.Working = true;
        T result = await work(session);
        await session.SendAsync();
        progress.Committing = writes;
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    private sealed class Progress
    {
        public bool Working { get; set; }

        public bool Committing { get; set; }
    }
}
