using System;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>Idempotency keys: the same key finds the job that it started (prospecting-api.md, Idempotency-Key).</summary>
internal static class Idempotency
{
    /// <summary>The job that a key started before; null when there is none.</summary>
    /// <exception cref="RuleException">The key was used for another request.</exception>
    public static async Task<JobRow?> EarlierAsync(IWriteSession session, Caller caller, string? key, byte[] hash)
    {
        if (key is null || await session.IdempotencyAsync(caller.GroupKey, key) is not { } known)
        {
            return null;
        }

        if (!known.BodyHash.AsSpan().SequenceEqual(hash))
        {
            throw new RuleException(RefusalCode.IdempotencyConflict, "This Idempotency-Key was used for another request. Use a new key for a new job.");
        }

        return await session.JobAsync(caller.GroupKey, known.JobId);
    }

    /// <summary>Remembers which job a key has started, and forgets what is older than it has to be.</summary>
    public static async Task RememberAsync(IWriteSession session, JobRow job, string? key, byte[] hash)
    {
        if (key is not null)
        {
            await session.ForgetIdempotencyAsync(job.GroupKey, job.CreatedAt - ((long)Assumed.IdempotencyKeyLifetime.TotalMilliseconds * 2));
            await session.AddIdempotencyAsync(job.GroupKey, key, hash, job.Id, job.CreatedAt);
        }
    }
}
