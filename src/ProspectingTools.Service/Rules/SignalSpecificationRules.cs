using System.Linq;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Service.Rules;

/// <summary>The list of signal specifications.</summary>
internal sealed class SignalSpecificationRules(Cursors cursors)
{
    /// <summary>A page of specifications.</summary>
    public CursorPage<SignalSpecification> List(Caller caller, string? cursor, string? limit)
    {
        int size = Paging.CursorLimit(limit);
        string list = $"specifications:{caller.GroupId}";
        long after = cursors.Read(list, cursor, 0);
        (long Position, SignalSpecification Specification)[] rows =
            [.. SignalSpecifications.All.Select((s, i) => (Position: i + 1L, s)).Where(s => s.Position > after)];
        return Paging.Page(cursors, list, rows, size, row => row.Position, row => row.Specification);
    }
}
