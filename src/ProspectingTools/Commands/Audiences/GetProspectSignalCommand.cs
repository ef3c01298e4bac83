using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Reads the signals of prospects.</summary>
[Cmdlet(VerbsCommon.Get, "ProspectSignal")]
[OutputType(typeof(ProspectSignals))]
public sealed class GetProspectSignalCommand : ProspectingCommand
{
    /// <summary>The prospects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] ProspectId { get; set; } = [];

    /// <summary>Only signals of at least this score.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [WholeNumber]
    public int? MinScore { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in ProspectId)
        {
            RunPerInput(id, () => Emit(Await(Client.GetSignalsAsync(id, MinScore, Context))));
        }
    }
}
