-- Spreads the account groups over the machines of a Citus cluster. Run once, by psql on the coordinator, after
-- 'prospecting-service data migrate' and before the first start: SELECT … of a table with rows works too, but takes long.
-- The rest of the service needs no change: it connects to the coordinator.
BEGIN;

-- The same small rows on every machine.
SELECT create_reference_table('account_groups');
SELECT create_reference_table('api_keys');

-- A group's rows are all on one machine, so that its transactions and joins stay there.
DROP TRIGGER ledger_keeps_lines ON ledger;
SELECT create_distributed_table('balances', 'group_key');
SELECT create_distributed_table('ledger', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('connectors', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('people', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('person_addresses', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('lead_lists', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('lead_list_members', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('saved_searches', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('posts', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('post_commenters', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('folders', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('audiences', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('prospects', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('jobs', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('job_errors', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('job_outcomes', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('idempotency', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('contact_lists', 'group_key', colocate_with => 'balances');
SELECT create_distributed_table('contacts', 'group_key', colocate_with => 'balances');

-- Rows of the queue are locked one by one, which distributed tables do not allow; so they stay on the coordinator. So do the buckets of
-- rate limits (rate_buckets), which nothing is joined with.
SELECT citus_add_local_table_to_metadata('job_queue');
SELECT citus_add_local_table_to_metadata('settings');

COMMIT;
