using System;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Access;

/// <summary>The account group that the service works with when nobody says otherwise.</summary>
/// <param name="Group">The first account group.</param>
/// <param name="CursorSecret">What cursors are signed with; each database has its own.</param>
internal sealed record Workspace(AccountGroupRow Group, byte[] CursorSecret)
{
    private const string CursorSetting = "cursor_secret";

    /// <summary>Finds the first account group; makes it, with credits, at the first start.</summary>
    public static Task<Workspace> OpenAsync(IStore store, ServiceSettings settings, TimeProvider clock, CancellationToken cancellationToken) => store.WriteAsync(
        async session =>
        {
            string secret = await session.SettingAsync(CursorSetting) ?? Convert.ToBase64String(RandomNumberGenerator.GetBytes(Cursors.SecretLength));
            await session.SetSettingAsync(CursorSetting, secret);
            if (!(await session.AccountGroupsAsync()).Any())
            {
                long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
                long key = await session.AddAccountGroupAsync(Ids.New(), "Local workspace", now);
                if (settings.InitialCredits != 0)
                {
                    await session.AppendLedgerAsync(new LedgerLine(key, settings.InitialCredits, 0, null, "first start", now));
                }
            }

            return new Workspace((await session.AccountGroupsAsync())[0], Convert.FromBase64String(secret));
        },
        cancellationToken);

    /// <summary>Makes a key of all permissions when there is none at all yet.</summary>
    /// <returns>The key, to be shown now, because only its hash is stored; null when there are keys.</returns>
    public Task<string?> FirstKeyAsync(IStore store, TimeProvider clock, CancellationToken cancellationToken) => store.WriteAsync(
        async session => (await session.KeysAsync()).Any()
            ? null
            : (await ApiKeys.CreateAsync(session, Group, "first key", Scopes.All, clock.GetUtcNow().ToUnixTimeMilliseconds())).Key,
        cancellationToken);
}
