using System.Linq;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Service.Rules;

/// <summary>The list of signal specifications.</summary>
internal static class SignalSpecificationRules
{
    /// <summary>A page of specifications.</summary>
    public static ListPage<SignalSpecification> List(PageRequest page)
    {
        (long Position, SignalSpecification Specification)[] rows =
            [.. SignalSpecifications.All.Select((s, i) => (Position: i + 1L, s)).Where(s => s.Position > page.After)];
        return ListPage<SignalSpecification>.Of(rows, page.Limit, row => row.Position, row => row.Specification);
    }
}
