using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Signals;

/// <summary>Gets signal scans, by id or all of a status.</summary>
[Cmdlet(VerbsCommon.Get, "ProspectSignalScan", DefaultParameterSetName = ListSet)]
[OutputType(typeof(SignalScan))]
public sealed class GetProspectSignalScanCommand : PagedCommand
{
    private const string ListSet = "List";
    private const string IdSet = "ScanId";

    /// <summary>The scans.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.SignalScanIdCompleter))]
    public string[] ScanId { get; set; } = [];

    /// <summary>Only scans of this status.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet(JobStatus.Queued, JobStatus.Running, JobStatus.Completed, JobStatus.Failed, JobStatus.Cancelled)]
    public string? Status { get; set; }

    /// <inheritdoc/>
    private protected override string Items => "signal scans";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            RunTerminating(Status, () => EmitPages(options => Client.GetSignalScans(Status, options, Context), RememberListed));
            return;
        }

        foreach (string id in ScanId)
        {
            RunPerInput(id, () =>
            {
                SignalScan scan = Await(Client.GetSignalScanAsync(id, Context)).Value;
                Remember(scan);
                Emit(scan);
            });
        }
    }

    // The vendor's reference prints no audience of a scan: anyone who pipes such a scan on would wonder why nothing binds.
    private void RememberListed(SignalScan scan)
    {
        Remember(scan);
        if (scan.AudienceId is null && Session.Current.IsNews(nameof(SignalScan.AudienceId)))
        {
            WriteWarning("This server does not say which audience a signal scan is of: AudienceId is empty. Start-ProspectSignalScan returns scans with their audience.");
        }
    }

    private static void Remember(SignalScan scan) => Session.Current.Seen.Add(scan);
}
