using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>The sources of Sales Navigator: lead lists and saved searches.</summary>
internal sealed class SourceRules(IStore store)
{
    /// <summary>Lead lists.</summary>
    public Task<ItemList<LeadList>> LeadListsAsync(Caller caller, CancellationToken cancellationToken) => ListAsync(
        caller, session => session.LeadListsAsync(caller.GroupKey), row => new LeadList { LeadListId = row.Id, Name = row.Name }, cancellationToken);

    /// <summary>Saved searches.</summary>
    public Task<ItemList<SavedSearch>> SavedSearchesAsync(Caller caller, CancellationToken cancellationToken) => ListAsync(
        caller, session => session.SavedSearchesAsync(caller.GroupKey), row => new SavedSearch { SavedSearchId = row.Id, Name = row.Name }, cancellationToken);

    private Task<ItemList<T>> ListAsync<T>(
        Caller caller, Func<IReadSession, Task<IReadOnlyList<SourceRow>>> read, Func<SourceRow, T> map, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async session =>
            {
                await Connectors.RequireUpstreamAsync(session, caller.GroupKey);
                return new ItemList<T> { Items = [.. (await read(session)).Select(map)] };
            },
            cancellationToken);
}
