using System.Management.Automation;
using System.Threading.Tasks;
using ProspectingTools.Client;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.ContactLists;

/// <summary>Reads the contacts of contact lists, in stored order.</summary>
[Cmdlet(VerbsCommon.Get, "ContactListMember")]
[OutputType(typeof(Contact))]
public sealed class GetContactListMemberCommand : SeveralListsCommand
{
    /// <summary>The lists.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ContactListIdCompleter))]
    public string[] ListId { get; set; } = [];

    /// <inheritdoc/>
    private protected override string Items => "contacts";

    /// <inheritdoc/>
    private protected override string Lists => "contact lists";

    /// <inheritdoc/>
    private protected override ApiKind? NeededApi => ApiKind.ContactLists;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ProspectingClient client = Client;
        foreach (string id in ListId)
        {
            EmitInOrder(new PagedList<Contact>(id, _ => Task.FromResult(id), client.GetContacts, name: static list => Session.Current.Seen.Called(SeenKind.ContactList, list)));
        }
    }
}
