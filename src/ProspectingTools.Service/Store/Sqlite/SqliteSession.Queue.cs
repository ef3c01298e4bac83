using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store.Sqlite;

/// <content>The queue of jobs.</content>
internal sealed partial class SqliteSession
{
    // A lease that was made longer within this time is left as it is: a chunk takes two milliseconds, and each page that it changes is written.
    private const long LeaseStep = 1_000;

    private long Now => link.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    // A claim that is still in the row is one that was never given back.
    public Task<JobLease?> ClaimJobAsync(string owner, TimeSpan time, IReadOnlyCollection<long> except) => OneAsync<JobLease>(
        """
        UPDATE job_queue SET attempt = attempt + 1, lost = lost + (lease_owner IS NOT NULL), lease_owner = @owner, lease_until = @until
        WHERE job_key = (
            SELECT job_key FROM job_queue
            WHERE lease_until <= @now AND run_after <= @now AND job_key NOT IN (SELECT value FROM json_each(@except))
            ORDER BY job_key LIMIT 1)
        RETURNING group_key, job_key, attempt, lease_owner AS owner, lost
        """,
        new { owner, now = Now, until = Now + Milliseconds(time), except = JsonArray(except) });

    public async Task<JobRow?> HoldJobAsync(JobLease lease, TimeSpan time, bool works)
    {
        // The writer is alone here, so that looking is enough to know that the lease is held until the transaction ends.
        long until = Now + Milliseconds(time);
        long? held = await ScalarAsync<long?>(
            "SELECT CASE WHEN @works AND lost > 0 THEN 0 ELSE lease_until END FROM job_queue WHERE job_key = @JobKey AND lease_owner = @Owner AND attempt = @Attempt",
            new { lease.JobKey, lease.Owner, lease.Attempt, works });
        if (held < until - LeaseStep)
        {
            await ExecuteAsync(
                "UPDATE job_queue SET lease_until = @until, lost = CASE WHEN @works THEN 0 ELSE lost END WHERE job_key = @JobKey", new { lease.JobKey, works, until });
        }

        return held is null ? null : await JobByKeyAsync(lease.GroupKey, lease.JobKey);
    }

    public Task ReturnJobAsync(JobLease lease, TimeSpan pause) => ExecuteAsync(
        """
        UPDATE job_queue SET lease_owner = NULL, lease_until = 0, lost = 0, run_after = @after
        WHERE job_key = @JobKey AND lease_owner = @Owner AND attempt = @Attempt
        """,
        new { lease.JobKey, lease.Owner, lease.Attempt, after = Now + Milliseconds(pause) });

    public Task ReturnAllJobsAsync() => ExecuteAsync("UPDATE job_queue SET lease_until = 0 WHERE lease_until > 0");

    public async Task<long> AddJobErrorAsync(JobLease lease, string message)
    {
        await ExecuteAsync(
            "INSERT INTO job_errors(group_key, job_key, attempt, at, message) VALUES(@GroupKey, @JobKey, @Attempt, @at, @message)",
            new { lease.GroupKey, lease.JobKey, lease.Attempt, at = Now, message });
        return await ScalarAsync<long>("SELECT count(*) FROM job_errors WHERE group_key = @GroupKey AND job_key = @JobKey", lease);
    }

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;
}
