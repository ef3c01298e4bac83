using System;
using System.Management.Automation;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Reads the prospects of audiences: all of them, as a stream.</summary>
[Cmdlet(VerbsCommon.Get, "AudienceProspect", DefaultParameterSetName = AudienceSet, SupportsPaging = true)]
[OutputType(typeof(Prospect))]
public sealed class GetAudienceProspectCommand : PagedCommand
{
    private const string AudienceSet = "Audience";
    private const string JobSet = "Job";

    /// <summary>The audiences.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AudienceSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.AudienceIdCompleter))]
    public string[] AudienceId { get; set; } = [];

    /// <summary>Jobs; the audience of each is found (about_ProspectingTools_Jobs).</summary>
    [Parameter(Mandatory = true, ParameterSetName = JobSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.JobIdCompleter))]
    public string[] JobId { get; set; } = [];

    /// <summary>Where to begin: the cursor that an error or a saved run named.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Cursor { get; set; }

    /// <summary>Waits while a job still fills the audience.</summary>
    [Parameter]
    public SwitchParameter WaitReady { get; set; }

    /// <summary>The longest wait with -WaitReady, in seconds; 0 for as long as it takes.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue / 1000)]
    public double TimeoutSec { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == JobSet)
        {
            foreach (string id in JobId)
            {
                ForInput(id, () => Read(Await(AudienceFinder.FindAsync(Client, id, Context))));
            }

            return;
        }

        foreach (string id in AudienceId)
        {
            ForInput(id, () => Read(id));
        }
    }

    private void Read(string audienceId)
    {
        if (WaitReady)
        {
            TimeSpan? timeout = TimeoutSec > 0 ? TimeSpan.FromSeconds(TimeoutSec) : null;
            Await(AudienceFinder.WaitReadyAsync(Client, audienceId, timeout, Context));
        }

        EmitPages(
            options => Client.GetProspects(audienceId, options, Context),
            total: () => Await(Client.GetAudienceAsync(audienceId, Context)).Value.ProspectCount,
            cursor: Cursor);
    }
}
