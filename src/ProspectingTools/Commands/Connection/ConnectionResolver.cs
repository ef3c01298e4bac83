using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Connections;
using ProspectingTools.Profiles;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands;

/// <summary>
/// Finds the connection of a cmdlet: the one given, else the runspace's, else the environment's, else the default profile's
/// (design, "Cmdlets").
/// </summary>
internal static class ConnectionResolver
{
    /// <summary>Finds the connection.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="given">Its -Connection.</param>
    /// <param name="needed">The API that it calls; null when it looks for itself.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ProspectingApiException">
    /// There is none (<see cref="ErrorIds.ConnectionMissing"/>), or it does not have the API (<see cref="ErrorIds.ApiMissing"/>).
    /// </exception>
    public static ProspectingConnection Resolve(CancellableCommand cmdlet, ProspectingConnection? given, ApiKind? needed)
    {
        Session session = Session.Current;
        ProspectingConnection connection = given ?? session.Connection ?? Described(cmdlet, session) ?? throw Missing();
        if (needed is not { } api)
        {
            return connection;
        }

        // What is described and not connected to has not been tried; contact lists need no account group.
        if (api == ApiKind.Prospecting && connection.AccountGroupId is null && connection.Finding(api).Access is ApiAccess.Untried or ApiAccess.NoAnswer)
        {
            ConnectionVerifier.Verify(cmdlet, connection);
            if (connection.Finding(api) is { Access: ApiAccess.NoAnswer, Failure: { } failure })
            {
                throw failure;
            }
        }

        return connection.Finding(api).IsClosed ? throw ApiMissing.Error(connection, api) : connection;
    }

    /// <summary>The connection that the environment describes.</summary>
    /// <param name="session">The session that keeps it.</param>
    /// <returns>The connection; null when the environment describes none.</returns>
    public static ProspectingConnection? FromEnvironment(Session session)
    {
        if (EnvironmentSource.Read() is not { } endpoints)
        {
            return null;
        }

        return session.EnvironmentConnection is { } kept && Describes(endpoints, kept)
            ? kept
            : session.EnvironmentConnection = ConnectionFactory.Create(endpoints, new TransportSettings(), "Environment");
    }

    /// <summary>The connection of a profile that a cmdlet names; made once for a session.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="profileName">Its -ProfileName.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ProspectingApiException">There is no such profile, or its key cannot be read.</exception>
    public static ProspectingConnection OfProfile(PSCmdlet cmdlet, string profileName)
    {
        Session session = Session.Current;
        if (!session.Profiles.TryGetValue(profileName, out ProspectingConnection? connection))
        {
            session.Profiles[profileName] = connection = ConnectionFactory.FromProfile(cmdlet, ProfileStore.Get(profileName), new TransportSettings());
        }

        return connection;
    }

    /// <summary>The connection that a cmdlet would use, where no vault must be asked to have it.</summary>
    /// <param name="given">Its -Connection.</param>
    /// <param name="profileName">Its -ProfileName.</param>
    /// <returns>The connection; null when there is none yet.</returns>
    public static ProspectingConnection? AtHand(ProspectingConnection? given, string? profileName)
    {
        Session session = Session.Current;
        if (given is null && profileName is not null)
        {
            return session.Profiles.TryGetValue(profileName, out ProspectingConnection? named) ? named : null;
        }

        return given ?? session.Connection ?? FromEnvironment(session) ?? session.ProfileConnection;
    }

    /// <summary>The host, and the profile or that it is the environment's, of the connection that a cmdlet would use. Nothing is sent, no key is read.</summary>
    /// <param name="given">Its -Connection.</param>
    /// <param name="profileName">Its -ProfileName.</param>
    /// <returns>Such as <c>api.example.com (profile 'prod')</c>; null when there is no connection, or none that can be shown.</returns>
    public static string? PlaceOf(ProspectingConnection? given, string? profileName)
    {
        try
        {
            if (AtHand(given, profileName) is { } connection)
            {
                return connection.Place;
            }

            return (profileName is null ? ProfileStore.Default() : ProfileStore.Find(profileName)) is { } profile ? ProspectingConnection.PlaceOf(profile.Uri ?? profile.ContactListUri, "Profile", profile.Name) : null;
        }
        catch (ProspectingApiException)
        {
            // The call itself says what is wrong.
            return null;
        }
    }

    /// <summary>There is no connection at all.</summary>
    /// <returns>The error, which shows the line to type.</returns>
    public static ProspectingApiException Missing() => new(
        FailureKind.Caller,
        ErrorIds.ConnectionMissing,
        "There is no connection. Type one of these first: Start-ProspectingService (a local service, no account needed), or Connect-Prospecting -Uri https://api.example.com -ApiKey (Read-Host -AsSecureString), or set PROSPECTING_URI and PROSPECTING_API_KEY." + Stored());

    private static string Stored() => ProfileStore.Known() is { Length: > 0 } known && !known.StartsWith("No ", System.StringComparison.Ordinal)
        ? $" Or use a profile, by Connect-Prospecting <name> or -ProfileName <name>. {known.TrimEnd()}"
        : string.Empty;

    // What nobody chose in this session is said before it is used: it may be production.
    private static ProspectingConnection? Described(CancellableCommand cmdlet, Session session)
    {
        if ((FromEnvironment(session) ?? FromDefaultProfile(cmdlet, session)) is not { } connection)
        {
            return null;
        }

        if (session.MustTell(connection))
        {
            cmdlet.WriteWarning($"This session has not connected, so {cmdlet.MyInvocation.MyCommand?.Name ?? "the cmdlet"} uses {connection.Place}. {Session.WhyUnconnected}Connect-Prospecting makes that the session's own choice.");
        }

        return connection;
    }

    private static ProspectingConnection? FromDefaultProfile(PSCmdlet cmdlet, Session session)
    {
        if (session.ProfileConnection is { } kept)
        {
            return kept;
        }

        return ProfileStore.Default() is { } profile
            ? session.ProfileConnection = ConnectionFactory.FromProfile(cmdlet, profile, new TransportSettings())
            : null;
    }

    // Where the environment names no account group, the connection may have settled one.
    private static bool Describes(Endpoints endpoints, ProspectingConnection kept) =>
        kept.Uri == endpoints.Uri
        && kept.Client.Options.ContactListUri == endpoints.ContactListUri
        && (endpoints.AccountGroupId is null || kept.AccountGroupId == endpoints.AccountGroupId)
        && kept.Client.Options.Key.IsSameAs(endpoints.Key)
        && (endpoints.ContactListKey?.IsSameAs(kept.Client.Options.ContactListKey) ?? kept.Client.Options.ContactListKey is null);
}
