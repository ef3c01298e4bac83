using System.Management.Automation;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.ContactLists;

/// <summary>Gets contact lists, by id or by name.</summary>
[Cmdlet(VerbsCommon.Get, "ContactList", DefaultParameterSetName = ListSet)]
[OutputType(typeof(ContactList))]
public sealed class GetContactListCommand : PagedCommand
{
    private const string ListSet = "List";
    private const string IdSet = "ListId";

    /// <summary>The lists.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ContactListIdCompleter))]
    public string[] ListId { get; set; } = [];

    /// <summary>Names, with wildcards; all when left out.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ContactListNameCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    private protected override string Items => "contact lists";

    /// <inheritdoc/>
    private protected override ApiKind? NeededApi => ApiKind.ContactLists;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            RunTerminating(Name, List);
            return;
        }

        foreach (string id in ListId)
        {
            RunPerInput(id, () =>
            {
                ContactList list = Await(Client.GetContactListAsync(id, Context));
                Remember(list);
                Emit(list);
            });
        }
    }

    private void List()
    {
        var filter = new NameFilter(Name, "contact list", "Get-ContactList");
        if (filter.IsEmpty)
        {
            EmitPages(options => Client.GetContactLists(options, Context), Remember);
        }
        else
        {
            EmitMatches(options => Client.GetContactLists(options, Context), filter, list => list.Name, Remember);
        }
    }

    private static void Remember(ContactList list) => Session.Current.Seen.Add(SeenKind.ContactList, list.ListId, list.Name);
}
