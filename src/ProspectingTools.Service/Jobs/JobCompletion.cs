using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>How a job ends, whatever the reason: what was paid for is delivered, and the audience can be read.</summary>
internal static class JobCompletion
{
    private const int Batch = 500;

    /// <summary>Ends a job within the transaction.</summary>
    public static async Task<JobRow> EndAsync(IWriteSession session, JobRow job, string status, JobError? error, TimeProvider clock)
    {
        while (job.SearchEmails && job.Enriched < job.Imported)
        {
            job = await EnrichAsync(session, job, Batch);
        }

        JobRow ended = job with
        {
            Status = status,
            ErrorCode = error?.Code,
            ErrorMessage = error?.Message,
            LeaseOwner = null,
            LeaseUntil = 0,
            UpdatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        await session.UpdateJobAsync(ended);
        AudienceRow? audience = await session.AudienceAsync(job.GroupKey, job.AudienceId);
        if (audience is not null)
        {
            await session.UpdateAudienceAsync(audience with { Ready = true });
        }

        return ended;
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
