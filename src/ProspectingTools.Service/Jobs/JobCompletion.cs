using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>How a job ends, whatever the reason: what was paid for is delivered, and the audience can be read.</summary>
internal static class JobCompletion
{
    private const int Batch = 500;

    /// <summary>Ends a job within the transaction.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="job">The job.</param>
    /// <param name="status">How it ends.</param>
    /// <param name="error">Why it failed; null when it did not.</param>
    /// <param name="clock">The time.</param>
    /// <param name="deliver">Whether e-mail addresses that were paid for are still added; what is not delivered is paid back.</param>
    public static async Task<JobRow> EndAsync(
        IWriteSession session, JobRow job, string status, JobError? error, TimeProvider clock, bool deliver = true)
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        job = deliver ? await DeliverAsync(session, job, now) : await PayBackAsync(session, job, now);
        JobRow ended = job with
        {
            Status = status,
            ErrorCode = error?.Code,
            ErrorMessage = error?.Message,
            UpdatedAt = now,
        };
        await session.UpdateJobAsync(ended);
        AudienceRow? audience = await session.AudienceAsync(job.GroupKey, job.AudienceId);
        if (audience is not null)
        {
            await session.UpdateAudienceAsync(audience with { Ready = true });
        }

        return ended;
    }

    /// <summary>Cancels a job that is queued or running.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="job">The job.</param>
    /// <param name="noun">What to call it: job, or scan.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="RuleException">It has ended.</exception>
    public static Task<JobRow> CancelAsync(IWriteSession session, JobRow job, string noun, TimeProvider clock) => JobStatus.IsFinished(job.Status)
        ? throw RuleException.Invalid("status", $"the {noun} is {job.Status}; only queued and running {noun}s can be cancelled", RefusalCode.Unprocessable)
        : EndAsync(session, job, JobStatus.Cancelled, null, clock);

    // A row that cannot be read must not keep a job from its end, nor a user from cancelling it.
    private static async Task<JobRow> DeliverAsync(IWriteSession session, JobRow job, long now)
    {
        try
        {
            while (job.SearchEmails && job.Enriched < job.Imported)
            {
                job = await EnrichAsync(session, job, Batch);
            }

            return job;
        }
        catch (Exception e) when (e is not (StoreBusyException or StoreUnusableException or DbException or OperationCanceledException))
        {
            return await PayBackAsync(session, job, now);
        }
    }

    private static async Task<JobRow> PayBackAsync(IWriteSession session, JobRow job, long now)
    {
        long missing = job.SearchEmails ? job.Imported - job.Enriched : 0;
        long price = Limits.CreditsFor(missing, true) - Limits.CreditsFor(missing, false);
        if (price > 0)
        {
            await session.AppendLedgerAsync(new LedgerLine(job.GroupKey, price, 0, job.Key, $"job {job.Id}: e-mail addresses not delivered", now));
        }

        return job with { CreditsUsed = job.CreditsUsed - price };
    }

    /// <summary>Adds e-mail addresses to the next prospects of the job's audience.</summary>
    /// <returns>The job with its counters; not yet stored.</returns>
    public static async Task<JobRow> EnrichAsync(IWriteSession session, JobRow job, int count)
    {
        IReadOnlyList<EnrichRow> rows = await session.ProspectsToEnrichAsync(job.GroupKey, job.AudienceKey, job.EnrichPosition, count);
        await session.SetProspectJsonAsync(
            job.GroupKey, job.AudienceKey, [.. rows.Select(r => (r.Position, ProspectJson.WithEmails(r.Json, r.Emails)))]);
        return rows.Count == 0
            ? job with { Enriched = job.Imported }
            : job with { EnrichPosition = rows[^1].Position, Enriched = job.Enriched + rows.Count };
    }
}
