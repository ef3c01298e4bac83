using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Jobs and idempotency keys, as they can be changed.</summary>
internal interface IJobWrites
{
    /// <summary>Adds a job, to the queue too.</summary>
    /// <returns>The store's own number of it.</returns>
    Task<long> AddJobAsync(JobRow job);

    /// <summary>Writes back every field of a job that can change. One that is finished leaves the queue.</summary>
    Task UpdateJobAsync(JobRow job);

    /// <summary>Notes what became of the people whom a chunk of a job has looked at.</summary>
    Task AddJobOutcomesAsync(long groupKey, long jobKey, JobOutcomesRow chunk);

    /// <summary>Remembers an idempotency key.</summary>
    Task AddIdempotencyAsync(long groupKey, string key, byte[] bodyHash, string jobId, long createdAt);

    /// <summary>Forgets idempotency keys older than a time.</summary>
    Task ForgetIdempotencyAsync(long groupKey, long before);
}
