using System.Collections.Generic;
using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Commands.Signals;

/// <summary>Waits for signal scans, many at once, and returns each as it ends.</summary>
[Cmdlet(VerbsLifecycle.Wait, "ProspectSignalScan")]
[OutputType(typeof(SignalScan))]
public sealed class WaitProspectSignalScanCommand : WaitCommand
{
    private ScanWaitSession? _wait;

    /// <summary>The scans.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.SignalScanIdCompleter))]
    public string[] ScanId { get; set; } = [];

    /// <summary>The scan's audience, taken from the object that the start returned, where the server does not say it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? AudienceId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunTerminating(ScanId, () =>
    {
        _wait ??= new ScanWaitSession(this, Options());
        foreach (string id in ScanId)
        {
            _wait.Add(id, new SignalScan { ScanId = id, IdempotencyKey = IdempotencyKey, AudienceId = AudienceId });
        }
    });

    /// <inheritdoc/>
    protected override void EndProcessing() => _wait?.EmitAll(Any);

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        IReadOnlyCollection<string> pending = _wait?.Pending ?? [];
        base.StopProcessing();
        if (pending.Count > 0)
        {
            string scans = string.Join(", ", pending);
            Host?.UI?.WriteWarningLine($"The wait has ended; the scans continue: {scans}. Wait again with Wait-ProspectSignalScan, or end one with Stop-ProspectSignalScan.");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _wait?.Dispose();
        base.Dispose(disposing);
    }
}
