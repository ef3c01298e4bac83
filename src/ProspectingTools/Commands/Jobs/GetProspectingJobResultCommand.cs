using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Jobs;

/// <summary>
/// Shows what became of each input of a job: by the records of the local service; elsewhere by comparing the addresses with the
/// job's audience. Each result says which.
/// </summary>
[Cmdlet(VerbsCommon.Get, "ProspectingJobResult")]
[OutputType(typeof(JobInputResult))]
public sealed class GetProspectingJobResultCommand : ProspectingCommand
{
    private readonly JobInputList _given = new();
    private readonly List<IJobRecord> _records = [];
    private string? _onlyJob;
    private bool _hasFailed;

    /// <summary>The jobs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.JobIdCompleter))]
    public string[] JobId { get; set; } = [];

    /// <summary>The addresses to report on, over all jobs together; by default those that this session gave to the start, or those that the service knows.</summary>
    [Parameter]
    [ProfileAddress]
    [AllowEmptyString]
    [AllowNull]
    [AllowEmptyCollection]
    public string?[]? Url { get; set; }

    /// <summary>Only results of these statuses.</summary>
    [Parameter]
    [ValidateSet(
        JobInputStatus.Imported, JobInputStatus.AlreadyThere, JobInputStatus.Excluded, JobInputStatus.Suppressed, JobInputStatus.Unknown, JobInputStatus.Invalid,
        JobInputStatus.NotPaid, JobInputStatus.Pending, JobInputStatus.NotReached, JobInputStatus.NotImported, JobInputStatus.NotGiven)]
    public string[] Status { get; set; } = [];

    /// <summary>The kind of source of the jobs, for servers that do not name a job's audience. A job of Start-ProspectingJob brings it along.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? SourceKind { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        foreach (string? text in Url ?? [])
        {
            _given.Add(text);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in JobId)
        {
            _hasFailed |= !RunPerInput(id, () =>
            {
                IReadOnlyList<JobInput>? inputs = Url is null ? Session.Current.JobInputs.Of(id) : _given.Inputs;
                IJobRecord record = Record(id, hasInputs: inputs is not null, out IEnumerable<JobInputResult> results);
                if (Url is not null)
                {
                    _onlyJob = _records.Count == 0 ? id : null;
                    _records.Add(record);
                    return;
                }

                EmitAll(inputs is null ? results : JobInputReport.Of(inputs, [record], id));
            });
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Url is null || _records.Count == 0)
        {
            return;
        }

        IEnumerable<JobInputResult> results = JobInputReport.Of(_given.Inputs, _records, _onlyJob);
        if (_hasFailed)
        {
            WriteWarning("Not all of the jobs could be read: addresses that only those may have had are left out.");
            results = results.Where(result => result.Status != JobInputStatus.NotGiven);
        }

        EmitAll(results);
    }

    private IJobRecord Record(string id, bool hasInputs, out IEnumerable<JobInputResult> results)
    {
        if (Await(Client.GetJobResultsAsync(id, Context)) is { } noted)
        {
            results = noted;
            return new ServiceRecord(id, noted);
        }

        ProspectingJob job = Await(Client.GetJobAsync(id, Context)).Value;
        string audience = Await(AudienceFinder.FindAsync(Client, id, SourceKind ?? Session.Current.Seen.SourceOf(id), Context));
        var record = new AudienceRecord(job);
        using CursorPager<Prospect> pager = Client.GetProspects(audience, new PageOptions(), Context);
        while (Await(pager.NextAsync()) is { } page)
        {
            foreach (Prospect prospect in page.Items)
            {
                record.Add(prospect);
            }
        }

        if (!hasInputs)
        {
            WriteWarning($"The service has no record of the inputs of job {id}: these are the prospects of its audience. Give the addresses with -Url to get a result for each of them.");
        }

        results = record.Results;
        return record;
    }

    private void EmitAll(IEnumerable<JobInputResult> results)
    {
        foreach (JobInputResult result in results.Where(result => Status.Length == 0 || Status.Contains(result.Status, StringComparer.OrdinalIgnoreCase)))
        {
            Emit(result);
        }
    }
}
