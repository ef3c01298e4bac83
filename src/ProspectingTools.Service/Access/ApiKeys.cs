using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Access;

/// <summary>API keys: <c>sk_live_</c> and a random text (contact-lists-api.md, Auth). Only their SHA-256 is stored.</summary>
internal static class ApiKeys
{
    private const string Prefix = "sk_live_";
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // 43 characters of 62: more than 256 bits, so that a plain hash cannot be searched.
    private const int RandomLength = 43;

    /// <summary>The hash of a key. A fast one is enough, because the key is random and long.</summary>
    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>Makes a key and stores its hash.</summary>
    /// <returns>The key, which nobody can read again, and what is stored of it.</returns>
    public static async Task<(string Key, ApiKeyRow Row)> CreateAsync(IWriteSession session, AccountGroupRow group, string name, IEnumerable<string> scopes, long now)
    {
        string key = Prefix + RandomNumberGenerator.GetString(Alphabet, RandomLength);
        var row = new ApiKeyRow
        {
            KeyId = Ids.New(),
            Hash = Hash(key),
            GroupKey = group.Key,
            GroupId = group.Id,
            GroupName = group.Name,
            Name = name,
            Scopes = string.Join(' ', scopes),
            CreatedAt = now,
        };
        await session.AddKeyAsync(row);
        return (key, row);
    }
}
