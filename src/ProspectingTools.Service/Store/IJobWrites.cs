using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Jobs and idempotency keys, as they can be changed.</summary>
internal interface IJobWrites
{
    /// <summary>Adds a job.</summary>
    /// <returns>The store's own number of it.</returns>
    Task<long> AddJobAsync(JobRow job);

    /// <summary>Writes back every field of a job that can change.</summary>
    Task UpdateJobAsync(JobRow job);

    /// <summary>Claims the oldest job of any group that is queued, or running under a lease that has run out.</summary>
    Task<JobRow?> ClaimJobAsync(string owner, long now, long leaseUntil);

    /// <summary>Ends the leases of an owner, so that its jobs can be claimed at once.</summary>
    Task ReleaseLeasesAsync(string owner);

    /// <summary>Remembers an idempotency key.</summary>
    Task AddIdempotencyAsync(long groupKey, string key, byte[] bodyHash, string jobId, long createdAt);

    /// <summary>Forgets idempotency keys older than a time.</summary>
    Task ForgetIdempotencyAsync(long groupKey, long before);
}
