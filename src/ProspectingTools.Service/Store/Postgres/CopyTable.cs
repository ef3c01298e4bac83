using System.Collections.Generic;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>How a table of a data folder becomes one of a database.</summary>
/// <param name="Name">The table in the database.</param>
/// <param name="Columns">Its columns, in the order of the select.</param>
/// <param name="Source">Where the rows come from in the folder's file: the select's FROM, with its values in order.</param>
/// <param name="Key">What the rows are taken by, in steps; null for a small table that is taken at once.</param>
/// <param name="Sum">What is added up on both sides beside the count, in the folder's words and in the database's.</param>
internal sealed record CopyTable(string Name, string Columns, string Source, string? Key = null, (string Folder, string Database)? Sum = null)
{
    private const string Position = "r.key & 4294967295";

    /// <summary>The tables, in the order of their references.</summary>
    public static IReadOnlyList<CopyTable> All { get; } =
    [
        new("account_groups", "key, id, name, created_at", "SELECT key, id, name, created_at FROM account_groups"),
        new("balances", "group_key, balance", "SELECT key, balance FROM account_groups", Sum: ("SELECT sum(balance) FROM account_groups", "sum(balance)")),
        new("api_keys", "key_id, hash, group_key, name, scopes, created_at, revoked_at",
            "SELECT key_id, hash, group_key, name, scopes, created_at, revoked_at FROM api_keys"),
        new("connectors", "group_key, source, status", "SELECT group_key, source, status FROM connectors"),
        new("ledger", "key, group_key, amount, prospects, job_key, note, created_at",
            "SELECT key, group_key, amount, prospects, job_key, note, created_at FROM ledger", "key", ("SELECT sum(amount) FROM ledger", "sum(amount)")),
        new("people",
            "key, group_key, id, profile_url, provider_id, company_url, country, headcount, company_type, industry, company_country, company_place, sample, json, emails, signals, words",
            """
            SELECT p.key, p.group_key, p.id, p.profile_url, p.provider_id, p.company_url, p.country, p.headcount, p.company_type, p.industry, p.company_country, p.company_place, p.sample, p.json, p.emails, p.signals,
                t.name, t.headline, t.title, t.about, t.company, t.location, t.industry, t.seniority, t.first_name, t.last_name
            FROM people p JOIN people_text t ON t.rowid = p.key
            """,
            "p.key", ("SELECT sum(length(json)) FROM people", "sum(length(json))")),
        new("person_addresses", "group_key, address, person_key", "SELECT group_key, address, person_key FROM person_addresses"),
        new("lead_lists", "key, group_key, id, name", "SELECT key, group_key, id, name FROM lead_lists"),
        new("lead_list_members", "group_key, list_key, position, person_key",
            "SELECT l.group_key, m.list_key, m.position, m.person_key FROM lead_list_members m JOIN lead_lists l ON l.key = m.list_key"),
        new("saved_searches", "key, group_key, id, name, query", "SELECT key, group_key, id, name, query FROM saved_searches"),
        new("posts", "key, group_key, url", "SELECT key, group_key, url FROM posts"),
        new("post_commenters", "group_key, post_key, position, person_key",
            "SELECT o.group_key, m.post_key, m.position, m.person_key FROM post_commenters m JOIN posts o ON o.key = m.post_key"),
        new("folders", "key, group_key, id, name, audience_type, is_pinned, position, created_at, updated_at",
            "SELECT key, group_key, id, name, audience_type, is_pinned, position, created_at, updated_at FROM folders"),
        new("audiences", "key, group_key, id, name, type, description, folder_id, prospect_count, ready, created_at",
            "SELECT key, group_key, id, name, type, description, folder_id, prospect_count, ready, created_at FROM audiences", "key",
            ("SELECT sum(prospect_count) FROM audiences", "sum(prospect_count)")),
        new("prospects", "audience_key, group_key, position, id, person_key, json, signals",
            $"SELECT r.audience_key, a.group_key, {Position}, r.id, r.person_key, r.json, r.signals, r.key FROM prospects r JOIN audiences a ON a.key = r.audience_key", "r.key",
            ("SELECT sum(length(json)) FROM prospects", "sum(length(json))")),
        new("jobs",
            "key, group_key, id, kind, source, status, plan, max_results, search_emails, audience_key, audience_id, stage, import_position, expected, imported, excluded, suppressed, notice, enrich_position, enriched, credits_used, error_code, error_message, created_at, updated_at",
            "SELECT key, group_key, id, kind, source, status, plan, max_results, search_emails, audience_key, audience_id, stage, import_position, expected, imported, excluded, suppressed, notice, enrich_position, enriched, credits_used, error_code, error_message, created_at, updated_at FROM jobs",
            "key", ("SELECT sum(credits_used) FROM jobs", "sum(credits_used)")),
        new("job_queue", "job_key, group_key, attempt", "SELECT job_key, group_key, attempt FROM job_queue"),
        new("job_errors", "group_key, job_key, attempt, at, message", "SELECT group_key, job_key, attempt, at, message FROM job_errors"),
        new("job_outcomes", "group_key, job_key, position, outcomes",
            "SELECT j.group_key, o.job_key, o.position, o.outcomes FROM job_outcomes o JOIN jobs j ON j.key = o.job_key"),
        new("idempotency", "group_key, key, body_hash, job_id, created_at", "SELECT group_key, key, body_hash, job_id, created_at FROM idempotency"),
        new("contact_lists", "key, group_key, id, name, filters, findings, contact_count, created_at, updated_at",
            "SELECT key, group_key, id, name, filters, findings, contact_count, created_at, updated_at FROM contact_lists", "key",
            ("SELECT sum(contact_count) FROM contact_lists", "sum(contact_count)")),
        new("contacts", "group_key, list_key, position, json",
            "SELECT l.group_key, c.list_key, c.position, c.json FROM contacts c JOIN contact_lists l ON l.key = c.list_key",
            Sum: ("SELECT sum(length(json)) FROM contacts", "sum(length(json))")),
    ];
}
