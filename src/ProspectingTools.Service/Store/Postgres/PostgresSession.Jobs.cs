using System.Collections.Generic;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Service.Store.Postgres;

/// <content>Jobs and idempotency keys. Where both are changed, the queue comes before the job, so that nobody waits in a circle.</content>
internal sealed partial class PostgresSession
{
    private const string JobColumns =
        "j.*, q.lease_owner, coalesce((extract(epoch FROM q.lease_until) * 1000)::bigint, 0) AS lease_until";

    private const string JobFrom = "jobs j LEFT JOIN job_queue q ON q.job_key = j.key AND q.group_key = j.group_key";

    public Task<JobRow?> JobAsync(long groupKey, string jobId) =>
        OneAsync<JobRow>($"SELECT {JobColumns} FROM {JobFrom} WHERE j.group_key = @groupKey AND j.id = @jobId", new { groupKey, jobId });

    // Whoever is to change the job holds its place in the queue until then: nobody can claim it in between.
    public async Task<JobRow?> JobByKeyAsync(long groupKey, long jobKey)
    {
        if (writes)
        {
            await ExecuteAsync("SELECT 1 FROM job_queue WHERE job_key = @jobKey FOR UPDATE", new { jobKey });
        }

        return await OneAsync<JobRow>($"SELECT {JobColumns} FROM {JobFrom} WHERE j.group_key = @groupKey AND j.key = @jobKey", new { groupKey, jobKey });
    }

    public Task<IReadOnlyList<JobRow>> JobsAsync(long groupKey, string? status, long beforeKey, int limit) => ManyAsync<JobRow>(
        $"""
        SELECT {JobColumns} FROM {JobFrom}
        WHERE j.group_key = @groupKey AND j.key < @beforeKey AND (@status::text IS NULL OR j.status = @status)
        ORDER BY j.key DESC LIMIT @limit
        """,
        new { groupKey, status, beforeKey, limit });

    public async Task<long> AddJobAsync(JobRow job)
    {
        long key = await ScalarAsync<long>(
            """
            INSERT INTO jobs(id, group_key, source, status, plan, max_results, search_emails, audience_key, audience_id, stage,
                import_position, expected, imported, enrich_position, enriched, credits_used, created_at, updated_at)
            VALUES(@Id, @GroupKey, @Source, @Status, @Plan, @MaxResults, @SearchEmails, @AudienceKey, @AudienceId, @Stage,
                @ImportPosition, @Expected, @Imported, @EnrichPosition, @Enriched, @CreditsUsed, @CreatedAt, @UpdatedAt)
            RETURNING key
            """,
            job);
        await ExecuteAsync("INSERT INTO job_queue(job_key, group_key) VALUES(@key, @GroupKey)", new { key, job.GroupKey });
        return key;
    }

    public async Task UpdateJobAsync(JobRow job)
    {
        await ExecuteAsync(
            JobStatus.IsFinished(job.Status)
                ? "DELETE FROM job_queue WHERE job_key = @Key"
                : "UPDATE job_queue SET lease_owner = @LeaseOwner, lease_until = to_timestamp(@LeaseUntil / 1000.0) WHERE job_key = @Key",
            job);
        await ExecuteAsync(
            """
            UPDATE jobs SET status = @Status, stage = @Stage, import_position = @ImportPosition, expected = @Expected, imported = @Imported,
                enrich_position = @EnrichPosition, enriched = @Enriched, credits_used = @CreditsUsed, error_code = @ErrorCode,
                error_message = @ErrorMessage, updated_at = @UpdatedAt
            WHERE group_key = @GroupKey AND key = @Key
            """,
            job);
    }

    public async Task<JobRow?> ClaimJobAsync(string owner, long now, long leaseUntil)
    {
        (long group, long key) = await OneAsync<(long, long)>(
            """
            UPDATE job_queue SET lease_owner = @owner, lease_until = to_timestamp(@leaseUntil / 1000.0), attempt = attempt + 1
            WHERE job_key = (
                SELECT job_key FROM job_queue WHERE lease_until <= to_timestamp(@now / 1000.0) AND run_after <= now()
                ORDER BY job_key FOR UPDATE SKIP LOCKED LIMIT 1)
            RETURNING group_key, job_key
            """,
            new { owner, now, leaseUntil });
        if (group == 0)
        {
            return null;
        }

        await ExecuteAsync("UPDATE jobs SET status = 'running', updated_at = @now WHERE group_key = @group AND key = @key", new { group, key, now });
        return await JobByKeyAsync(group, key);
    }

    public Task ReleaseLeasesAsync(string owner) =>
        ExecuteAsync("UPDATE job_queue SET lease_until = 'epoch' WHERE lease_owner = @owner", new { owner });

    public async Task<IdempotencyRow?> IdempotencyAsync(long groupKey, string key) => await OneAsync<IdempotencyRow>(
        "SELECT job_id, body_hash FROM idempotency WHERE group_key = @groupKey AND key = @key", new { groupKey, key });

    public Task AddIdempotencyAsync(long groupKey, string key, byte[] bodyHash, string jobId, long createdAt) => ExecuteAsync(
        "INSERT INTO idempotency(group_key, key, body_hash, job_id, created_at) VALUES(@groupKey, @key, @bodyHash, @jobId, @createdAt)",
        new { groupKey, key, bodyHash, jobId, createdAt });

    public Task ForgetIdempotencyAsync(long groupKey, long before) =>
        ExecuteAsync("DELETE FROM idempotency WHERE group_key = @groupKey AND created_at < @before", new { groupKey, before });
}
