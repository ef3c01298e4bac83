using System.Management.Automation;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.ContactLists;

namespace ProspectingTools.Commands.ContactLists;

/// <summary>Renames a contact list.</summary>
[Cmdlet(VerbsCommon.Rename, "ContactList", SupportsShouldProcess = true)]
[OutputType(typeof(ContactList))]
public sealed class RenameContactListCommand : ProspectingCommand
{
    /// <summary>The list.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ContactListIdCompleter))]
    public string ListId { get; set; } = string.Empty;

    /// <summary>The new name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ValidateCharacters(1, Limits.MaxContactListName)]
    public string NewName { get; set; } = string.Empty;

    /// <summary>Returns the list.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override ApiKind? NeededApi => ApiKind.ContactLists;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!MayAct($"contact list '{ListId}'", $"Rename to '{NewName}'"))
        {
            return;
        }

        RunPerInput(ListId, () =>
        {
            ContactList list = Await(Client.RenameContactListAsync(ListId, NewName, Context));
            if (PassThru)
            {
                Emit(list);
            }
        });
    }
}
