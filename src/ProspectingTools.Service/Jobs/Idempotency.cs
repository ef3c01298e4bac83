using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Jobs;

/// <summary>Idempotency keys: the same key finds the job that it started (prospecting-api.md, Idempotency-Key).</summary>
internal static class Idempotency
{
    /// <summary>Starts a job, or finds the one that the same key started.</summary>
    /// <param name="store">The store.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="key">The key; null for none.</param>
    /// <param name="hash">The hash of the request: another one under the same key is a conflict.</param>
    /// <param name="create">Creates the job, which is not stored yet.</param>
    /// <param name="cancellationToken">The end of the request.</param>
    /// <returns>The stored job, old or new.</returns>
    /// <exception cref="RuleException">The key was used for another request.</exception>
    public static Task<JobRow> StartAsync(
        IStore store, Caller caller, string? key, byte[] hash, Func<IWriteSession, Task<JobRow>> create, CancellationToken cancellationToken) => store.WriteAsync(
            caller.GroupKey,
            async session =>
            {
                if (await EarlierAsync(session, caller, key, hash) is { } earlier)
                {
                    return earlier;
                }

                JobRow job = await create(session);
                await session.AddJobAsync(job);
                await RememberAsync(session, job, key, hash);
                return job;
            },
            cancellationToken);

    private static async Task<JobRow?> EarlierAsync(IWriteSession session, Caller caller, string? key, byte[] hash)
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

    // What is older than it has to be is forgotten.
    private static async Task RememberAsync(IWriteSession session, JobRow job, string? key, byte[] hash)
    {
        if (key is not null)
        {
            await session.ForgetIdempotencyAsync(job.GroupKey, job.CreatedAt - ((long)Assumed.IdempotencyKeyLifetime.TotalMilliseconds * 2));
            await session.AddIdempotencyAsync(job.GroupKey, key, hash, job.Id, job.CreatedAt);
        }
    }
}
