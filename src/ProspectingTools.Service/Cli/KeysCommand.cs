using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Cli;

/// <summary>keys create, keys list, keys revoke.</summary>
internal static class KeysCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StoreOptions store) => new("keys", "The API keys.") { CreateKey(store), List(store), Revoke(store) };

    private static Command CreateKey(StoreOptions store)
    {
        var name = new Option<string>("--name") { Description = "What the key is for.", DefaultValueFactory = _ => "key" };
        var scopes = new Option<string[]>("--scopes")
        {
            Description = $"Permissions. Default: all. One or more of {string.Join(", ", Scopes.All)}.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [.. Scopes.All],
        };
        scopes.AcceptOnlyFromAmong([.. Scopes.All]);
        Option<string?> group = StoreCommand.GroupOption();
        group.Description = "Name of the account group; made, without credits, when it is new. Default: the first one.";
        var command = new Command("create", "Make a key and show it, once.") { name, scopes, group };
        command.SetAction((parsed, cancellationToken) => StoreCommand.RunAsync(
            store,
            parsed,
            async (opened, _) =>
            {
                (string key, string groupId) = await opened.WriteAsync(
                    async session =>
                    {
                        long now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
                        AccountGroupRow owner = await GroupAsync(session, parsed.GetValue(group), now);
                        return ((await ApiKeys.CreateAsync(session, owner, parsed.GetValue(name)!, parsed.GetValue(scopes)!, now)).Key, owner.Id);
                    },
                    cancellationToken);
                Console.WriteLine(key);
                Console.Error.WriteLine($"For account group {groupId}. The key is shown this once; only its hash is stored.");
            },
            cancellationToken));
        return command;
    }

    private static Command List(StoreOptions store)
    {
        var command = new Command("list", "Show the keys, without the keys themselves.");
        command.SetAction((parsed, cancellationToken) => StoreCommand.RunAsync(
            store,
            parsed,
            async (opened, _) =>
            {
                IReadOnlyList<ApiKeyRow> keys = await opened.ReadAsync(session => session.KeysAsync(), cancellationToken);
                foreach (ApiKeyRow key in keys)
                {
                    string state = key.RevokedAt is { } revoked ? $"revoked {Time(revoked)}" : "active";
                    Console.WriteLine($"{key.KeyId}  {key.Name}  {key.GroupId}  {Time(key.CreatedAt)}  {state}  {key.Scopes}");
                }
            },
            cancellationToken));
        return command;
    }

    private static Command Revoke(StoreOptions store)
    {
        var id = new Argument<string>("key-id") { Description = "The id that 'keys list' shows." };
        var command = new Command("revoke", "Revoke a key with immediate effect.") { id };
        command.SetAction((parsed, cancellationToken) => StoreCommand.RunAsync(
            store,
            parsed,
            async (opened, _) =>
            {
                string keyId = parsed.GetValue(id)!;
                long now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
                if (!await opened.WriteAsync(session => session.RevokeKeyAsync(keyId, now), cancellationToken))
                {
                    throw RuleException.Invalid("key-id", $"there is no active key '{keyId}'");
                }

                Console.WriteLine($"{keyId} is revoked.");
            },
            cancellationToken));
        return command;
    }

    private static async System.Threading.Tasks.Task<AccountGroupRow> GroupAsync(IWriteSession session, string? name, long now)
    {
        if (await StoreCommand.FindGroupAsync(session, name) is { } known)
        {
            return known;
        }

        string id = Ids.New();
        return new AccountGroupRow { Key = await session.AddAccountGroupAsync(id, name!, now), Id = id, Name = name! };
    }

    private static string Time(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
