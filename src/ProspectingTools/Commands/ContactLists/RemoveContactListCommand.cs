using System.Management.Automation;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.ContactLists;

/// <summary>Deletes contact lists with all their stored contacts.</summary>
[Cmdlet(VerbsCommon.Remove, "ContactList", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveContactListCommand : ProspectingCommand
{
    /// <summary>The lists.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ContactListIdCompleter))]
    public string[] ListId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in ListId)
        {
            if (ShouldProcess($"contact list '{id}'", "Delete with all its stored contacts") && ForInput(id, () => Await(Client.DeleteContactListAsync(id, Context))))
            {
                Session.Current.Seen.Remove(SeenKind.ContactList, id);
            }
        }
    }
}
