using System.Collections.Generic;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Service.Store.Postgres;

/// <content>Jobs and idempotency keys. Where both are changed, the queue comes before the job, so that nobody waits in a circle.</content>
internal sealed partial class PostgresSession
{
    public Task<JobRow?> JobAsync(long groupKey, string jobId) =>
        OneAsync<JobRow>("SELECT * FROM jobs WHERE group_key = @groupKey AND id = @jobId", new { groupKey, jobId });

    public Task<JobRow?> JobByKeyAsync(long groupKey, long jobKey) =>
        OneAsync<JobRow>("SELECT * FROM jobs WHERE group_key = @groupKey AND key = @jobKey", new { groupKey, jobKey });

    public Task<IReadOnlyList<JobRow>> JobsAsync(long groupKey, string kind, string? status, long beforeKey, int limit) => ManyAsync<JobRow>(
        """
        SELECT * FROM jobs WHERE group_key = @groupKey AND kind = @kind AND key < @beforeKey AND (@status::text IS NULL OR status = @status)
        ORDER BY key DESC LIMIT @limit
        """,
        new { groupKey, kind, status, beforeKey, limit });

    public async Task<long> AddJobAsync(JobRow job)
    {
        long key = await ScalarAsync<long>(
            """
            INSERT INTO jobs(id, group_key, kind, source, status, plan, max_results, search_emails, audience_key, audience_id, stage,
                import_position, expected, imported, excluded, enrich_position, enriched, credits_used, created_at, updated_at)
            VALUES(@Id, @GroupKey, @Kind, @Source, @Status, @Plan, @MaxResults, @SearchEmails, @AudienceKey, @AudienceId, @Stage,
                @ImportPosition, @Expected, @Imported, @Excluded, @EnrichPosition, @Enriched, @CreditsUsed, @CreatedAt, @UpdatedAt)
            RETURNING key
            """,
            job);
        if (!JobStatus.IsFinished(job.Status))
        {
            // Heard by every instance, this one too, when the transaction is committed.
            await ExecuteAsync(
                $"INSERT INTO job_queue(job_key, group_key) VALUES(@key, @GroupKey); SELECT pg_notify('{PostgresStore.JobsChannel}', '')", new { key, job.GroupKey });
        }

        return key;
    }

    public async Task UpdateJobAsync(JobRow job)
    {
        if (JobStatus.IsFinished(job.Status))
        {
            await ExecuteAsync("DELETE FROM job_queue WHERE job_key = @Key", job);
        }

        await ExecuteAsync(
            """
            UPDATE jobs SET status = @Status, stage = @Stage, import_position = @ImportPosition, expected = @Expected, imported = @Imported, excluded = @Excluded,
                enrich_position = @EnrichPosition, enriched = @Enriched, credits_used = @CreditsUsed, error_code = @ErrorCode,
                error_message = @ErrorMessage, updated_at = @UpdatedAt
            WHERE group_key = @GroupKey AND key = @Key
            """,
            job);
    }

    public async Task<IdempotencyRow?> IdempotencyAsync(long groupKey, string key) => await OneAsync<IdempotencyRow>(
        "SELECT job_id, body_hash FROM idempotency WHERE group_key = @groupKey AND key = @key", new { groupKey, key });

    public Task AddIdempotencyAsync(long groupKey, string key, byte[] bodyHash, string jobId, long createdAt) => ExecuteAsync(
        "INSERT INTO idempotency(group_key, key, body_hash, job_id, created_at) VALUES(@groupKey, @key, @bodyHash, @jobId, @createdAt)",
        new { groupKey, key, bodyHash, jobId, createdAt });

    public Task ForgetIdempotencyAsync(long groupKey, long before) =>
        ExecuteAsync("DELETE FROM idempotency WHERE group_key = @groupKey AND created_at < @before", new { groupKey, before });
}
