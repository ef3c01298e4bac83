using System.Management.Automation;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts.ContactLists;

namespace ProspectingTools.Commands.Connection;

/// <summary>Shows the state of the account's connectors, such as Sales Navigator.</summary>
[Cmdlet(VerbsCommon.Get, "ProspectingConnector")]
[OutputType(typeof(Connector))]
public sealed class GetProspectingConnectorCommand : ProspectingCommand
{
    /// <inheritdoc/>
    private protected override ApiKind? NeededApi => ApiKind.ContactLists;

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunTerminating(null, () =>
    {
        foreach (Connector connector in Await(Client.GetConnectorsAsync(Context)))
        {
            Emit(connector);
        }
    });
}
