using System.Management.Automation;
using ProspectingTools.Connections;

namespace ProspectingTools.Commands.Connection;

/// <summary>
/// Tries the connection with reads that cost nothing, and reports for each API: whether it can be reached, whether the key is
/// accepted, which permissions were refused, connectors, credits, clock skew and latency.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "ProspectingConnection")]
[OutputType(typeof(ProspectingConnectionTest), typeof(bool))]
public sealed class TestProspectingConnectionCommand : ProspectingCommand
{
    /// <summary>Returns only whether everything works.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        ProspectingConnectionTest prospecting = ConnectionTester.Prospecting(this);
        ProspectingConnectionTest contactLists = ConnectionTester.ContactLists(this);
        if (Quiet)
        {
            Emit(prospecting.Success && contactLists.Success);
            return;
        }

        Emit(prospecting);
        Emit(contactLists);
    }
}
