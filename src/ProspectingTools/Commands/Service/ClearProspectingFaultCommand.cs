using System.Management.Automation;

namespace ProspectingTools.Commands.Service;

/// <summary>Ends faults of a local service: those that are given, else all.</summary>
[Cmdlet(VerbsCommon.Clear, "ProspectingFault", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ClearProspectingFaultCommand : AdminCommand
{
    /// <summary>The faults to end; all when left out.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? FaultId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string? id in FaultId ?? [null!])
        {
            RunAdminPerInput(id, admin =>
            {
                if (ShouldProcess(At(Target), id is null ? "End all faults" : $"End the fault {id}"))
                {
                    Await(admin.ClearFaultsAsync(id, Context));
                }
            });
        }
    }
}
