using System.Management.Automation;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.SalesNavigator;

/// <summary>Lists the saved searches of Sales Navigator: sources of jobs.</summary>
[Cmdlet(VerbsCommon.Get, "SalesNavSavedSearch")]
[OutputType(typeof(SavedSearch))]
public sealed class GetSalesNavSavedSearchCommand : ProspectingCommand
{
    /// <summary>Names, with wildcards; all when left out.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.SavedSearchNameCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunTerminating(Name, () =>
        SourceOutput.Write(this, Await(Client.GetSavedSearchesAsync(Context)), Name, "saved search", SeenKind.SavedSearch, item => item.SavedSearchId, item => item.Name));
}
