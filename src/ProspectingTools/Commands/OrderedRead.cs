using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Commands;

/// <summary>One list of several: it may be read beside others, and is written in its turn.</summary>
/// <param name="target">The user's input, for errors.</param>
/// <param name="read">Reads ahead; null where the steps themselves read.</param>
/// <param name="steps">Writes, on the pipeline thread: each step names what must be there before the next one.</param>
/// <param name="release">Ends the reading.</param>
/// <param name="report">Reports failures that are not those of a call; returns whether it has.</param>
internal sealed class OrderedRead(object target, Func<Task>? read, IEnumerable<Task> steps, Action release, Func<Exception, bool>? report = null) : IDisposable
{
    private readonly IEnumerator<Task> _steps = steps.GetEnumerator();
    private Task? _pending;

    /// <summary>The user's input.</summary>
    public object Target { get; } = target;

    /// <summary>Begins to read.</summary>
    /// <returns>Done when nothing more is read.</returns>
    public Task ReadAsync() => read?.Invoke() ?? Task.CompletedTask;

    /// <summary>Writes what there is.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="wait">Whether to wait for what is not there yet.</param>
    /// <returns>Whether all is written.</returns>
    public bool Write(ProspectingCommand command, bool wait)
    {
        try
        {
            return Step(command, wait);
        }
        catch (Exception e) when (report is not null)
        {
            _steps.Dispose();
            if (!report(e))
            {
                throw;
            }

            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _steps.Dispose();
        release();
    }

    private bool Step(ProspectingCommand command, bool wait)
    {
        while (true)
        {
            if (_pending is { } pending)
            {
                if (!wait && !pending.IsCompleted)
                {
                    return false;
                }

                _pending = null;
                command.Await(pending);
            }

            if (!_steps.MoveNext())
            {
                return true;
            }

            _pending = _steps.Current;
        }
    }
}
