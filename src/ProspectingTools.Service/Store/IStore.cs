using System;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>
/// Where the service keeps its data. The rules decide; the store only reads and writes what it is told. The work inside a
/// write is one transaction: all of it is durable when the task ends, unless the work has deferred that, or none of it happened.
/// </summary>
/// <remarks>
/// A store may run the work of a write more than once, because a transaction can lose against another one. So the work must
/// change nothing outside itself: it returns what it did, and the caller takes that over when the task has ended.
/// </remarks>
/// <exception cref="StoreBusyException">The store cannot do it now; nothing happened, unless the exception says otherwise.</exception>
/// <exception cref="StoreUnusableException">The store cannot be used.</exception>
internal interface IStore : IAsyncDisposable
{
    /// <summary>Whether other processes may serve from it at the same time.</summary>
    bool IsShared { get; }

    /// <summary>Token buckets that all processes on the store take from; null where this process is the only one.</summary>
    ITokenStore? Tokens { get; }

    /// <summary>Runs reads on one consistent snapshot.</summary>
    Task<T> ReadAsync<T>(Func<IReadSession, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// Runs reads and writes of one account group in one transaction. Writers of one group wait for one another, so that what the
    /// work reads of its group stays true until it ends; those of different groups need not wait.
    /// </summary>
    Task<T> WriteAsync<T>(long groupKey, Func<IWriteSession, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// Runs reads and writes of what belongs to no account group, or makes one, in one transaction. Such writers wait for one
    /// another, but not for those of a group.
    /// </summary>
    Task<T> WriteAsync<T>(Func<IWriteSession, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// Reports jobs that other processes have started, until it is cancelled. Only a hint: one may be lost, so the queue is
    /// looked at from time to time too.
    /// </summary>
    /// <param name="started">Called for each hint.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    Task ListenForJobsAsync(Action started, CancellationToken cancellationToken);

    /// <summary>
    /// Runs one change of the queue alone, such as a claim, in one transaction. Processes that do so need not wait for one another, nor for
    /// writers of a group.
    /// </summary>
    Task<T> QueueAsync<T>(Func<IJobQueue, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// Makes what the store keeps of people's texts for the search, before the transaction that adds them, so that its other writers
    /// need not wait for that (<see cref="PersonWrite.Words"/>).
    /// </summary>
    /// <returns>For one thread; null where it is made within the transaction.</returns>
    Func<SearchText, byte[]>? WordsOf();

    /// <summary>
    /// Waits until everything that was committed is on disk, whatever <see cref="IWriteSession.DeferDiskAsync"/> has allowed, and puts in
    /// order what many transactions have left behind.
    /// </summary>
    Task SettleAsync(CancellationToken cancellationToken);

    /// <summary>How many processes are at work on the store now, this one among them.</summary>
    Task<int> CountInstancesAsync(CancellationToken cancellationToken);
}
