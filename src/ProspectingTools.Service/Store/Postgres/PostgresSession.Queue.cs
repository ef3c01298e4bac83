using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store.Postgres;

/// <content>The queue of jobs. Its time is the server's, so that it is the same for every instance.</content>
internal sealed partial class PostgresSession
{
    // Jobs that another instance is just claiming are skipped. A claim that is still in the row is one that was never given back.
    public Task<JobLease?> ClaimJobAsync(string owner, TimeSpan time, IReadOnlyCollection<long> except) => OneAsync<JobLease>(
        """
        UPDATE job_queue SET attempt = attempt + 1, lost = lost + (lease_owner IS NOT NULL)::integer, lease_owner = @owner,
            lease_until = clock_timestamp() + @time
        WHERE job_key = (
            SELECT job_key FROM job_queue
            WHERE lease_until <= clock_timestamp() AND run_after <= clock_timestamp() AND job_key <> ALL(@except)
            ORDER BY job_key FOR UPDATE SKIP LOCKED LIMIT 1)
        RETURNING group_key, job_key, attempt, lease_owner AS owner, lost
        """,
        new { owner, time, except = except.ToArray() });

    // The row stays locked until the step is committed: nobody can claim the job in between. Lock, lease and job are one round trip.
    public async Task<JobRow?> HoldJobAsync(JobLease lease, TimeSpan time, bool works)
    {
        int held = 0;
        Later(
            """
            UPDATE job_queue SET lease_until = clock_timestamp() + $1, lost = CASE WHEN $2 THEN 0 ELSE lost END
            WHERE job_key = $3 AND lease_owner = $4 AND attempt = $5
            """,
            [Of(time), Of(works), Of(lease.JobKey), Of(lease.Owner), Of(lease.Attempt)],
            changed => held = changed);
        JobRow? job = await SendAsync<JobRow>("SELECT * FROM jobs WHERE group_key = $1 AND key = $2", [Of(lease.GroupKey), Of(lease.JobKey)]);
        return held > 0 ? job : null;
    }

    public Task ReturnJobAsync(JobLease lease, TimeSpan pause) => ExecuteAsync(
        """
        UPDATE job_queue SET lease_owner = NULL, lease_until = 'epoch', lost = 0, run_after = clock_timestamp() + @pause
        WHERE job_key = @JobKey AND lease_owner = @Owner AND attempt = @Attempt
        """,
        new { lease.JobKey, lease.Owner, lease.Attempt, pause });

    public Task ReturnAllJobsAsync() => ExecuteAsync("UPDATE job_queue SET lease_until = 'epoch' WHERE lease_until > 'epoch'");

    public async Task<long> AddJobErrorAsync(JobLease lease, string message)
    {
        await ExecuteAsync(
            """
            INSERT INTO job_errors(group_key, job_key, attempt, at, message)
            VALUES(@GroupKey, @JobKey, @Attempt, (extract(epoch FROM clock_timestamp()) * 1000)::bigint, @message)
            """,
            new { lease.GroupKey, lease.JobKey, lease.Attempt, message = Text(message) });
        return await ScalarAsync<long>("SELECT count(*) FROM job_errors WHERE group_key = @GroupKey AND job_key = @JobKey", lease);
    }

    public Task<IReadOnlyList<JobErrorRow>> JobErrorsAsync(long groupKey, long firstJobKey, long lastJobKey) => ManyAsync<JobErrorRow>(
        """
        SELECT job_key, attempt, at, message FROM job_errors
        WHERE group_key = @groupKey AND job_key BETWEEN @firstJobKey AND @lastJobKey ORDER BY job_key, attempt
        """,
        new { groupKey, firstJobKey, lastJobKey });
}
