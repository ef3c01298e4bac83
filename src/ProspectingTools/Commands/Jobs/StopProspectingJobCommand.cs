using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Commands.Jobs;

/// <summary>Cancels jobs that are queued or running. What they have imported stays, and stays charged.</summary>
[Cmdlet(VerbsLifecycle.Stop, "ProspectingJob", SupportsShouldProcess = true)]
[OutputType(typeof(ProspectingJob))]
public sealed class StopProspectingJobCommand : ProspectingCommand
{
    /// <summary>The jobs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.JobIdCompleter))]
    public string[] JobId { get; set; } = [];

    /// <summary>Returns the jobs.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in JobId)
        {
            if (!MayAct($"job '{id}'", "Cancel; what it has imported stays, and stays charged"))
            {
                continue;
            }

            RunPerInput(id, () =>
            {
                ProspectingJob job = Await(Client.CancelJobAsync(id, Context));
                if (PassThru)
                {
                    Emit(job);
                }
            });
        }
    }
}
