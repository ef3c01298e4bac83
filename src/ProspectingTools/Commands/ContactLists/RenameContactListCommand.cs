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
    private PipedForm _piped = null!;

    /// <summary>The list.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ContactListIdCompleter))]
    public string ListId { get; set; } = string.Empty;

    /// <summary>What is piped in where the only text without a name is the new name.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The new name.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ValidateCharacters(1, Limits.MaxContactListName)]
    public string NewName { get; set; } = string.Empty;

    /// <summary>Returns the list.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override ApiKind? NeededApi => ApiKind.ContactLists;

    /// <inheritdoc/>
    protected override void BeginProcessing() => RunTerminating(null, () =>
    {
        _piped = PipedForm.Find(this, nameof(ListId), nameof(NewName));
        NewName = _piped.Text ?? (NewName.Length > 0 ? NewName : throw PipedForm.Missing(this, nameof(NewName), "the new name"));
    });

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunPerInput(InputObject, () => Rename(_piped.TargetsOf(InputObject, ListId)[0]));

    private void Rename(string id)
    {
        if (!MayAct($"contact list '{id}'", $"Rename to '{NewName}'"))
        {
            return;
        }

        RunPerInput(id, () =>
        {
            ContactList list = Await(Client.RenameContactListAsync(id, NewName, Context));
            if (PassThru)
            {
                Emit(list);
            }
        });
    }
}
