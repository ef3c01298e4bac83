using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Client.Tests.Support;

/// <summary>Keeps every log entry, and plays the vault.</summary>
internal sealed class Recorder : ICallObserver
{
    private readonly ConcurrentQueue<CallLogEntry> _entries = new();
    private int _refreshes;

    public Func<Task<ApiKey?>> Vault { get; set; } = () => Task.FromResult<ApiKey?>(null);

    public int Refreshes => _refreshes;

    public IReadOnlyList<CallLogEntry> Entries => _entries.ToArray();

    public IReadOnlyList<TimeSpan> Delays => Entries.Where(e => e.Delay is not null).Select(e => e.Delay!.Value).ToList();

    public IReadOnlyList<string> Notes => Entries.Where(e => e.Kind == CallLogKind.Note).Select(e => e.Message).ToList();

    public IReadOnlyList<string> Warnings => Entries.Where(e => e.Kind == CallLogKind.Warning).Select(e => e.Message).ToList();

    /// <summary>Called with each entry.</summary>
    public Action<CallLogEntry>? OnEntry { get; set; }

    public void Log(CallLogEntry entry)
    {
        _entries.Enqueue(entry);
        OnEntry?.Invoke(entry);
    }

    public Task<ApiKey?> RefreshKeyAsync(ApiKind api)
    {
        Interlocked.Increment(ref _refreshes);
        return Vault();
    }

    public CallContext Context(CancellationToken cancellationToken = default) => new(this, cancellationToken);
}
