using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Signals;

/// <summary>The wait of a cmdlet for signal scans: a bar each, each scan written as it ends.</summary>
internal sealed class ScanWaitSession : IDisposable
{
    private readonly ProspectingCommand _command;
    private readonly JobWaitOptions _options;
    private readonly SignalScanWaiter _waiter;
    private readonly Dictionary<string, ProgressBar> _bars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SignalScan> _started = new(StringComparer.Ordinal);

    public ScanWaitSession(ProspectingCommand command, JobWaitOptions options)
    {
        _command = command;
        _options = options;
        _waiter = new SignalScanWaiter(command.Client, options, command.Context, scan => command.Pump.Post(() => Show(scan)));
    }

    /// <summary>Scans that have not ended yet.</summary>
    public IReadOnlyCollection<string> Pending => _bars.Keys.ToList();

    /// <summary>Waits for a scan, too. A scan given twice is waited for once.</summary>
    /// <param name="scanId">The scan.</param>
    /// <param name="started">What the start knew of it.</param>
    public void Add(string scanId, SignalScan started)
    {
        if (_bars.ContainsKey(scanId))
        {
            return;
        }

        _bars.Add(scanId, new ProgressBar(_command, started.AudienceId is { } audience ? $"Signal scan of {Session.Current.Seen.Called(SeenKind.Audience, audience)} (scan {scanId})" : $"Signal scan {scanId}"));
        _started[scanId] = started;
        _waiter.Add(scanId);
    }

    /// <summary>Writes each scan as it ends.</summary>
    /// <param name="any">Whether the first one is enough.</param>
    public void EmitAll(bool any)
    {
        while (_command.Await(_waiter.NextAsync()) is { } outcome)
        {
            if (_bars.TryGetValue(outcome.ScanId, out ProgressBar? bar))
            {
                bar.Dispose();
                _bars.Remove(outcome.ScanId);
            }

            Write(outcome);
            if (any)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _waiter.Dispose();
        foreach (ProgressBar bar in _bars.Values)
        {
            bar.Dispose();
        }

        _bars.Clear();
    }

    private void Write(SignalScanOutcome outcome)
    {
        if (outcome.Failure is { } failure)
        {
            _command.WriteError(ErrorFactory.From(failure, outcome.ScanId, _command.ResolvedConnection));
        }
        else if (outcome.TimedOut)
        {
            _command.WriteError(ErrorFactory.Create(
                ErrorIds.ScanWaitTimeout,
                ErrorCategory.OperationTimeout,
                $"Signal scan {outcome.ScanId} has not ended after {_options.Timeout?.TotalSeconds:0} s (status {outcome.Scan?.Status ?? "unknown"}). It continues: wait again with Wait-ProspectSignalScan {outcome.ScanId}, or end it with Stop-ProspectSignalScan {outcome.ScanId}.",
                outcome.ScanId));
        }
        else if (outcome.Scan is { } scan)
        {
            // What only the start knew must not be lost on the way.
            SignalScan started = _started[outcome.ScanId];
            scan.IdempotencyKey = started.IdempotencyKey;
            scan.Replayed = started.Replayed;
            scan.AudienceId ??= started.AudienceId;
            scan.SignalSpecificationId ??= started.SignalSpecificationId;
            Session.Current.Seen.Add(scan);
            _command.WriteObject(scan);
            if (JobStatus.Known(scan.Status) == JobStatus.Failed)
            {
                _command.WriteError(ErrorFactory.Create(
                    scan.Error?.Code ?? ErrorIds.ScanFailed,
                    ErrorCategory.OperationStopped,
                    $"Signal scan {scan.ScanId} failed: {scan.Error?.Message ?? "the server gives no reason"}. What it found so far is kept. [{scan.Error?.Code ?? ErrorIds.ScanFailed}]",
                    scan.ScanId));
            }
        }
    }

    private void Show(SignalScan scan)
    {
        if (scan.ScanId is { } id && _bars.TryGetValue(id, out ProgressBar? bar))
        {
            string count = scan.ScannedCount is { } scanned ? $": {scanned:N0} of {scan.ProspectCount:N0} prospects" : string.Empty;
            bar.Report(scan.Status + count, scan.Progress);
        }
    }
}
