using System;
using System.Globalization;
using System.Threading.Tasks;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands;

/// <summary>The bar of a list that is read: only where that takes longer than a moment, and looked at once a page.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="items">What is read, in the plural.</param>
/// <param name="of">What it is read of, such as <c>'Founders'</c>; null for a list that is the only one.</param>
/// <param name="skip">Items that are skipped.</param>
/// <param name="first">Items that are wanted at most.</param>
/// <param name="ask">Asks how many there are, where pages do not say; null where nothing does.</param>
internal sealed class ReadProgress(ProspectingCommand command, string items, string? of, long skip, long first, Func<Task<long?>>? ask) : IDisposable
{
    /// <summary>A read that is quicker shows no bar.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly ProgressBar _bar = new(command, of is null ? $"Reading {items}" : $"Reading {items} of {of}", Moment);
    private Task<long?>? _asked;

    /// <summary>The bar above this one; null for none.</summary>
    public ProgressBar? Above { get => _bar.Parent; init => _bar.Parent = value; }

    private long _read;

    /// <summary>Takes note of a page.</summary>
    /// <param name="count">Its items.</param>
    /// <param name="total">How many the whole list has, where the page says so.</param>
    public void Add(int count, long? total)
    {
        _read += count;
        if (_read == 0 || !_bar.IsDue)
        {
            return;
        }

        long? all = Wanted(total ?? AskedTotal());
        string text = all is { } known
            ? string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0} {2}", _read, known, items)
            : string.Format(CultureInfo.CurrentCulture, "{0:N0} {1}", _read, items);
        _bar.Report(text, all > 0 ? (double)_read / all : null);
    }

    /// <inheritdoc/>
    public void Dispose() => _bar.Dispose();

    // Asked once, and only of a read that is slow anyway; a key may be allowed to read the list and not to ask.
    private long? AskedTotal()
    {
        if (ask is null || first != long.MaxValue)
        {
            return null;
        }

        if (_asked is null)
        {
            _asked = ask();
            _asked.ContinueWith(static task => _ = task.Exception, TaskScheduler.Default);
        }

        return _asked.Status == TaskStatus.RanToCompletion ? _asked.Result : null;
    }

    // A list that has grown beyond what it said has no known end.
    private long? Wanted(long? total)
    {
        long? rest = total is { } all ? Math.Max(0, all - skip) : null;
        long? wanted = first == long.MaxValue ? rest : Math.Min(first, rest ?? first);
        return wanted >= _read ? wanted : null;
    }
}
