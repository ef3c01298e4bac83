using System;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Access;

/// <summary>Finds out who makes a request.</summary>
internal sealed class Authenticator(IStore store, ProcessKeys keys, Workspace workspace)
{
    private const string Bearer = "Bearer ";

    private readonly Caller _session = new(
        workspace.Group.Key, workspace.Group.Id, workspace.Group.Name, "session", Scopes.All.ToFrozenSet());

    /// <summary>Whether there are admin endpoints.</summary>
    public bool AdminEnabled => keys.AdminKeyHash is not null;

    /// <summary>The caller behind an Authorization header; null when the key is missing, unknown or revoked.</summary>
    public async Task<Caller?> CallerAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (Token(authorization) is not { } token)
        {
            return null;
        }

        byte[] hash = ApiKeys.Hash(token);
        if (Same(keys.SessionKeyHash, hash))
        {
            return _session;
        }

        // The index finds the row by the hash of a random key, which tells an attacker nothing; the comparison is of fixed time all the same.
        ApiKeyRow? row = await store.ReadAsync(session => session.ActiveKeyAsync(hash), cancellationToken);
        return row is not null && Same(row.Hash, hash)
            ? new Caller(row.GroupKey, row.GroupId, row.GroupName, row.KeyId, row.Scopes.Split(' ').ToFrozenSet())
            : null;
    }

    /// <summary>Whether a header holds the admin key, plain or as a bearer token.</summary>
    public bool IsAdmin(string? header) =>
        !string.IsNullOrEmpty(header) && Same(keys.AdminKeyHash, ApiKeys.Hash(Token(header) ?? header.Trim()));

    private static string? Token(string? authorization) =>
        authorization?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) == true && authorization[Bearer.Length..].Trim() is { Length: > 0 } token
            ? token
            : null;

    private static bool Same(byte[]? expected, byte[] actual) => expected is not null && CryptographicOperations.FixedTimeEquals(expected, actual);
}
