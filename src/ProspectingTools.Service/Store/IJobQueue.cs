using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>
/// The jobs that are not finished, and who works on them. Adding a job puts it here, and writing it back as finished takes it
/// out, in the same transaction. Time is the store's own, so that processes whose clocks differ agree on who has a job.
/// </summary>
internal interface IJobQueue
{
    /// <summary>Claims the oldest job of any group that is due and in nobody's hands. Its attempt is raised.</summary>
    /// <param name="owner">Who claims it; unique to a process.</param>
    /// <param name="time">For how long, unless it is held for longer.</param>
    /// <param name="except">The jobs that the owner has in hand: a lease of its own that has run out is not one to claim.</param>
    Task<JobLease?> ClaimJobAsync(string owner, TimeSpan time, IReadOnlyCollection<long> except);

    /// <summary>Holds a job for longer. Every step of the work begins with this, in its own transaction.</summary>
    /// <param name="lease">The worker's lease; it may have run out, as long as nobody else has claimed the job.</param>
    /// <param name="time">For how long from now. A store may leave up to a second of it out, where the job was held a moment ago.</param>
    /// <param name="works">Whether this transaction gets the job on, so that earlier lost claims count no more.</param>
    /// <returns>The job as it is stored; null when it is in other hands or finished: then nothing may be changed.</returns>
    Task<JobRow?> HoldJobAsync(JobLease lease, TimeSpan time, bool works);

    /// <summary>Gives a job back, if the worker still has it. It can be claimed after the pause.</summary>
    Task ReturnJobAsync(JobLease lease, TimeSpan pause);

    /// <summary>Ends all leases: for a process that knows that it is the only one on the store.</summary>
    Task ReturnAllJobsAsync();

    /// <summary>Writes down why an attempt failed.</summary>
    /// <returns>How many attempts of the job have failed.</returns>
    Task<long> AddJobErrorAsync(JobLease lease, string message);
}
