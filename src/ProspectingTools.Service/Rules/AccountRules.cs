using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>The account groups that a key may use: of the local service, one.</summary>
internal sealed class AccountRules(IStore store)
{
    /// <summary>A page of account groups.</summary>
    public async Task<CursorPage<AccountGroup>> ListAsync(Caller caller, string? cursor, string? limit, CancellationToken cancellationToken)
    {
        int size = Paging.CursorLimit(limit);
        string list = $"accounts:{caller.GroupId}";
        long after = Cursors.Read(list, cursor, 0);
        IReadOnlyList<AccountGroupRow> groups = await store.ReadAsync(session => session.AccountGroupsAsync(), cancellationToken);
        AccountGroupRow[] rows = [.. groups.Where(g => g.Key == caller.GroupKey && g.Key > after)];
        return Paging.Page(list, rows, size, row => row.Key, row => row.ToWire());
    }
}
