using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Looks prospects up by a provider's id of a person.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "Prospect")]
[OutputType(typeof(ProviderResolution))]
public sealed class ResolveProspectCommand : ProspectingCommand
{
    /// <summary>The provider's ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] ProviderId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in ProviderId)
        {
            RunPerInput(id, () => Emit(Await(Client.ResolveProviderIdAsync(id, Context))));
        }
    }
}
