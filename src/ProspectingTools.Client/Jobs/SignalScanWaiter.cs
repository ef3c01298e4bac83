using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Jobs;

/// <summary>Waits for many signal scans at once, as <see cref="JobWaiter"/> does for jobs.</summary>
public sealed class SignalScanWaiter : IDisposable
{
    private readonly ProspectingClient _client;
    private readonly Action<SignalScan>? _onProgress;
    private readonly ConcurrentDictionary<string, SignalScan> _seen = new(StringComparer.Ordinal);
    private readonly JobWaiter _waiter;

    /// <summary>Creates a waiter; its time begins to run.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="options">How to wait.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <param name="onProgress">Called with each look at a scan, on any thread.</param>
    public SignalScanWaiter(ProspectingClient client, JobWaitOptions options, CallContext context, Action<SignalScan>? onProgress = null)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _onProgress = onProgress;
        _waiter = new JobWaiter(client, options, context, null, "Signal scan", LookAsync);
    }

    /// <summary>Begins to wait for a scan.</summary>
    /// <param name="scanId">The scan.</param>
    public void Add(string scanId) => _waiter.Add(scanId);

    /// <summary>Waits for whichever scan ends first.</summary>
    /// <returns>How it ended; null when none is waited for.</returns>
    public async Task<SignalScanOutcome?> NextAsync()
    {
        JobOutcome? outcome = await _waiter.NextAsync().ConfigureAwait(false);
        if (outcome is null)
        {
            return null;
        }

        _seen.TryGetValue(outcome.JobId, out SignalScan? scan);
        return new SignalScanOutcome(outcome.JobId, scan, outcome.Failure, outcome.TimedOut);
    }

    /// <summary>Waits no more. The scans continue.</summary>
    public void Dispose() => _waiter.Dispose();

    // For waiting, a scan is a job: it has a status that ends, and something that moves until then.
    private async Task<ApiResponse<ProspectingJob>> LookAsync(string scanId, CallContext context)
    {
        ApiResponse<SignalScan> response = await _client.GetSignalScanAsync(scanId, context).ConfigureAwait(false);
        _seen[scanId] = response.Value;
        _onProgress?.Invoke(response.Value);
        SignalScan scan = response.Value;
        return response.With(new ProspectingJob { JobId = scanId, Status = scan.Status, UpdatedAt = scan.UpdatedAt, ImportedCount = scan.ScannedCount });
    }
}
