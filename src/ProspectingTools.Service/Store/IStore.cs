using System;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>
/// Where the service keeps its data. The rules decide; the store only reads and writes what it is told. The work inside a
/// write is one transaction: all of it is durable when the task ends, or none of it happened.
/// </summary>
internal interface IStore : IAsyncDisposable
{
    /// <summary>Runs reads on one consistent snapshot.</summary>
    Task<T> ReadAsync<T>(Func<IReadSession, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs reads and writes in one transaction. Writers wait for one another.</summary>
    Task<T> WriteAsync<T>(Func<IWriteSession, Task<T>> work, CancellationToken cancellationToken);
}
