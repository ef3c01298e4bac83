using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Audiences;

/// <summary>Deletes audiences with their prospects.</summary>
[Cmdlet(VerbsCommon.Remove, "Audience", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveAudienceCommand : ProspectingCommand
{
    /// <summary>The ids of audiences.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.AudienceIdCompleter))]
    public string[] AudienceId { get; set; } = [];

    /// <summary>What Get-Audience returned, beside its id: with it the question says how much would be lost.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public Audience? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in AudienceId)
        {
            if (ForeignId.IsOfOtherKind(SeenKind.Audience, id) && !RunPerInput(id, () => Await(Client.GetAudienceAsync(id, Context))))
            {
                continue;
            }

            Audience? known = InputObject?.AudienceId == id ? InputObject : null;
            string target = DeletionTarget.Of("audience", SeenKind.Audience, id, known?.Name, DeletionTarget.Count(known?.ProspectCount, "prospect"));
            if (MayAct(target, "Delete with all its prospects") && RunPerInput(id, () => Await(Client.DeleteAudienceAsync(id, Context))))
            {
                Session.Current.Seen.Remove(SeenKind.Audience, id);
            }
        }
    }
}
