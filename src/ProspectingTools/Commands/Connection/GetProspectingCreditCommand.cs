using System.Management.Automation;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts.ContactLists;

namespace ProspectingTools.Commands.Connection;

/// <summary>Shows how many credits are left.</summary>
[Cmdlet(VerbsCommon.Get, "ProspectingCredit")]
[OutputType(typeof(CreditBalance))]
public sealed class GetProspectingCreditCommand : ProspectingCommand
{
    /// <inheritdoc/>
    private protected override ApiKind? NeededApi => ApiKind.ContactLists;

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunTerminating(null, () =>
    {
        CreditBalance balance = Await(Client.GetCreditsAsync(Context));
        if (balance.RemainingCredits is null)
        {
            WriteWarning("The server does not say how many credits are left: its answer has no number of them. RemainingCredits is empty, which is not zero.");
        }

        Emit(balance);
    });
}
