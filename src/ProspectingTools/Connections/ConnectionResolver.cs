using System;
using System.Management.Automation;
using ProspectingTools.Client;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Errors;
using ProspectingTools.Runtime;

namespace ProspectingTools.Connections;

/// <summary>
/// Finds the connection of a cmdlet: the one given, else the runspace's, else the environment's, else the default profile's
/// (design, "Cmdlets").
/// </summary>
internal static class ConnectionResolver
{
    /// <summary>The environment variable that holds the address.</summary>
    public const string UriVariable = "PROSPECTING_URI";

    /// <summary>The environment variable that holds the key.</summary>
    public const string KeyVariable = "PROSPECTING_API_KEY";

    /// <summary>The environment variable that holds the account group.</summary>
    public const string AccountGroupVariable = "PROSPECTING_ACCOUNT_GROUP";

    /// <summary>Finds the connection.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="given">Its -Connection.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ProspectingApiException">There is none (<see cref="ErrorIds.ConnectionMissing"/>).</exception>
    public static ProspectingConnection Resolve(PSCmdlet cmdlet, ProspectingConnection? given)
    {
        Session session = Session.Current;
        return given
            ?? session.Connection
            ?? FromEnvironment(session)
            ?? DefaultProfile.Connect(cmdlet, session)
            ?? throw new ProspectingApiException(
                FailureKind.Caller,
                ErrorIds.ConnectionMissing,
                "There is no connection. Type one of these first: Start-ProspectingService (a local service, no account needed), or Connect-Prospecting -Uri https://api.example.com -ApiKey (Read-Host -AsSecureString), or set PROSPECTING_URI and PROSPECTING_API_KEY.");
    }

    /// <summary>The connection that the environment describes.</summary>
    /// <param name="session">The session that keeps it.</param>
    /// <returns>The connection; null when the environment describes none.</returns>
    public static ProspectingConnection? FromEnvironment(Session session)
    {
        string? address = Environment.GetEnvironmentVariable(UriVariable);
        string? key = Environment.GetEnvironmentVariable(KeyVariable);
        if (string.IsNullOrWhiteSpace(address) || string.IsNullOrWhiteSpace(key))
        {
            return null;
        }

        string? group = Environment.GetEnvironmentVariable(AccountGroupVariable);
        ClientOptions options = new()
        {
            BaseUri = ConnectionUri.Parse(address!, UriVariable),
            Key = ApiKey.FromString(key),
            AccountGroupId = string.IsNullOrWhiteSpace(group) ? null : group,
            UserAgent = UserAgent.Text,
        };
        if (session.EnvironmentConnection is { } kept
            && kept.Uri == options.BaseUri
            && kept.Client.Options.AccountGroupId == options.AccountGroupId
            && kept.Client.Options.Key.IsSameAs(options.Key))
        {
            return kept;
        }

        return session.EnvironmentConnection = new ProspectingConnection(options, "Environment");
    }
}
