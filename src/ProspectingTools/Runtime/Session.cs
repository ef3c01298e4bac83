using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using ProspectingTools.Connections;
using ProspectingTools.LocalService;

namespace ProspectingTools.Runtime;

/// <summary>What the module remembers, for each runspace by itself.</summary>
internal sealed class Session
{
    private static readonly ConditionalWeakTable<Runspace, Session> s_sessions = new();

    private readonly ConditionalWeakTable<ProspectingConnection, CompletionRefresh> _completions = new();
    private static volatile string? s_connectedLast;

    private readonly HashSet<string> _said = [];
    private ProspectingConnection? _told;
    private CompletionRefresh? _completion;

    /// <summary>The session of the runspace that runs this thread's pipeline.</summary>
    public static Session Current => s_sessions.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>The connection that cmdlets use when none is given. Another one shows other things, so that what was seen is forgotten.</summary>
    public ProspectingConnection? Connection
    {
        get;
        set
        {
            if (!ReferenceEquals(field, value))
            {
                field = value;
                Seen.Clear();
                s_connectedLast = value?.Place;
            }
        }
    }

    /// <summary>The connection that was made of the environment, kept as long as the environment stays the same.</summary>
    public ProspectingConnection? EnvironmentConnection { get; set; }

    /// <summary>The connection that was made of the default profile.</summary>
    public ProspectingConnection? ProfileConnection { get; set; }

    /// <summary>The connections of profiles that cmdlets have named with -ProfileName.</summary>
    public Dictionary<string, ProspectingConnection> Profiles { get; } = new(System.StringComparer.OrdinalIgnoreCase);

    /// <summary>Ends the connections that were made of profiles, which have changed.</summary>
    public void ForgetProfiles()
    {
        Forget(ProfileConnection);
        foreach (ProspectingConnection connection in Profiles.Values)
        {
            connection.Client.Dispose();
        }

        Profiles.Clear();
    }

    /// <summary>
    /// Why this session may have no connection where its user thinks that it has: the one of another runspace is not that of
    /// ForEach-Object -Parallel, and Import-Module -Force ends the connection that there was. Empty where nothing is known.
    /// </summary>
    public static string WhyUnconnected => s_connectedLast is { } place
        ? $"The connection to {place} belongs to another runspace, or ended when the module was imported again: give it with -Connection, in ForEach-Object -Parallel as -Connection $using:connection. "
        : string.Empty;

    /// <summary>Takes note of a connection that ended without its user's doing.</summary>
    /// <param name="place">Where it led; null for none.</param>
    public static void TellOf(string? place) => s_connectedLast = place ?? s_connectedLast;

    /// <summary>Whether a connection that nobody chose in this session still has to be named to the user. Once only.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>Whether it has.</returns>
    public bool MustTell(ProspectingConnection connection)
    {
        bool must = !ReferenceEquals(_told, connection);
        _told = connection;
        return must;
    }

    /// <summary>Whether something about the servers has not been said in this session yet. Once only.</summary>
    /// <param name="what">What it is about.</param>
    /// <returns>Whether it is to be said now.</returns>
    public bool IsNews(string what) => _said.Add(what);

    /// <summary>The connection that is at hand without making one.</summary>
    public ProspectingConnection? AnyConnection => Connection ?? EnvironmentConnection ?? ProfileConnection;

    /// <summary>The local services that this runspace started.</summary>
    public List<ProspectingService> Services { get; } = [];

    /// <summary>Ids and names that this session has seen, for completion.</summary>
    public SeenItems Seen { get; } = new();

    /// <summary>The addresses of the jobs that this session has started.</summary>
    public JobInputMemory JobInputs { get; } = new();

    /// <summary>Completes what belongs to a connection.</summary>
    /// <param name="connection">The connection; null for the session's.</param>
    /// <returns>What can be completed. The session's own is what the session has seen; another has a memory of its own.</returns>
    public CompletionRefresh CompletionOf(ProspectingConnection? connection) =>
        connection is null || ReferenceEquals(connection, AnyConnection)
            ? _completion ??= new CompletionRefresh(Seen)
            : _completions.GetValue(connection, static _ => new CompletionRefresh(new SeenItems()));

    /// <summary>Ends a connection, and forgets it if it is one of the session's. That of a local service lives as long as the service.</summary>
    /// <param name="connection">The connection; null is skipped.</param>
    public void Forget(ProspectingConnection? connection)
    {
        if (connection is null)
        {
            return;
        }

        Connection = ReferenceEquals(Connection, connection) ? null : Connection;
        EnvironmentConnection = ReferenceEquals(EnvironmentConnection, connection) ? null : EnvironmentConnection;
        ProfileConnection = ReferenceEquals(ProfileConnection, connection) ? null : ProfileConnection;
        if (!Services.Exists(service => ReferenceEquals(service.Connection, connection)))
        {
            connection.Client.Dispose();
        }
    }

    /// <summary>Forgets a runspace.</summary>
    /// <param name="runspace">The runspace.</param>
    /// <returns>Its session, if it had one; its connection is still named to the user.</returns>
    public static Session? Remove(Runspace runspace)
    {
        if (!s_sessions.TryGetValue(runspace, out Session? session))
        {
            return null;
        }

        s_sessions.Remove(runspace);
        return session;
    }
}
