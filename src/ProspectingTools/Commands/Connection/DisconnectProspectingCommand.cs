using System.Management.Automation;
using ProspectingTools.Connections;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Connection;

/// <summary>Ends a connection and forgets its key. The session's own when none is given; without one, nothing happens.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Prospecting")]
public sealed class DisconnectProspectingCommand : PSCmdlet
{
    /// <summary>The connection.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public ProspectingConnection? Connection { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Session session = Session.Current;
        if (Connection is not null)
        {
            session.Forget(Connection);
            return;
        }

        if (session.Connection is null && session.EnvironmentConnection is null && session.ProfileConnection is null)
        {
            WriteVerbose("This session has no connection.");
        }

        session.Forget(session.Connection);
        session.Forget(session.EnvironmentConnection);
        session.ForgetProfiles();
    }
}
