using System.Management.Automation;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Deletes audiences with their prospects.</summary>
[Cmdlet(VerbsCommon.Remove, "Audience", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveAudienceCommand : ProspectingCommand
{
    /// <summary>The audiences.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.AudienceIdCompleter))]
    public string[] AudienceId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in AudienceId)
        {
            if (ShouldProcess($"audience '{id}'", "Delete with all its prospects") && ForInput(id, () => Await(Client.DeleteAudienceAsync(id, Context))))
            {
                Session.Current.Seen.Remove(SeenKind.Audience, id);
            }
        }
    }
}
