using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using ProspectingTools.Connections;
using ProspectingTools.Service;

namespace ProspectingTools.Runtime;

/// <summary>What the module remembers, for each runspace by itself.</summary>
internal sealed class Session
{
    private static readonly ConditionalWeakTable<Runspace, Session> Sessions = new();

    /// <summary>The session of the runspace that runs this thread's pipeline.</summary>
    public static Session Current => Sessions.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>The connection that cmdlets use when none is given.</summary>
    public ProspectingConnection? Connection { get; set; }

    /// <summary>The connection that was made of the environment, kept as long as the environment stays the same.</summary>
    public ProspectingConnection? EnvironmentConnection { get; set; }

    /// <summary>The connection that was made of the default profile.</summary>
    public ProspectingConnection? ProfileConnection { get; set; }

    /// <summary>The local services that this runspace started.</summary>
    public List<ProspectingService> Services { get; } = [];

    /// <summary>Ids and names that this session has seen, for completion.</summary>
    public SeenItems Seen { get; } = new();

    /// <summary>Forgets a runspace.</summary>
    /// <param name="runspace">The runspace.</param>
    /// <returns>Its session, if it had one.</returns>
    public static Session? Remove(Runspace runspace)
    {
        if (!Sessions.TryGetValue(runspace, out Session? session))
        {
            return null;
        }

        Sessions.Remove(runspace);
        return session;
    }
}
