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
    private static readonly JobWaitOptions s_waitOptions = new() { FirstInterval = TimeSpan.FromSeconds(0.5) };

    /// <summary>Finds a job's audience; never guesses.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The audience's id.</returns>
    /// <exception cref="ProspectingApiException">No audience, or several, could be the job's.</exception>
    public static Task<string> FindAsync(ProspectingClient client, string jobId, CallContext context) => FindAsync(client, jobId, null, context);

    /// <summary>Finds a job's audience; never guesses.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="source">The kind of source of the job, one of <see cref="JobSource"/>, where the caller knows it: not every server says it.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The audience's id.</returns>
    /// <exception cref="ProspectingApiException">No audience, or several, could be the job's.</exception>
    public static async Task<string> FindAsync(ProspectingClient client, string jobId, string? source, CallContext context)
    {
        ProspectingJob job = (await client.GetJobAsync(jobId, context).ConfigureAwait(false)).Value;
        if (job.AudienceId is { Length: > 0 } known)
        {
            return known;
        }

        source = job.Source ?? source;
        var later = new List<Audience>();
        using (CursorPager<Audience> audiences = client.GetAudiences(new PageOptions(), context))
        {
            while (await audiences.NextAsync().ConfigureAwait(false) is { } page)
            {
                later.AddRange(page.Items.Where(audience => audience.AudienceId is not null && IsLater(audience, job)));
            }
        }

        List<Audience> candidates = source is null ? [] : later.Where(audience => string.Equals(audience.Type, source, StringComparison.OrdinalIgnoreCase)).ToList();
        if (candidates.Count == 1)
        {
            context.Note($"Job {jobId} does not name its audience; '{candidates[0].Name}' ({candidates[0].AudienceId}) is the only one of type {source} created since it started.");
            return candidates[0].AudienceId!;
        }

        throw Unclear(job, jobId, source, candidates, later);
    }

    /// <summary>
    /// Waits until an audience is no longer being filled and its prospects can be read, which some servers allow a little later.
    /// Failures that pass are tolerated as in the wait for a job.
    /// </summary>
    /// <param name="client">The connection.</param>
    /// <param name="audienceId">The audience.</param>
    /// <param name="timeout">The longest wait; null for as long as it takes.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The audience.</returns>
    /// <exception cref="ProspectingApiException">Time ran out, or the audience cannot be read.</exception>
    public static async Task<Audience> WaitReadyAsync(ProspectingClient client, string audienceId, TimeSpan? timeout, CallContext context)
    {
        using var deadline = new Deadline(timeout, client.Options.Time, context.CancellationToken);
        CallContext look = context.With(deadline.Token);
        var loop = new PollLoop($"Audience {audienceId}", s_waitOptions, client.Options.Retry.RetryAfterCeiling, deadline, context);
        PollOutcome<Audience> outcome = await loop.RunAsync(
            async () =>
            {
                ApiResponse<Audience> audience = await client.GetAudienceAsync(audienceId, look).ConfigureAwait(false);
                using CursorPager<Prospect> prospects = client.GetProspects(audienceId, new PageOptions { First = 1 }, look);
                await prospects.NextAsync().ConfigureAwait(false);
                return audience;
            },
            static _ => true,
            static e => e.Code == ErrorCodes.AudienceNotReady).ConfigureAwait(false);
        if (outcome.TimedOut)
        {
            throw new ProspectingApiException(
                FailureKind.Timeout,
                ClientErrorCodes.AudienceWaitTimeout,
                $"Audience {audienceId} is still being filled after {timeout?.TotalSeconds:0} s. The job continues.",
                outcome.Failure);
        }

        return outcome.Failure is null ? outcome.Seen! : throw outcome.Failure;
    }

    // Where either time is unknown the comparison is false. Some servers write whole seconds in the one place and not in the other.
    private static bool IsLater(Audience audience, ProspectingJob job) =>
        audience.CreatedAt is { } made
        && job.CreatedAt is { } started
        && (made >= started || (made.Ticks % TimeSpan.TicksPerSecond == 0 && made.UtcTicks >= started.UtcTicks - (started.UtcTicks % TimeSpan.TicksPerSecond)));

    private static ProspectingApiException Unclear(ProspectingJob job, string jobId, string? source, List<Audience> candidates, List<Audience> later)
    {
        string Listed(IEnumerable<Audience> audiences) => string.Join(", ", audiences.Select(a => $"'{a.Name}' ({a.AudienceId}, {a.Type ?? "no type"})"));
        if (candidates.Count > 1)
        {
            return new ProspectingApiException(
                FailureKind.Caller,
                ClientErrorCodes.AudienceAmbiguous,
                $"Job {jobId} does not name its audience, and {candidates.Count} could be it: {Listed(candidates)}.");
        }

        if (source is null && later.Count > 0)
        {
            return new ProspectingApiException(
                FailureKind.Caller,
                ClientErrorCodes.AudienceAmbiguous,
                $"Job {jobId} names neither its audience nor its source, so its audience could be any of these: {Listed(later)}.");
        }

        string others = later.Count == 0 ? "no audience was created since it started" : $"none of type {source} was created since it started, only {Listed(later)}";
        return new ProspectingApiException(
            FailureKind.Caller,
            ClientErrorCodes.AudienceNotFound,
            job.IsFinished
                ? $"Job {jobId} does not name its audience, and {others}."
                : $"Job {jobId} is {job.Status} and its audience does not exist yet: {others}.");
    }
}
