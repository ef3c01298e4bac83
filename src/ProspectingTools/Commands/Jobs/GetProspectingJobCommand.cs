using System;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Jobs;

/// <summary>Gets jobs, by id or all of a status.</summary>
[Cmdlet(VerbsCommon.Get, "ProspectingJob", DefaultParameterSetName = ListSet)]
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

    /// <summary>Only jobs of these statuses, in any case.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet(JobStatus.Queued, JobStatus.Running, JobStatus.Completed, JobStatus.Failed, JobStatus.Cancelled)]
    public string[] Status { get; set; } = [];

    /// <summary>Only jobs that were started at this time or later.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset? Since { get; set; }

    /// <inheritdoc/>
    private protected override string Items => "jobs";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            RunTerminating(null, List);
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

    private void List()
    {
        string[] statuses = [.. Status.Select(status => status.ToLowerInvariant()).Distinct()];
        string? only = statuses.Length == 1 ? statuses[0] : null;
        if (Since is null && statuses.Length <= 1)
        {
            EmitPages(options => Client.GetJobs(only, options, Context), Remember);
            return;
        }

        // The API knows one status and no time; the order of its list is not promised, so all of it is read.
        EmitWhere(
            options => Client.GetJobs(only, options, Context),
            job => (statuses.Length == 0 || statuses.Contains(job.Status, StringComparer.OrdinalIgnoreCase)) && (Since is null || job.CreatedAt >= Since),
            Remember);
    }

    private static void Remember(ProspectingJob job) => Session.Current.Seen.Add(job);
}
