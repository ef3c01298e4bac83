using System.Collections.Generic;
using System.Linq;
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
                import_position, expected, imported, excluded, suppressed, enrich_position, enriched, credits_used, created_at, updated_at)
            VALUES(@Id, @GroupKey, @Kind, @Source, @Status, @Plan, @MaxResults, @SearchEmails, @AudienceKey, @AudienceId, @Stage,
                @ImportPosition, @Expected, @Imported, @Excluded, @Suppressed, @EnrichPosition, @Enriched, @CreditsUsed, @CreatedAt, @UpdatedAt)
            RETURNING key
            """,
            job);
        if (!JobStatus.IsFinished(job.Status))
        {
            // Heard by every instance, this one too, when the transaction is committed.
            await ExecuteAsync(
                $"INSERT INTO job_queue(job_key, group_key, run_after) VALUES(@key, @GroupKey, now()); SELECT pg_notify('{PostgresStore.JobsChannel}', '')", new { key, job.GroupKey });
        }

        return key;
    }

    public Task UpdateJobAsync(JobRow job)
    {
        if (JobStatus.IsFinished(job.Status))
        {
            Later("DELETE FROM job_queue WHERE job_key = $1", [Of(job.Key)]);
        }

        Later(
            """
            UPDATE jobs SET status = $3, stage = $4, import_position = $5, expected = $6, imported = $7, excluded = $8, suppressed = $9,
                enrich_position = $10, enriched = $11, credits_used = $12, error_code = $13, error_message = $14, updated_at = $15, notice = $16
            WHERE group_key = $1 AND key = $2
            """,
            [Of(job.GroupKey), Of(job.Key), Of(job.Status), Of(job.Stage), Of(job.ImportPosition), Of(job.Expected), Of(job.Imported), Of(job.Excluded), Of(job.Suppressed),
            Of(job.EnrichPosition), Of(job.Enriched), Of(job.CreditsUsed), Of(job.ErrorCode), Of(job.ErrorMessage), Of(job.UpdatedAt), Of(job.Notice)]);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<JobOutcomesRow>> JobOutcomesAsync(long groupKey, long jobKey) => ManyAsync<JobOutcomesRow>(
        "SELECT position, outcomes FROM job_outcomes WHERE group_key = @groupKey AND job_key = @jobKey ORDER BY position", new { groupKey, jobKey });

    public Task AddJobOutcomesAsync(long groupKey, long jobKey, JobOutcomesRow chunk)
    {
        Later(
            "INSERT INTO job_outcomes(group_key, job_key, position, outcomes) VALUES($1, $2, $3, $4)",
            [Of(groupKey), Of(jobKey), Of(chunk.Position), Of(chunk.Outcomes)]);
        return Task.CompletedTask;
    }

    // Person by person, as in PeopleInAudienceAsync.
    public Task<IReadOnlyList<JobPersonRow>> JobPeopleAsync(long groupKey, long audienceKey, IReadOnlyCollection<long> personKeys) => ManyAsync<JobPersonRow>(
        $"""
        SELECT n.person_key, p.profile_url, p.json, r.id AS prospect_id
        FROM unnest(@keys) AS n(person_key) {OfPerson("profile_url, json", "n")} LEFT JOIN LATERAL (
            SELECT q.id FROM prospects q
            WHERE q.group_key = @groupKey AND q.person_key = n.person_key AND q.audience_key IS NOT DISTINCT FROM @audienceKey LIMIT 1) AS r ON true
        """,
        new { groupKey, audienceKey, keys = personKeys.ToArray() });

    public async Task<IdempotencyRow?> IdempotencyAsync(long groupKey, string key) => await OneAsync<IdempotencyRow>(
        "SELECT job_id, body_hash FROM idempotency WHERE group_key = @groupKey AND key = @key", new { groupKey, key });

    public Task AddIdempotencyAsync(long groupKey, string key, byte[] bodyHash, string jobId, long createdAt) => ExecuteAsync(
        "INSERT INTO idempotency(group_key, key, body_hash, job_id, created_at) VALUES(@groupKey, @key, @bodyHash, @jobId, @createdAt)",
        new { groupKey, key, bodyHash, jobId, createdAt });

    public Task ForgetIdempotencyAsync(long groupKey, long before) =>
        ExecuteAsync("DELETE FROM idempotency WHERE group_key = @groupKey AND created_at < @before", new { groupKey, before });
}
