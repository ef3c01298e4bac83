-- Spreads the account groups over the machines of a Citus cluster. Run by psql on the coordinator, after 'prospecting-service data
-- migrate' and before the first start, and again after each update: what is spread already stays as it is. A table with rows
-- can be spread too; that takes long, and the instances must be stopped.
\set ON_ERROR_STOP on
BEGIN;

-- A statement over all machines uses one connection to each, so that account groups and keys, which are the same everywhere, can be
-- changed in the same transaction.
SELECT format('ALTER DATABASE %I SET citus.multi_shard_modify_mode = %L', current_database(), 'sequential') \gexec
SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- Distributed tables have no triggers. The service adds lines to the ledger and never changes one.
SELECT 'DROP TRIGGER ledger_keeps_lines ON ledger' WHERE EXISTS (SELECT FROM pg_trigger WHERE tgname = 'ledger_keeps_lines') \gexec

CREATE TEMPORARY TABLE tables(place integer GENERATED ALWAYS AS IDENTITY, name text, spread text) ON COMMIT DROP;
INSERT INTO tables(name, spread) VALUES
    -- The same small rows on every machine.
    ('account_groups', 'create_reference_table(%L)'),
    ('api_keys', 'create_reference_table(%L)'),
    -- A group's rows are all on one machine, so that its transactions and joins stay there.
    ('balances', 'create_distributed_table(%L, ''group_key'')');
INSERT INTO tables(name, spread)
SELECT name, 'create_distributed_table(%L, ''group_key'', colocate_with => ''balances'')' FROM unnest(ARRAY[
    'ledger', 'connectors', 'people', 'person_addresses', 'lead_lists', 'lead_list_members', 'saved_searches', 'posts', 'post_commenters',
    'folders', 'audiences', 'prospects', 'jobs', 'job_errors', 'job_outcomes', 'idempotency', 'contact_lists', 'contacts']) AS name;

SELECT format('SELECT %L AS spread, ' || spread, name, name) FROM tables
WHERE NOT EXISTS (SELECT FROM pg_dist_partition p WHERE p.logicalrelid = name::regclass AND (p.partmethod = 'h' OR p.repmodel = 't'))
ORDER BY place \gexec

-- The queue (job_queue), the service's settings and the buckets of rate limits (rate_buckets) stay what they are: tables of the coordinator
-- alone. Rows of the queue are locked one by one, and by the coordinator's clock, which Citus allows in tables that it does not know.

COMMIT;
