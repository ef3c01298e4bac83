using System;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>A real store whose writes can be made to fail, before the work or after its commit.</summary>
internal sealed class FaultyStore(IStore inner) : IStore
{
    /// <summary>Called before each write of a group; what it throws or waits for, the writer meets.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>Called within the transaction of each write of a group, before its work.</summary>
    public Func<Task> During { get; set; } = () => Task.CompletedTask;

    /// <summary>Called after each write of a group is committed.</summary>
    public Func<Task> After { get; set; } = () => Task.CompletedTask;

    public bool IsShared { get; set; } = inner.IsShared;

    /// <summary>Called before each read.</summary>
    public Func<Task> BeforeRead { get; set; } = () => Task.CompletedTask;

    public async Task<T> ReadAsync<T>(Func<IReadSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await BeforeRead();
        return await inner.ReadAsync(work, cancellationToken);
    }

    public Task<T> WriteAsync<T>(Func<IWriteSession, Task<T>> work, CancellationToken cancellationToken) => inner.WriteAsync(work, cancellationToken);

    public async Task<T> WriteAsync<T>(long groupKey, Func<IWriteSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await Before();
        T result = await inner.WriteAsync(
            groupKey,
            async session =>
            {
                await During();
                return await work(session);
            },
            cancellationToken);
        await After();
        return result;
    }

    public Task ListenForJobsAsync(Action started, CancellationToken cancellationToken) => inner.ListenForJobsAsync(started, cancellationToken);

    public ITokenStore? Tokens => inner.Tokens;

    public Task<T> QueueAsync<T>(Func<IJobQueue, Task<T>> work, CancellationToken cancellationToken) => inner.QueueAsync(work, cancellationToken);

    /// <summary>Called before the store settles.</summary>
    public Action Settling { get; set; } = () => { };

    public Func<SearchText, byte[]>? WordsOf() => inner.WordsOf();

    public Task SettleAsync(CancellationToken cancellationToken)
    {
        Settling();
        return inner.SettleAsync(cancellationToken);
    }

    public Task<int> CountInstancesAsync(CancellationToken cancellationToken) => inner.CountInstancesAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
