using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Jobs;

/// <summary>Finds the audience that a job fills, and waits until one is ready (prospecting-api.md, "Finding a job's audience").</summary>
public static class AudienceFinder
{
    private const double IntervalFactor = 1.5;
    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan MaximumInterval = TimeSpan.FromSeconds(15);

    /// <summary>Finds a job's audience; never guesses.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="context">Who watches, and the cancellation.</param>
    /// <returns>The audience's id.</returns>
    /// <exception cref="ProspectingApiException">No audience, or several, could be the job's.</exception>
    public static async Task<string> FindAsync(ProspectingClient client, string jobId, CallContext context)
    {
        ProspectingJob job = (await client.GetJobAsync(jobId, context).ConfigureAwait(false)).Value;
        if (job.AudienceId is { Length: > 0 } known)
        {
            return known;
        }

        var candidates = new List<Audience>();
        using (CursorPager<Audience> audiences = client.GetAudiences(new PageOptions(), context))
        {
            while (await audiences.NextAsync().ConfigureAwait(false) is { } page)
            {
                candidates.AddRange(page.Items.Where(audience => IsCandidate(audience, job)));
            }
        }

        if (candidates.Count == 1)
        {
            context.Note($"Job {jobId} does not name its audience; '{candidates[0].Name}' ({candidates[0].AudienceId}) is the only one of its kind created since it started.");
            return candidates[0].AudienceId!;
        }

        throw candidates.Count == 0
            ? new ProspectingApiException(
                FailureKind.Caller,
                ClientErrorCodes.AudienceNotFound,
                job.IsFinished
                    ? $"Job {jobId} does not name its audience, and no audience of its kind was created since it started. Look with Get-Audience, and give -AudienceId."
                    : $"Job {jobId} is {job.Status} and its audience is not there yet. Wait for the job first: Wait-ProspectingJob {jobId}.")
            : new ProspectingApiException(
                FailureKind.Caller,
                ClientErrorCodes.AudienceAmbiguous,
                $"Job {jobId} does not name its audience, and {candidates.Count} could be it: {string.Join(", ", candidates.Select(a => $"'{a.Name}' ({a.AudienceId})"))}. Give -AudienceId.");
    }

    /// <summary>Waits until an audience is no longer being filled.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="audienceId">The audience.</param>
    /// <param name="timeout">The longest wait; null for as long as it takes.</param>
    /// <param name="context">Who watches, and the cancellation.</param>
    /// <returns>The audience.</returns>
    /// <exception cref="ProspectingApiException">Time ran out, or the audience cannot be read.</exception>
    public static async Task<Audience> WaitReadyAsync(ProspectingClient client, string audienceId, TimeSpan? timeout, CallContext context)
    {
        using var deadline = new Deadline(timeout, context.CancellationToken);
        var schedule = new PollSchedule(FirstInterval, IntervalFactor, MaximumInterval, client.Options.Retry.RetryAfterCeiling);
        ProspectingApiException? notReady = null;
        try
        {
            while (true)
            {
                try
                {
                    return (await client.GetAudienceAsync(audienceId, context.With(deadline.Token)).ConfigureAwait(false)).Value;
                }
                catch (ProspectingApiException e) when (e.Code == ErrorCodes.AudienceNotReady)
                {
                    notReady = e;
                }

                if (deadline.IsOver)
                {
                    break;
                }

                TimeSpan delay = schedule.Next(notReady.RetryAfter);
                context.Note($"Audience {audienceId} is still being filled; looking again in {delay.TotalSeconds:0.0} s.");
                await deadline.WaitAsync(delay).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (deadline.IsOver && !context.CancellationToken.IsCancellationRequested)
        {
            // The last look outlasted the deadline: no news.
        }

        throw new ProspectingApiException(
            FailureKind.Timeout,
            ClientErrorCodes.AudienceWaitTimeout,
            $"Audience {audienceId} is still being filled after {timeout?.TotalSeconds:0} s. The job goes on; wait again with -WaitReady.",
            notReady);
    }

    // Where either time is unknown the comparison is false: whether the audience came after the job cannot be told.
    private static bool IsCandidate(Audience audience, ProspectingJob job) =>
        audience.AudienceId is not null
        && audience.CreatedAt >= job.CreatedAt
        && (job.Source is null || audience.Type is null || audience.Type == job.Source || !JobSource.All.Contains(audience.Type));
}
