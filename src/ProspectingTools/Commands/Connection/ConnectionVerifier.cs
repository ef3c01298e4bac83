using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands;

/// <summary>Tries a new connection with one cheap call of each API, and settles its account group.</summary>
internal static class ConnectionVerifier
{
    /// <summary>
    /// Looks which APIs the key opens; lists the account groups, which any valid key of the prospecting API may
    /// (prospecting-api.md, GET /v1/accounts), and picks the only one when none is chosen.
    /// </summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="connection">The connection; it remembers what was seen.</param>
    /// <param name="preferred">An account group to take if the key may use it; any other text is skipped.</param>
    /// <returns>The account groups that the key may use.</returns>
    /// <exception cref="ProspectingApiException">The key opens neither API, or may not use the account group.</exception>
    public static IReadOnlyList<AccountGroup> Verify(CancellableCommand cmdlet, ProspectingConnection connection, string? preferred = null)
    {
        ApiSurvey survey = Survey(cmdlet, connection);
        if (survey.Failure is { } failure)
        {
            throw failure;
        }

        connection.Found(survey.Prospecting, survey.ContactLists);

        TellMissing(cmdlet, connection, ApiKind.Prospecting, wanted: connection.WantsBoth || connection.AccountGroupId is not null);
        TellMissing(cmdlet, connection, ApiKind.ContactLists, wanted: connection.WantsBoth);
        List<AccountGroup> groups = survey.Groups.Where(group => group.AccountGroupId is not null).ToList();
        if (survey.Prospecting.Access == ApiAccess.Open)
        {
            Settle(cmdlet, connection, groups, preferred);
        }

        return groups;
    }

    private static void Settle(CancellableCommand cmdlet, ProspectingConnection connection, List<AccountGroup> groups, string? preferred)
    {
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
    }

    private static ApiSurvey Survey(CancellableCommand cmdlet, ProspectingConnection connection)
    {
        using var pump = new Pump(entry => CallLogWriter.Write(cmdlet, entry), api => connection.ReadKey(cmdlet, api));
        return pump.Wait(ApiSurvey.RunAsync(connection.Client, new CallContext(pump, cmdlet.Cancellation)), cmdlet.Cancellation);
    }

    // A key of one API alone is nothing to be warned of each time, unless more was asked for, or may come back.
    private static void TellMissing(CancellableCommand cmdlet, ProspectingConnection connection, ApiKind api, bool wanted)
    {
        ApiFinding finding = connection.Finding(api);
        if (finding.Access == ApiAccess.Limited && api == ApiKind.Prospecting && connection.AccountGroupId is null)
        {
            cmdlet.WriteWarning($"The key may not list the account groups ({finding.Failure?.Message.TrimEnd('.')}). Connect with -AccountGroupId to use the prospecting API; contact lists work without.");
        }
        else if (finding.Access == ApiAccess.NoAnswer || (finding.IsClosed && wanted))
        {
            cmdlet.WriteWarning($"The connection does not have the {ApiMissing.Name(api)}: {ApiMissing.Why(connection, api)}");
        }
        else if (finding.IsClosed)
        {
            cmdlet.WriteVerbose($"The connection does not have the {ApiMissing.Name(api)}: {ApiMissing.Why(connection, api)}");
        }
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
