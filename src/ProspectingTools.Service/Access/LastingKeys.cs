using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Access;

/// <summary>The keys that are stored: made, listed and revoked over HTTP as the command line does.</summary>
internal sealed class LastingKeys(IStore store, Workspace workspace, TimeProvider clock)
{
    private const int MaxName = 100;

    /// <summary>Makes a key.</summary>
    /// <returns>The key, which nobody can read again.</returns>
    /// <exception cref="RuleException">The name or a permission is not valid.</exception>
    public Task<CreatedServiceKey> CreateAsync(CreateServiceKeyRequest request, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        string name = checks.Required("name", request.Name, MaxName);
        string? groupName = request.AccountGroupName is null ? null : checks.Required("accountGroupName", request.AccountGroupName, MaxName);
        IReadOnlyList<string> scopes = [.. (request.Scopes ?? Scopes.All).Distinct()];
        if (scopes.Count == 0)
        {
            checks.Refuse("scopes", "must name at least one permission, or be left out for all");
        }

        for (int i = 0; i < scopes.Count; i++)
        {
            checks.OneOf($"scopes[{i}]", scopes[i], Scopes.All);
        }

        checks.Done();
        return store.WriteAsync(
            async session =>
            {
                long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
                AccountGroupRow group = groupName is null ? workspace.Group : await GroupAsync(session, groupName, now);
                (string key, ApiKeyRow row) = await ApiKeys.CreateAsync(session, group, name, scopes, now);
                return Describe(row, new CreatedServiceKey { Key = key });
            },
            cancellationToken);
    }

    /// <summary>All keys, revoked ones too, oldest first.</summary>
    public Task<IReadOnlyList<ServiceKey>> ListAsync(CancellationToken cancellationToken) => store.ReadAsync<IReadOnlyList<ServiceKey>>(
        async session => [.. (await session.KeysAsync()).Select(row => Describe(row, new ServiceKey()))], cancellationToken);

    /// <summary>Revokes a key with immediate effect.</summary>
    /// <exception cref="RuleException">There is no such key, or it was revoked before.</exception>
    public async Task RevokeAsync(string keyId, CancellationToken cancellationToken)
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (!await store.WriteAsync(session => session.RevokeKeyAsync(keyId, now), cancellationToken))
        {
            throw RuleException.NotFound("active key", keyId);
        }
    }

    private static async Task<AccountGroupRow> GroupAsync(IWriteSession session, string name, long now)
    {
        if ((await session.AccountGroupsAsync()).FirstOrDefault(group => group.Name == name || group.Id == name) is { } known)
        {
            return known;
        }

        string id = Ids.New();
        return new AccountGroupRow { Key = await session.AddAccountGroupAsync(id, name, now), Id = id, Name = name };
    }

    private static T Describe<T>(ApiKeyRow row, T key)
        where T : ServiceKey
    {
        key.KeyId = row.KeyId;
        key.Name = row.Name;
        key.Scopes = row.Scopes.Split(' ');
        key.AccountGroupId = row.GroupId;
        key.AccountGroupName = row.GroupName;
        key.CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt);
        key.RevokedAt = row.RevokedAt is { } revoked ? DateTimeOffset.FromUnixTimeMilliseconds(revoked) : null;
        return key;
    }
}
