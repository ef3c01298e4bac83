using System.Management.Automation;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts.ContactLists;

namespace ProspectingTools.Commands.Connection;

/// <summary>Tells how many credits are left.</summary>
[Cmdlet(VerbsCommon.Get, "ProspectingCredit")]
[OutputType(typeof(CreditBalance))]
public sealed class GetProspectingCreditCommand : ProspectingCommand
{
    /// <inheritdoc/>
    private protected override ApiKind? NeededApi => ApiKind.ContactLists;

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunTerminating(null, () => Emit(Await(Client.GetCreditsAsync(Context))));
}
