using System;
using System.Collections.Generic;
using System.Management.Automation;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Errors;
using ProspectingTools.Formatting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Jobs;

/// <summary>The wait of a cmdlet for jobs: a bar each, each job written as it ends.</summary>
internal sealed class JobWaitSession : IDisposable
{
    private static readonly TimeSpan s_graceOfUnknown = TimeSpan.FromSeconds(5);

    private readonly ProspectingCommand _command;
    private readonly JobWaitOptions _options;
    private readonly JobWaiter _waiter;
    private readonly JobWaitProgress _progress;
    private readonly Dictionary<string, ProspectingJob> _inputs = new(StringComparer.Ordinal);

    public JobWaitSession(ProspectingCommand command, JobWaitOptions options)
    {
        _command = command;
        _options = options;
        _progress = new JobWaitProgress(command);
        _waiter = new JobWaiter(command.Client, options, command.Context, job => command.Pump.Post(() => _progress.Show(job)));
    }

    /// <summary>What goes on when the wait is stopped. Any thread.</summary>
    /// <returns>Which jobs go on, and what to type; null when all have ended.</returns>
    public string? WhatGoesOn()
    {
        IReadOnlyList<string> pending = _progress.Pending;
        return pending.Count == 0
            ? null
            : $"The wait has ended; {(pending.Count == 1 ? "the job continues" : "the jobs continue")}, and what {(pending.Count == 1 ? "it imports" : "they import")} is charged: {string.Join(", ", pending)}. Wait again with Wait-ProspectingJob {string.Join(", ", pending)}, or end one with Stop-ProspectingJob.";
    }

    /// <summary>Waits for a job, too. A job given twice is waited for once.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="started">The job as its start returned it, if known.</param>
    public void Add(string jobId, ProspectingJob? started)
    {
        if (_progress.Contains(jobId))
        {
            return;
        }

        _progress.Add(jobId, started?.SourceName ?? Session.Current.Seen.SourceNameOf(jobId));

        if (started is not null)
        {
            _inputs[jobId] = started;
        }

        // A job that was started or seen is there, though a server may need a moment to find it; any other id may be a typo.
        bool isKnown = started is not null || Session.Current.Seen.SourceOf(jobId) is not null;
        _waiter.Add(jobId, isKnown ? null : s_graceOfUnknown);
    }

    /// <summary>Writes each job as it ends.</summary>
    /// <param name="any">Whether the first one is enough.</param>
    public void EmitAll(bool any)
    {
        while (_command.Await(_waiter.NextAsync()) is { } outcome)
        {
            _progress.End(outcome.JobId, outcome.Job);
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
        _progress.Dispose();
    }

    private void Write(JobOutcome outcome)
    {
        if (outcome.Failure is { } failure)
        {
            _command.WriteError(ErrorFactory.From(failure, outcome.JobId, _command.ResolvedConnection, ForeignId.AdviceFor(_command, failure, outcome.JobId)));
        }
        else if (outcome.TimedOut)
        {
            _command.WriteError(ErrorFactory.Create(
                ErrorIds.JobWaitTimeout,
                ErrorCategory.OperationTimeout,
                $"Job {outcome.JobId} has not ended after {_options.Timeout?.TotalSeconds:0} s (status {outcome.Job?.Status ?? "unknown"}). It continues: wait again with Wait-ProspectingJob {outcome.JobId}, or end it with Stop-ProspectingJob {outcome.JobId}.",
                outcome.JobId));
        }
        else if (outcome.Job is { } job)
        {
            // What only the start knew must not be lost on the way.
            if (_inputs.TryGetValue(outcome.JobId, out ProspectingJob? started))
            {
                job.IdempotencyKey = started.IdempotencyKey;
                job.Replayed = started.Replayed;
                job.Source ??= started.Source;
                job.SourceName = started.SourceName;
            }

            Session.Current.Seen.Add(job);
            _command.WriteObject(job);
            if (JobNote.Of(job) is { } note)
            {
                _command.WriteWarning($"Job {job.JobId}: {note}");
            }

            if (JobStatus.Known(job.Status) == JobStatus.Failed)
            {
                _command.WriteError(ErrorFactory.Create(
                    job.Error?.Code ?? ErrorIds.JobFailed,
                    ErrorCategory.OperationStopped,
                    $"Job {job.JobId} failed: {job.Error?.Message ?? "the server gives no reason"} ({(job.ImportedCount is { } count ? Counted.Of(count, "prospect") : "an unknown number of prospects")} {Counted.Verb(job.ImportedCount ?? 0, "was", "were")} imported before and {Counted.Verb(job.ImportedCount ?? 0, "stays", "stay")}). [{job.Error?.Code ?? ErrorIds.JobFailed}]",
                    job.JobId));
            }
        }
    }
}
