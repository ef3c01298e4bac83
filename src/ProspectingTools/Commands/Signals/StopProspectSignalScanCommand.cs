using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Commands.Signals;

/// <summary>Cancels signal scans that are queued or running. What they have found stays.</summary>
[Cmdlet(VerbsLifecycle.Stop, "ProspectSignalScan", SupportsShouldProcess = true)]
[OutputType(typeof(SignalScan))]
public sealed class StopProspectSignalScanCommand : ProspectingCommand
{
    /// <summary>The scans.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.SignalScanIdCompleter))]
    public string[] ScanId { get; set; } = [];

    /// <summary>Returns the scans.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in ScanId)
        {
            if (!ShouldProcess($"signal scan '{id}'", "Cancel; what it has found stays"))
            {
                continue;
            }

            RunPerInput(id, () =>
            {
                SignalScan scan = Await(Client.CancelSignalScanAsync(id, Context));
                if (PassThru)
                {
                    Emit(scan);
                }
            });
        }
    }
}
