using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store.Postgres;

/// <content>Settings, account groups, keys, credits, connectors.</content>
internal sealed partial class PostgresSession
{
    private const string GroupColumns = "g.key, g.id, g.name, b.balance, g.created_at";

    private const string KeyColumns =
        "k.key_id, k.hash, k.group_key, g.id AS group_id, g.name AS group_name, k.name, k.scopes, k.created_at, k.revoked_at";

    public Task<string?> SettingAsync(string name) => ScalarAsync<string>("SELECT value FROM settings WHERE name = @name", new { name });

    public Task SetSettingAsync(string name, string value) => ExecuteAsync(
        "INSERT INTO settings(name, value) VALUES(@name, @value) ON CONFLICT(name) DO UPDATE SET value = excluded.value", new { name, value });

    public Task<IReadOnlyList<AccountGroupRow>> AccountGroupsAsync() => ManyAsync<AccountGroupRow>(
        $"SELECT {GroupColumns} FROM account_groups g JOIN balances b ON b.group_key = g.key ORDER BY g.key");

    public Task<AccountGroupRow?> AccountGroupAsync(long groupKey) => OneAsync<AccountGroupRow>(
        $"SELECT {GroupColumns} FROM account_groups g JOIN balances b ON b.group_key = g.key WHERE g.key = @groupKey", new { groupKey });

    public async Task<long> AddAccountGroupAsync(string id, string name, long createdAt)
    {
        long key = await ScalarAsync<long>(
            "INSERT INTO account_groups(id, name, created_at) VALUES(@id, @name, @createdAt) RETURNING key", new { id, name, createdAt });
        await ExecuteAsync("INSERT INTO balances(group_key, balance) VALUES(@key, 0)", new { key });
        return key;
    }

    public Task<ApiKeyRow?> ActiveKeyAsync(byte[] hash) => OneAsync<ApiKeyRow>(
        $"SELECT {KeyColumns} FROM api_keys k JOIN account_groups g ON g.key = k.group_key WHERE k.hash = @hash AND k.revoked_at IS NULL",
        new { hash });

    public Task<IReadOnlyList<ApiKeyRow>> KeysAsync() => ManyAsync<ApiKeyRow>(
        $"SELECT {KeyColumns} FROM api_keys k JOIN account_groups g ON g.key = k.group_key ORDER BY k.created_at, k.key_id");

    public Task AddKeyAsync(ApiKeyRow key) => ExecuteAsync(
        "INSERT INTO api_keys(key_id, hash, group_key, name, scopes, created_at) VALUES(@KeyId, @Hash, @GroupKey, @Name, @Scopes, @CreatedAt)",
        key);

    public async Task<bool> RevokeKeyAsync(string keyId, long revokedAt) => await ExecuteAsync(
        "UPDATE api_keys SET revoked_at = @revokedAt WHERE key_id = @keyId AND revoked_at IS NULL", new { keyId, revokedAt }) > 0;

    public Task<long> BalanceAsync(long groupKey) => ScalarAsync<long>("SELECT balance FROM balances WHERE group_key = @groupKey", new { groupKey });

    public Task AppendLedgerAsync(LedgerLine line)
    {
        Later(
            "INSERT INTO ledger(group_key, amount, prospects, job_key, note, created_at) VALUES($1, $2, $3, $4, $5, $6)",
            [Of(line.GroupKey), Of(line.Amount), Of(line.Prospects), Of(line.JobKey), Of(line.Note), Of(line.CreatedAt)]);
        Later("UPDATE balances SET balance = balance + $1 WHERE group_key = $2", [Of(line.Amount), Of(line.GroupKey)]);
        return Task.CompletedTask;
    }

    public Task<string?> ConnectorAsync(long groupKey, string source) =>
        ScalarAsync<string>("SELECT status FROM connectors WHERE group_key = @groupKey AND source = @source", new { groupKey, source });

    public Task SetConnectorAsync(long groupKey, string source, string status) => ExecuteAsync(
        """
        INSERT INTO connectors(group_key, source, status) VALUES(@groupKey, @source, @status)
        ON CONFLICT(group_key, source) DO UPDATE SET status = excluded.status
        """,
        new { groupKey, source, status });
}
