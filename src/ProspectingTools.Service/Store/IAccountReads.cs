using System.Collections.Generic;
using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Settings, account groups, keys, credits and connectors, as they can be read.</summary>
internal interface IAccountReads
{
    /// <summary>A value of the service's own, by name.</summary>
    Task<string?> SettingAsync(string name);

    /// <summary>Account groups, oldest first.</summary>
    Task<IReadOnlyList<AccountGroupRow>> AccountGroupsAsync();

    /// <summary>An account group by the store's own number.</summary>
    Task<AccountGroupRow?> AccountGroupAsync(long groupKey);

    /// <summary>A key that is not revoked, by its hash.</summary>
    Task<ApiKeyRow?> ActiveKeyAsync(byte[] hash);

    /// <summary>All keys, oldest first.</summary>
    Task<IReadOnlyList<ApiKeyRow>> KeysAsync();

    /// <summary>The credit balance.</summary>
    Task<long> BalanceAsync(long groupKey);

    /// <summary>A connector's status; null when it was never set.</summary>
    Task<string?> ConnectorAsync(long groupKey, string source);
}
