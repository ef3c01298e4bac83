using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>The account groups of a key. A key of this service has one; the list is paged like every other.</summary>
internal sealed class AccountRules(IStore store)
{
    /// <summary>A page of the caller's account groups, oldest first.</summary>
    public async Task<ListPage<AccountGroup>> ListAsync(Caller caller, PageRequest page, CancellationToken cancellationToken)
    {
        AccountGroupRow? group = await store.ReadAsync(session => session.AccountGroupAsync(caller.GroupKey), cancellationToken);
        IReadOnlyList<AccountGroupRow> rows = group is not null && group.Key > page.After ? [group] : [];
        return ListPage<AccountGroup>.Of(rows, page.Limit, row => row.Key, WireMapping.ToWire);
    }
}
