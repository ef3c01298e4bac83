using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>Settings, account groups, keys, credits and connectors, as they can be changed.</summary>
internal interface IAccountWrites
{
    /// <summary>Stores a value of the service's own.</summary>
    Task SetSettingAsync(string name, string value);

    /// <summary>Adds an account group with a balance of nothing.</summary>
    /// <returns>The store's own number of it.</returns>
    Task<long> AddAccountGroupAsync(string id, string name, long createdAt);

    /// <summary>Adds a key.</summary>
    Task AddKeyAsync(ApiKeyRow key);

    /// <summary>Revokes a key; false when there is no such active key.</summary>
    Task<bool> RevokeKeyAsync(string keyId, long revokedAt);

    /// <summary>Adds a line to the ledger and its amount to the balance.</summary>
    Task AppendLedgerAsync(LedgerLine line);

    /// <summary>Sets a connector's status.</summary>
    Task SetConnectorAsync(long groupKey, string source, string status);
}
