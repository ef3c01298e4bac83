using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Runtime;

/// <summary>
/// Lets a cmdlet wait for a task on its pipeline thread, and brings to that thread what may only be done there: writing to
/// the streams, and reading a vault.
/// </summary>
internal sealed class Pump : ICallObserver, IDisposable
{
    private readonly ConcurrentQueue<Action> _work = new();
    private readonly AutoResetEvent _signal = new(false);
    private readonly Action<CallLogEntry> _write;
    private readonly Func<ApiKind, ApiKey?> _readKey;
    private volatile bool _closed;

    public Pump(Action<CallLogEntry> write, Func<ApiKind, ApiKey?> readKey)
    {
        _write = write;
        _readKey = readKey;
    }

    /// <inheritdoc/>
    public void Log(CallLogEntry entry)
    {
        if (entry.Kind == CallLogKind.Request)
        {
            // The answer is there, which wakes the thread anyway: twice would cost more than the entry.
            Enqueue(() => _write(entry));
        }
        else
        {
            Post(() => _write(entry));
        }
    }

    /// <inheritdoc/>
    public Task<ApiKey?> RefreshKeyAsync(ApiKind api)
    {
        var answer = new TaskCompletionSource<ApiKey?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_closed)
        {
            answer.SetResult(null);
            return answer.Task;
        }

        Post(() =>
        {
            try
            {
                answer.TrySetResult(_readKey(api));
            }
            catch (PipelineStoppedException)
            {
                answer.TrySetResult(null);
                throw;
            }
            catch (Exception e) when (e is RuntimeException or InvalidOperationException or ArgumentException)
            {
                // The 401 that led here is the error to report.
                answer.TrySetResult(null);
            }
        });
        return answer.Task;
    }

    /// <summary>Has something done on the pipeline thread, at its next wait.</summary>
    /// <param name="work">What.</param>
    public void Post(Action work)
    {
        Enqueue(work);
        Wake();
    }

    /// <summary>Waits on the pipeline thread.</summary>
    /// <typeparam name="T">What the task yields.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="cancellation">Ends the wait at once, whatever the task does.</param>
    /// <returns>What the task yields.</returns>
    /// <exception cref="PipelineStoppedException">The wait was cancelled.</exception>
    public T Wait<T>(Task<T> task, CancellationToken cancellation)
    {
        if (!task.IsCompleted)
        {
            task.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            WaitHandle[] handles = [_signal, cancellation.WaitHandle];
            while (!task.IsCompleted)
            {
                Drain();
                WaitHandle.WaitAny(handles);
                if (cancellation.IsCancellationRequested)
                {
                    throw new PipelineStoppedException();
                }
            }
        }

        Drain();
        try
        {
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Does what waits to be done. Pipeline thread only.</summary>
    public void Drain()
    {
        while (_work.TryDequeue(out Action? work))
        {
            work();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed = true;
        _signal.Dispose();
    }

    private void Enqueue(Action work)
    {
        if (!_closed)
        {
            _work.Enqueue(work);
        }
    }

    private void Wake()
    {
        try
        {
            _signal.Set();
        }
        catch (ObjectDisposedException)
        {
            // The cmdlet has ended: nobody waits any more.
        }
    }
}
