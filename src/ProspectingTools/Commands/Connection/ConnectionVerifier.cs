using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands;

/// <summary>Tries a new connection with one cheap call, and settles its account group.</summary>
internal static class ConnectionVerifier
{
    /// <summary>
    /// Lists the account groups, which any valid key may (prospecting-api.md, GET /v1/accounts), and picks the only one when
    /// none is chosen.
    /// </summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="preferred">An account group to take if the key may use it; any other text is passed over.</param>
    /// <returns>The account groups that the key may use.</returns>
    /// <exception cref="ProspectingApiException">The key is refused, or may not use the account group.</exception>
    public static IReadOnlyList<AccountGroup> Verify(CancellableCommand cmdlet, ProspectingConnection connection, string? preferred = null)
    {
        List<AccountGroup> groups = List(cmdlet, connection).Where(group => group.AccountGroupId is not null).ToList();
        if (connection.AccountGroupId is { } chosen)
        {
            // A server that lists nothing cannot say that the choice is wrong.
            AccountGroup? found = Find(groups, chosen);
            connection.Client.UseAccountGroup(found?.AccountGroupId ?? (groups.Count == 0 ? chosen : throw Unknown(chosen, groups)));
        }
        else if (Find(groups, preferred) is { } wanted)
        {
            connection.Client.UseAccountGroup(wanted.AccountGroupId!);
        }
        else if (groups.Count == 1)
        {
            connection.Client.UseAccountGroup(groups[0].AccountGroupId!);
            cmdlet.WriteVerbose($"Account group: {Describe(groups[0])}, the only one.");
        }
        else if (groups.Count > 1)
        {
            cmdlet.WriteWarning($"The key may use several account groups, and none is chosen: {Describe(groups)}. Connect with -AccountGroupId '{groups[0].AccountGroupId}', or another of them.");
        }
        else
        {
            cmdlet.WriteWarning("The key may use no account group: only contact lists will work.");
        }

        return groups;
    }

    private static IReadOnlyList<AccountGroup> List(CancellableCommand cmdlet, ProspectingConnection connection)
    {
        using var pump = new Pump(entry => CallLogWriter.Write(cmdlet, entry), api => connection.ReadKey(cmdlet, api));
        return pump.Wait(connection.Client.GetAccountGroupsAsync(new CallContext(pump, cmdlet.Cancellation)), cmdlet.Cancellation);
    }

    // By id, else by name, as people remember names.
    private static AccountGroup? Find(IReadOnlyList<AccountGroup> groups, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        List<AccountGroup> named = groups.Where(group => string.Equals(group.Name, text, StringComparison.OrdinalIgnoreCase)).ToList();
        return groups.FirstOrDefault(group => group.AccountGroupId == text) ?? (named.Count == 1 ? named[0] : null);
    }

    private static ProspectingApiException Unknown(string chosen, IReadOnlyList<AccountGroup> groups) => new(
        FailureKind.Caller,
        ErrorIds.AccountGroupUnknown,
        $"The key may not use the account group '{chosen}'. It may use: {Describe(groups)}.");

    private static string Describe(IEnumerable<AccountGroup> groups) => string.Join(", ", groups.Select(Describe));

    private static string Describe(AccountGroup group) => group.Name is null ? group.AccountGroupId! : $"{group.AccountGroupId} ({group.Name})";
}
