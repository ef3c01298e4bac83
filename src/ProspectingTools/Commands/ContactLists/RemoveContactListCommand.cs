using System.Management.Automation;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.ContactLists;

/// <summary>Deletes contact lists with all their stored contacts.</summary>
[Cmdlet(VerbsCommon.Remove, "ContactList", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveContactListCommand : ProspectingCommand
{
    /// <summary>The ids of lists.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ContactListIdCompleter))]
    public string[] ListId { get; set; } = [];

    /// <summary>What Get-ContactList returned, beside its id: with it the question says how much would be lost.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public ContactList? InputObject { get; set; }

    /// <inheritdoc/>
    private protected override ApiKind? NeededApi => ApiKind.ContactLists;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in ListId)
        {
            if (ForeignId.IsOfOtherKind(SeenKind.ContactList, id) && !RunPerInput(id, () => Await(Client.GetContactListAsync(id, Context))))
            {
                continue;
            }

            ContactList? known = InputObject?.ListId == id ? InputObject : null;
            string target = DeletionTarget.Of("contact list", SeenKind.ContactList, id, known?.Name, DeletionTarget.Count(known?.ContactCount, "contact"));
            if (MayAct(target, "Delete with all its stored contacts") && RunPerInput(id, () => Await(Client.DeleteContactListAsync(id, Context))))
            {
                Session.Current.Seen.Remove(SeenKind.ContactList, id);
            }
        }
    }
}
