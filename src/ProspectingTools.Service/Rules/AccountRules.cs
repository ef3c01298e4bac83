using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>The account groups of a key. A key of this service has one; the list is paged like every other.</summary>
internal sealed class AccountRules(IStore store, Cursors cursors)
{
    /// <summary>A page of the caller's account groups, oldest first.</summary>
    public async Task<CursorPage<AccountGroup>> ListAsync(Caller caller, string? cursor, string? limit, CancellationToken cancellationToken)
    {
        int size = Paging.CursorLimit(limit);
        string list = $"accounts:{caller.GroupId}";
        long after = cursors.Read(list, cursor, 0);
        AccountGroupRow? group = await store.ReadAsync(session => session.AccountGroupAsync(caller.GroupKey), cancellationToken);
        IReadOnlyList<AccountGroupRow> rows = group is not null && group.Key > after ? [group] : [];
        return Paging.Page(cursors, list, rows, size, row => row.Key, WireMapping.ToWire);
    }
}
