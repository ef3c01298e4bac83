using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Jobs and idempotency keys, as they can be read.</summary>
internal interface IJobReads
{
    /// <summary>A job.</summary>
    Task<JobRow?> JobAsync(long groupKey, string jobId);

    /// <summary>A job by the store's own number.</summary>
    Task<JobRow?> JobByKeyAsync(long groupKey, long jobKey);

    /// <summary>Jobs of a kind before a key, newest first.</summary>
    Task<IReadOnlyList<JobRow>> JobsAsync(long groupKey, string kind, string? status, long beforeKey, int limit);

    /// <summary>Why attempts at the jobs with keys in a range failed, by job and in their order.</summary>
    Task<IReadOnlyList<JobErrorRow>> JobErrorsAsync(long groupKey, long firstJobKey, long lastJobKey);

    /// <summary>What the chunks of a job have noted of the people whom they looked at, in order.</summary>
    Task<IReadOnlyList<JobOutcomesRow>> JobOutcomesAsync(long groupKey, long jobKey);

    /// <summary>People by their numbers, and as what an audience holds them. Those who are gone are left out.</summary>
    Task<IReadOnlyList<JobPersonRow>> JobPeopleAsync(long groupKey, long audienceKey, IReadOnlyCollection<long> personKeys);

    /// <summary>What an idempotency key was used for.</summary>
    Task<IdempotencyRow?> IdempotencyAsync(long groupKey, string key);
}
