using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Jobs;

/// <summary>Gets jobs, by id or all of a status.</summary>
[Cmdlet(VerbsCommon.Get, "ProspectingJob", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(ProspectingJob))]
public sealed class GetProspectingJobCommand : PagedCommand
{
    private const string ListSet = "List";
    private const string IdSet = "JobId";

    /// <summary>The jobs.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.JobIdCompleter))]
    public string[] JobId { get; set; } = [];

    /// <summary>Only jobs of this status.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet(JobStatus.Queued, JobStatus.Running, JobStatus.Completed, JobStatus.Failed, JobStatus.Cancelled)]
    public string? Status { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            RunTerminating(Status, () => EmitPages(options => Client.GetJobs(Status?.ToLowerInvariant(), options, Context), Remember));
            return;
        }

        foreach (string id in JobId)
        {
            RunPerInput(id, () =>
            {
                ProspectingJob job = Await(Client.GetJobAsync(id, Context)).Value;
                Remember(job);
                Emit(job);
            });
        }
    }

    private static void Remember(ProspectingJob job) => Session.Current.Seen.Add(job);
}
