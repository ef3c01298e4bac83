using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Connections;
using ProspectingTools.Errors;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Connection;

/// <summary>
/// Shows the connection that cmdlets of this session use: that of Connect-Prospecting or Start-ProspectingService, else what
/// the environment describes, else that of the default profile once it has been used. Nothing when there is none.
/// </summary>
[Cmdlet(VerbsCommon.Get, "ProspectingConnection")]
[OutputType(typeof(ProspectingConnection))]
public sealed class GetProspectingConnectionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Session session = Session.Current;
        try
        {
            if ((session.Connection ?? ConnectionResolver.FromEnvironment(session) ?? session.ProfileConnection) is { } connection)
            {
                WriteObject(connection);
            }
        }
        catch (ProspectingApiException e)
        {
            ThrowTerminatingError(ErrorFactory.From(e, null));
        }
    }
}
