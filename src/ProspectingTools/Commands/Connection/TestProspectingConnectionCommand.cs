using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
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
    /// <summary>Returns only whether everything works of the APIs that the connection is to have.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    private protected override ApiKind? NeededApi => null;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ResolvedConnection.Finding(ApiKind.Prospecting).Access is ApiAccess.Untried or ApiAccess.NoAnswer)
        {
            TryVerify();
        }

        ProspectingConnectionTest prospecting = ConnectionTester.Prospecting(this);
        ProspectingConnectionTest contactLists = ConnectionTester.ContactLists(this);
        if (Quiet)
        {
            ProspectingConnectionTest[] expected = new[] { prospecting, contactLists }.Where(test => test.Expected).ToArray();
            Emit(expected.Length > 0 && expected.All(test => test.Success));
            return;
        }

        Emit(prospecting);
        Emit(contactLists);
    }

    // The account group is needed for the test; what fails here is what the test reports.
    private void TryVerify()
    {
        try
        {
            ConnectionVerifier.Verify(this, ResolvedConnection);
        }
        catch (ProspectingApiException e)
        {
            WriteVerbose(e.Message);
        }
    }
}
