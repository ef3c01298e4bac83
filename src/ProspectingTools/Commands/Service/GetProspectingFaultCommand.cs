using System.Management.Automation;
using ProspectingTools.Contracts.Local;
using ProspectingTools.LocalService;

namespace ProspectingTools.Commands.Service;

/// <summary>Returns the faults that a local service shows, with what they have hit.</summary>
[Cmdlet(VerbsCommon.Get, "ProspectingFault")]
[OutputType(typeof(ProspectingFault))]
public sealed class GetProspectingFaultCommand : AdminCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => RunAdmin(null, admin =>
    {
        foreach (StandingFault fault in Await(admin.GetFaultsAsync(Context)))
        {
            Emit(new ProspectingFault(fault));
        }
    });
}
