using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands;

/// <summary>
/// Lists that are read side by side and written one after the other, in the order in which they came. The first that is not
/// written is always being read, so that the writing never waits for one behind it. The failure of one is an error of that one.
/// </summary>
/// <param name="command">The cmdlet.</param>
/// <param name="limit">Lists that are read at once; 1 to read none before its turn.</param>
/// <param name="lists">What the lists are, in the plural, for their bar.</param>
internal sealed class SideBySide(ProspectingCommand command, int limit, string lists) : IDisposable
{
    /// <summary>Lists that may be read at once at most.</summary>
    public const int MostAtOnce = 32;

    // Lists that are read and ready count against memory as well as those that are being read.
    private const int KeptForEachRead = 2;

    private readonly object _gate = new();
    private readonly Queue<OrderedRead> _unread = new();
    private readonly Queue<OrderedRead> _unwritten = new();
    private readonly ProgressBar _total = new(command, $"Reading {lists} side by side", ReadProgress.Moment);
    private int _taken;
    private int _written;
    private int _reading;
    private bool _isAllTaken;
    private bool _ended;

    /// <summary>The bar over those of the single lists; null where they are read one after the other.</summary>
    public ProgressBar? Total => limit > 1 ? _total : null;

    /// <summary>Takes a list, and writes what is there of those before it. Waits only where too many are taken and not written.</summary>
    /// <param name="list">The list.</param>
    public void Add(OrderedRead list)
    {
        _unwritten.Enqueue(list);
        _taken++;
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
        _isAllTaken = true;
        while (_unwritten.Count > 0)
        {
            WriteFirst(wait: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _total.Dispose();
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
        _written++;
        Tell();
        return true;
    }

    // How many there are is known when the pipeline has brought the last one.
    private void Tell()
    {
        if (Total is { IsDue: true } bar)
        {
            string text = string.Format(CultureInfo.CurrentCulture, _isAllTaken ? "{0:N0} of {1:N0} {2}" : "{0:N0} {2}, more to come", _written, _taken, lists);
            bar.Report(text, _isAllTaken ? (double)_written / _taken : null);
        }
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
