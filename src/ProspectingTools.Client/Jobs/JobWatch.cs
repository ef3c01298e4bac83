using System;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Jobs;

/// <summary>What the looks at one job have shown so far: says once what its user must know.</summary>
/// <param name="what">What is watched, for people: <c>Job 6b01</c>.</param>
/// <param name="stalledAfter">How long nothing may move.</param>
/// <param name="time">What time is measured by.</param>
/// <param name="context">The observer.</param>
internal sealed class JobWatch(string what, TimeSpan stalledAfter, TimeSource time, CallContext context)
{
    private TimeSpan _goodLook = time.Elapsed;
    private TimeSpan _move = time.Elapsed;
    private string? _last;
    private bool _wordTold;
    private bool _stallTold;

    /// <summary>How long ago the job was started, or seen last.</summary>
    public TimeSpan SinceGoodLook => time.Elapsed - _goodLook;

    /// <summary>Takes note of a look.</summary>
    /// <param name="job">The job.</param>
    public void Observe(ProspectingJob job)
    {
        _goodLook = time.Elapsed;
        if (!_wordTold && JobStatus.Known(job.Status) is null)
        {
            _wordTold = true;
            string word = string.IsNullOrWhiteSpace(job.Status) ? "no status" : $"the unknown status '{job.Status}'";
            context.Warn($"{what} has {word}: it is treated as unfinished, and the wait continues.");
        }

        string now = $"{job.Status} {job.UpdatedAt:O} {job.Stages} {job.ImportedCount} {job.CreditsUsed}";
        if (now != _last)
        {
            _last = now;
            _move = time.Elapsed;
        }
        else if (!_stallTold && !job.IsFinished && time.Elapsed - _move >= stalledAfter)
        {
            _stallTold = true;
            string where = job.Stages is { } stages ? $"{job.Status}, {stages}" : $"{job.Status}";
            context.Warn($"{what} has made no progress for {stalledAfter.TotalMinutes:0} minutes ({where}). The wait continues.");
        }
    }
}
