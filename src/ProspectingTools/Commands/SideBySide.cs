using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Commands;

/// <summary>
/// Lists that are read side by side and written one after the other, in the order in which they came. The first that is not
/// written is always being read, so that the writing never waits for one behind it. The failure of one is an error of that one.
/// </summary>
/// <param name="command">The cmdlet.</param>
/// <param name="limit">Lists that are read at once; 1 to read none before its turn.</param>
internal sealed class SideBySide(ProspectingCommand command, int limit) : IDisposable
{
    /// <summary>Lists that may be read at once at most.</summary>
    public const int MostAtOnce = 32;

    // Lists that are read and lie ready count against memory as well as those that are being read.
    private const int KeptForEachRead = 2;

    private readonly object _gate = new();
    private readonly Queue<OrderedRead> _unread = new();
    private readonly Queue<OrderedRead> _unwritten = new();
    private int _reading;
    private bool _ended;

    /// <summary>Takes a list, and writes what is there of those before it. Waits only where too many are taken and not written.</summary>
    /// <param name="list">The list.</param>
    public void Add(OrderedRead list)
    {
        _unwritten.Enqueue(list);
        lock (_gate)
        {
            _unread.Enqueue(list);
        }

        ReadNext();
        while (_unwritten.Count > 0 && WriteFirst(wait: limit == 1 || _unwritten.Count >= KeptForEachRead * limit))
        {
        }
    }

    /// <summary>Writes all that is left.</summary>
    public void WriteRest()
    {
        while (_unwritten.Count > 0)
        {
            WriteFirst(wait: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            _unread.Clear();
        }

        while (_unwritten.Count > 0)
        {
            _unwritten.Dequeue().Dispose();
        }
    }

    // False where it is not there yet.
    private bool WriteFirst(bool wait)
    {
        OrderedRead first = _unwritten.Peek();
        bool done = false;
        if (command.RunPerInput(first.Target, () => done = first.Write(command, wait)) && !done)
        {
            return false;
        }

        _unwritten.Dequeue().Dispose();
        return true;
    }

    private void ReadNext()
    {
        while (true)
        {
            OrderedRead next;
            lock (_gate)
            {
                if (_ended || _reading >= limit || _unread.Count == 0)
                {
                    return;
                }

                next = _unread.Dequeue();
                _reading++;
            }

            _ = next.ReadAsync().ContinueWith(ReadEnded, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private void ReadEnded(Task read)
    {
        lock (_gate)
        {
            _reading--;
        }

        ReadNext();
    }
}
