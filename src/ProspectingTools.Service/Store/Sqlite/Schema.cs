using System.Collections.Generic;

namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>The tables, as steps: <c>PRAGMA user_version</c> counts the steps that a file has taken.</summary>
internal static class Schema
{
    /// <summary>Marks a database file as the service's own ("PTsv").</summary>
    public const int ApplicationId = 0x50547376;

    /// <summary>The steps, oldest first. A released step is never changed; a change is a new step.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        """
        CREATE TABLE settings(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE account_groups(
            key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            balance INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL);

        CREATE TABLE api_keys(
            key_id TEXT PRIMARY KEY, hash BLOB NOT NULL UNIQUE, group_key INTEGER NOT NULL REFERENCES account_groups(key),
            name TEXT NOT NULL, scopes TEXT NOT NULL, created_at INTEGER NOT NULL, revoked_at INTEGER);

        CREATE TABLE ledger(
            key INTEGER PRIMARY KEY, group_key INTEGER NOT NULL REFERENCES account_groups(key), amount INTEGER NOT NULL,
            prospects INTEGER NOT NULL, job_key INTEGER, note TEXT NOT NULL, created_at INTEGER NOT NULL);
        CREATE INDEX ledger_job ON ledger(job_key) WHERE job_key IS NOT NULL;
        CREATE TRIGGER ledger_keeps_lines BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER ledger_keeps_all BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

        CREATE TABLE connectors(
            group_key INTEGER NOT NULL REFERENCES account_groups(key), source TEXT NOT NULL, status TEXT NOT NULL,
            PRIMARY KEY(group_key, source)) WITHOUT ROWID;

        CREATE TABLE people(
            key INTEGER PRIMARY KEY, group_key INTEGER NOT NULL REFERENCES account_groups(key), id TEXT NOT NULL,
            profile_url TEXT NOT NULL, provider_id TEXT, company_url TEXT, country TEXT, sample INTEGER NOT NULL,
            json BLOB NOT NULL, emails BLOB, UNIQUE(group_key, profile_url));
        CREATE INDEX people_provider ON people(group_key, provider_id) WHERE provider_id IS NOT NULL;
        CREATE INDEX people_company ON people(group_key, company_url) WHERE company_url IS NOT NULL;
        CREATE VIRTUAL TABLE people_text USING fts5(
            name, headline, title, about, company, location, industry, seniority, tokenize = 'unicode61 remove_diacritics 2');

        CREATE TABLE lead_lists(
            key INTEGER PRIMARY KEY, group_key INTEGER NOT NULL REFERENCES account_groups(key), id TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
        CREATE TABLE lead_list_members(
            list_key INTEGER NOT NULL REFERENCES lead_lists(key), position INTEGER NOT NULL, person_key INTEGER NOT NULL,
            PRIMARY KEY(list_key, position), UNIQUE(list_key, person_key)) WITHOUT ROWID;
        CREATE TABLE saved_searches(
            key INTEGER PRIMARY KEY, group_key INTEGER NOT NULL REFERENCES account_groups(key), id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL, query TEXT NOT NULL);
        CREATE TABLE posts(
            key INTEGER PRIMARY KEY, group_key INTEGER NOT NULL REFERENCES account_groups(key), url TEXT NOT NULL, UNIQUE(group_key, url));
        CREATE TABLE post_commenters(
            post_key INTEGER NOT NULL REFERENCES posts(key), position INTEGER NOT NULL, person_key INTEGER NOT NULL,
            PRIMARY KEY(post_key, position), UNIQUE(post_key, person_key)) WITHOUT ROWID;

        CREATE TABLE jobs(
            key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, group_key INTEGER NOT NULL REFERENCES account_groups(key),
            source TEXT NOT NULL, status TEXT NOT NULL, plan TEXT NOT NULL, max_results INTEGER NOT NULL, search_emails INTEGER NOT NULL,
            audience_key INTEGER NOT NULL, audience_id TEXT NOT NULL, stage TEXT NOT NULL,
            import_position INTEGER NOT NULL, expected INTEGER, imported INTEGER NOT NULL,
            enrich_position INTEGER NOT NULL, enriched INTEGER NOT NULL, credits_used INTEGER NOT NULL,
            error_code TEXT, error_message TEXT, lease_owner TEXT, lease_until INTEGER NOT NULL,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
        CREATE INDEX jobs_group ON jobs(group_key);
        CREATE INDEX jobs_open ON jobs(key) WHERE status IN ('queued', 'running');
        CREATE TABLE idempotency(
            group_key INTEGER NOT NULL, key TEXT NOT NULL, body_hash BLOB NOT NULL, job_id TEXT NOT NULL, created_at INTEGER NOT NULL,
            PRIMARY KEY(group_key, key)) WITHOUT ROWID;
        CREATE INDEX idempotency_age ON idempotency(created_at);

        CREATE TABLE folders(
            key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, group_key INTEGER NOT NULL REFERENCES account_groups(key), name TEXT NOT NULL,
            audience_type TEXT NOT NULL, is_pinned INTEGER NOT NULL, position INTEGER NOT NULL,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
        CREATE TABLE audiences(
            key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, group_key INTEGER NOT NULL REFERENCES account_groups(key),
            name TEXT NOT NULL, type TEXT NOT NULL, description TEXT, folder_id TEXT REFERENCES folders(id),
            prospect_count INTEGER NOT NULL, ready INTEGER NOT NULL, created_at INTEGER NOT NULL);
        CREATE INDEX audiences_group ON audiences(group_key);
        -- The key is audience and position in one (SqliteSession.ProspectKey), so that a page is one run of the table.
        CREATE TABLE prospects(
            key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, audience_key INTEGER NOT NULL, person_key INTEGER NOT NULL,
            json BLOB NOT NULL, UNIQUE(person_key, audience_key));

        CREATE TABLE contact_lists(
            key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, group_key INTEGER NOT NULL REFERENCES account_groups(key), name TEXT NOT NULL,
            filters TEXT NOT NULL, contact_count INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
        CREATE INDEX contact_lists_group ON contact_lists(group_key);
        CREATE TABLE contacts(
            list_key INTEGER NOT NULL REFERENCES contact_lists(key), position INTEGER NOT NULL, json BLOB NOT NULL,
            PRIMARY KEY(list_key, position)) WITHOUT ROWID;
        """,
        """
        ALTER TABLE people ADD COLUMN headcount TEXT;
        ALTER TABLE people ADD COLUMN company_type TEXT;
        ALTER TABLE people ADD COLUMN industry TEXT;
        UPDATE people SET headcount = headcount_of(json), company_type = company_type_of(json), industry = industry_of(json);
        ALTER TABLE people_text RENAME TO people_text_1;
        CREATE VIRTUAL TABLE people_text USING fts5(
            name, headline, title, about, company, location, industry, seniority, first_name, last_name, tokenize = 'unicode61 remove_diacritics 2');
        INSERT INTO people_text(rowid, name, headline, title, about, company, location, industry, seniority, first_name, last_name)
            SELECT t.rowid, t.name, t.headline, t.title, t.about, t.company, t.location, t.industry, t.seniority,
                coalesce(json_extract(CAST(p.json AS TEXT), '$.firstName'), t.name), coalesce(json_extract(CAST(p.json AS TEXT), '$.lastName'), t.name)
            FROM people_text_1 t JOIN people p ON p.key = t.rowid;
        DROP TABLE people_text_1;
        """,
        """
        CREATE TABLE job_queue(
            job_key INTEGER PRIMARY KEY, group_key INTEGER NOT NULL, attempt INTEGER NOT NULL DEFAULT 0, run_after INTEGER NOT NULL DEFAULT 0,
            lease_owner TEXT, lease_until INTEGER NOT NULL DEFAULT 0, lost INTEGER NOT NULL DEFAULT 0);
        INSERT INTO job_queue(job_key, group_key) SELECT key, group_key FROM jobs WHERE status IN ('queued', 'running');
        CREATE TABLE job_errors(
            group_key INTEGER NOT NULL, job_key INTEGER NOT NULL, attempt INTEGER NOT NULL, at INTEGER NOT NULL, message TEXT NOT NULL,
            PRIMARY KEY(job_key, attempt)) WITHOUT ROWID;
        DROP INDEX jobs_open;
        ALTER TABLE jobs DROP COLUMN lease_owner;
        ALTER TABLE jobs DROP COLUMN lease_until;
        DELETE FROM settings WHERE name = 'worker_id';
        """,
        """
        ALTER TABLE jobs ADD COLUMN kind TEXT NOT NULL DEFAULT 'prospecting';
        ALTER TABLE prospects ADD COLUMN signals BLOB;
        ALTER TABLE people ADD COLUMN signals BLOB;
        """,
        """
        -- What else names a person beside people.profile_url and people.provider_id.
        CREATE TABLE person_addresses(
            group_key INTEGER NOT NULL, address TEXT NOT NULL, person_key INTEGER NOT NULL, PRIMARY KEY(group_key, address)) WITHOUT ROWID;
        CREATE INDEX person_addresses_person ON person_addresses(person_key);
        """,
        """
        ALTER TABLE jobs ADD COLUMN excluded INTEGER NOT NULL DEFAULT 0;
        """,
        """
        -- What became of the people whom each chunk of a job looked at (JobOutcomes), by the place where the chunk began.
        CREATE TABLE job_outcomes(
            job_key INTEGER NOT NULL REFERENCES jobs(key), position INTEGER NOT NULL, outcomes TEXT NOT NULL, PRIMARY KEY(job_key, position)) WITHOUT ROWID;
        """,
        """
        ALTER TABLE jobs ADD COLUMN suppressed INTEGER NOT NULL DEFAULT 0;
        """,
        """
        -- What of a list's search was not, or unexpectedly, applied: JSON.
        ALTER TABLE contact_lists ADD COLUMN findings TEXT;
        """,
        """
        ALTER TABLE jobs ADD COLUMN notice TEXT;
        """,
        """
        -- The employer's country by code, and the words of its place (PlaceWords).
        ALTER TABLE people ADD COLUMN company_country TEXT;
        ALTER TABLE people ADD COLUMN company_place TEXT;
        UPDATE people SET company_country = company_country_of(json), company_place = company_place_of(json);
        """,
    ];
}
