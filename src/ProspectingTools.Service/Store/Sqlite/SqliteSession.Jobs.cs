using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store.Sqlite;

/// <content>Jobs and idempotency keys.</content>
internal sealed partial class SqliteSession
{
    public Task<JobRow?> JobAsync(long groupKey, string jobId) =>
        OneAsync<JobRow>("SELECT * FROM jobs WHERE id = @jobId AND group_key = @groupKey", new { groupKey, jobId });

    public Task<JobRow?> JobByKeyAsync(long groupKey, long jobKey) =>
        OneAsync<JobRow>("SELECT * FROM jobs WHERE key = @jobKey AND group_key = @groupKey", new { groupKey, jobKey });

    public Task<IReadOnlyList<JobRow>> JobsAsync(long groupKey, string kind, string? status, long beforeKey, int limit) => ManyAsync<JobRow>(
        """
        SELECT * FROM jobs WHERE group_key = @groupKey AND kind = @kind AND key < @beforeKey AND (@status IS NULL OR status = @status)
        ORDER BY key DESC LIMIT @limit
        """,
        new { groupKey, kind, status, beforeKey, limit });

    public Task<long> AddJobAsync(JobRow job) => InsertAsync(
        """
        INSERT INTO jobs(id, group_key, kind, source, status, plan, max_results, search_emails, audience_key, audience_id, stage,
            import_position, expected, imported, enrich_position, enriched, credits_used, lease_until, created_at, updated_at)
        VALUES(@Id, @GroupKey, @Kind, @Source, @Status, @Plan, @MaxResults, @SearchEmails, @AudienceKey, @AudienceId, @Stage,
            @ImportPosition, @Expected, @Imported, @EnrichPosition, @Enriched, @CreditsUsed, @LeaseUntil, @CreatedAt, @UpdatedAt)
        """,
        job);

    public Task UpdateJobAsync(JobRow job) => ExecuteAsync(
        """
        UPDATE jobs SET status = @Status, stage = @Stage, import_position = @ImportPosition, expected = @Expected, imported = @Imported,
            enrich_position = @EnrichPosition, enriched = @Enriched, credits_used = @CreditsUsed, error_code = @ErrorCode,
            error_message = @ErrorMessage, lease_owner = @LeaseOwner, lease_until = @LeaseUntil, updated_at = @UpdatedAt
        WHERE key = @Key AND group_key = @GroupKey
        """,
        job);

    public Task<JobRow?> ClaimJobAsync(string owner, long now, long leaseUntil) => OneAsync<JobRow>(
        """
        UPDATE jobs SET status = 'running', lease_owner = @owner, lease_until = @leaseUntil, updated_at = @now
        WHERE key = (SELECT key FROM jobs WHERE status IN ('queued', 'running') AND lease_until <= @now ORDER BY key LIMIT 1)
        RETURNING *
        """,
        new { owner, now, leaseUntil });

    public Task ReleaseLeasesAsync(string owner) =>
        ExecuteAsync("UPDATE jobs SET lease_until = 0 WHERE status IN ('queued', 'running') AND lease_owner = @owner", new { owner });

    public Task<IdempotencyRow?> IdempotencyAsync(long groupKey, string key) => OneAsync<IdempotencyRow>(
        "SELECT job_id, body_hash FROM idempotency WHERE group_key = @groupKey AND key = @key", new { groupKey, key });

    public Task AddIdempotencyAsync(long groupKey, string key, byte[] bodyHash, string jobId, long createdAt) => ExecuteAsync(
        "INSERT INTO idempotency(group_key, key, body_hash, job_id, created_at) VALUES(@groupKey, @key, @bodyHash, @jobId, @createdAt)",
        new { groupKey, key, bodyHash, jobId, createdAt });

    public Task ForgetIdempotencyAsync(long groupKey, long before) =>
        ExecuteAsync("DELETE FROM idempotency WHERE group_key = @groupKey AND created_at < @before", new { groupKey, before });
}
