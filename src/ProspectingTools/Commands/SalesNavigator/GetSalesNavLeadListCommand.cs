using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.SalesNavigator;

/// <summary>Lists the lead lists of Sales Navigator: sources of jobs.</summary>
[Cmdlet(VerbsCommon.Get, "SalesNavLeadList")]
[OutputType(typeof(LeadList))]
public sealed class GetSalesNavLeadListCommand : ProspectingCommand
{
    /// <summary>Names, with wildcards; all when left out.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.LeadListNameCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunTerminating(Name, () =>
        SourceOutput.Write(this, Await(Client.GetLeadListsAsync(Context)), Name, "lead list", SeenKind.LeadList, item => item.LeadListId, item => item.Name));
}
