using System.Collections.Generic;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Service.Store.Sqlite;

/// <content>Jobs and idempotency keys.</content>
internal sealed partial class SqliteSession
{
    private const string InsertJob =
        """
        INSERT INTO jobs(id, group_key, kind, source, status, plan, max_results, search_emails, audience_key, audience_id, stage,
            import_position, expected, imported, excluded, suppressed, enrich_position, enriched, credits_used, created_at, updated_at)
        VALUES(@Id, @GroupKey, @Kind, @Source, @Status, @Plan, @MaxResults, @SearchEmails, @AudienceKey, @AudienceId, @Stage,
            @ImportPosition, @Expected, @Imported, @Excluded, @Suppressed, @EnrichPosition, @Enriched, @CreditsUsed, @CreatedAt, @UpdatedAt)
        """;

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

    public async Task<long> AddJobAsync(JobRow job)
    {
        long key = await InsertAsync(InsertJob, job);
        await ExecuteAsync("INSERT INTO job_queue(job_key, group_key, run_after) VALUES(@key, @GroupKey, @now)", new { key, job.GroupKey, now = Now });
        return key;
    }

    public async Task UpdateJobAsync(JobRow job)
    {
        await ExecuteAsync(
            """
            UPDATE jobs SET status = @Status, stage = @Stage, import_position = @ImportPosition, expected = @Expected, imported = @Imported, excluded = @Excluded, suppressed = @Suppressed, notice = @Notice,
                enrich_position = @EnrichPosition, enriched = @Enriched, credits_used = @CreditsUsed, error_code = @ErrorCode,
                error_message = @ErrorMessage, updated_at = @UpdatedAt
            WHERE key = @Key AND group_key = @GroupKey
            """,
            job);
        if (JobStatus.IsFinished(job.Status))
        {
            await ExecuteAsync("DELETE FROM job_queue WHERE job_key = @Key", job);
        }
    }

    public Task<IReadOnlyList<JobErrorRow>> JobErrorsAsync(long groupKey, long firstJobKey, long lastJobKey) => ManyAsync<JobErrorRow>(
        """
        SELECT job_key, attempt, at, message FROM job_errors
        WHERE group_key = @groupKey AND job_key BETWEEN @firstJobKey AND @lastJobKey ORDER BY job_key, attempt
        """,
        new { groupKey, firstJobKey, lastJobKey });

    public Task<IReadOnlyList<JobOutcomesRow>> JobOutcomesAsync(long groupKey, long jobKey) => ManyAsync<JobOutcomesRow>(
        "SELECT o.position, o.outcomes FROM job_outcomes o JOIN jobs j ON j.key = o.job_key WHERE o.job_key = @jobKey AND j.group_key = @groupKey ORDER BY o.position",
        new { groupKey, jobKey });

    public Task AddJobOutcomesAsync(long groupKey, long jobKey, JobOutcomesRow chunk)
    {
        NativeInsert insert = link.Insert("INSERT INTO job_outcomes(job_key, position, outcomes) SELECT key, ?, ? FROM jobs WHERE key = ? AND group_key = ?");
        insert.Add(chunk.Position);
        insert.Add(chunk.Outcomes);
        insert.Add(jobKey);
        insert.Add(groupKey);
        insert.Run();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<JobPersonRow>> JobPeopleAsync(long groupKey, long audienceKey, IReadOnlyCollection<long> personKeys) => ManyAsync<JobPersonRow>(
        """
        SELECT p.key AS person_key, p.profile_url, p.json, r.id AS prospect_id
        FROM json_each(@keys) n CROSS JOIN people p ON p.key = n.value LEFT JOIN prospects r ON r.person_key = p.key AND r.audience_key = @audienceKey
        WHERE p.group_key = @groupKey
        """,
        new { groupKey, audienceKey, keys = JsonArray(personKeys) });

    public Task<IdempotencyRow?> IdempotencyAsync(long groupKey, string key) => OneAsync<IdempotencyRow>(
        "SELECT job_id, body_hash FROM idempotency WHERE group_key = @groupKey AND key = @key", new { groupKey, key });

    public Task AddIdempotencyAsync(long groupKey, string key, byte[] bodyHash, string jobId, long createdAt) => ExecuteAsync(
        "INSERT INTO idempotency(group_key, key, body_hash, job_id, created_at) VALUES(@groupKey, @key, @bodyHash, @jobId, @createdAt)",
        new { groupKey, key, bodyHash, jobId, createdAt });

    public Task ForgetIdempotencyAsync(long groupKey, long before) =>
        ExecuteAsync("DELETE FROM idempotency WHERE group_key = @groupKey AND created_at < @before", new { groupKey, before });
}
