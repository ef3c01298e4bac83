using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Jobs;

/// <summary>The bars of a wait for jobs: one each, named after what the job takes from; above those of several, one for all of them.</summary>
/// <param name="command">The cmdlet.</param>
internal sealed class JobWaitProgress(ProspectingCommand command) : IDisposable
{
    private readonly Dictionary<string, ProgressBar> _bars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProspectingJob> _looks = new(StringComparer.Ordinal);
    private readonly ProgressBar _total = new(command, string.Empty);
    private int _count;

    /// <summary>Jobs that have not ended. Any thread.</summary>
    public IReadOnlyList<string> Pending
    {
        get
        {
            lock (_bars)
            {
                return [.. _bars.Keys];
            }
        }
    }

    /// <summary>Whether a job is among those that have not ended.</summary>
    /// <param name="jobId">The job.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(string jobId) => _bars.ContainsKey(jobId);

    /// <summary>Takes a job.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="source">What it takes from; null when unknown.</param>
    public void Add(string jobId, string? source)
    {
        _count++;
        lock (_bars)
        {
            _bars.Add(jobId, new ProgressBar(command, source is null ? $"Prospecting job {jobId}" : $"{source} (job {jobId})") { Parent = _total });
        }
    }

    /// <summary>Shows a look at a job.</summary>
    /// <param name="job">The job.</param>
    public void Show(ProspectingJob job)
    {
        if (job.JobId is not { } id || !_bars.TryGetValue(id, out ProgressBar? bar))
        {
            return;
        }

        _looks[id] = job;
        if (job.IsFinished)
        {
            bar.Dispose();
        }

        // The one above comes first, or a host would not put the others below it.
        ShowTotal(job.IsFinished);
        if (!job.IsFinished)
        {
            bar.Report(Describe(job), job.Progress);
        }
    }

    /// <summary>Takes the bar of a job away.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="last">How it ended; null when that is not known.</param>
    public void End(string jobId, ProspectingJob? last)
    {
        if (!_bars.TryGetValue(jobId, out ProgressBar? bar))
        {
            return;
        }

        bar.Dispose();
        if (last is not null)
        {
            _looks[jobId] = last;
        }

        lock (_bars)
        {
            _bars.Remove(jobId);
        }

        ShowTotal(isLast: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ProgressBar bar in _bars.Values)
        {
            bar.Dispose();
        }

        _total.Dispose();
        lock (_bars)
        {
            _bars.Clear();
        }
    }

    private void ShowTotal(bool isLast)
    {
        if (_count < 2)
        {
            return;
        }

        long ended = _count - _bars.Keys.LongCount(id => !(_looks.TryGetValue(id, out ProspectingJob? look) && look.IsFinished));
        long imported = _looks.Values.Sum(static job => job.ImportedCount ?? 0);
        double done = ended + _bars.Keys.Sum(id => _looks.TryGetValue(id, out ProspectingJob? look) && !look.IsFinished ? Fraction(look) : 0);
        _total.Activity = string.Format(CultureInfo.CurrentCulture, "Waiting for {0:N0} prospecting jobs", _count);
        _total.Report(string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0} ended, {2:N0} imported", ended, _count, imported), done / _count, isLast);
    }

    // A server need not say how far a job is; then it counts when it has ended.
    private static double Fraction(ProspectingJob job) => job.Progress is { } known && known > 0 ? Math.Min(1, known) : 0;

    private static string Describe(ProspectingJob job)
    {
        string count = job.ImportedCount is { } imported ? string.Format(CultureInfo.CurrentCulture, ", {0:N0} imported", imported) : string.Empty;
        string enrichment = job.Stages?.Enrichment is { Status: not "skipped" } stage ? $", enrichment {Describe(stage)}" : string.Empty;
        return $"{job.Status}: import {Describe(job.Stages?.Import)}{enrichment}{count}";
    }

    private static string Describe(JobStage? stage) => stage?.ToString() is { Length: > 0 } text ? text : "not begun";
}
