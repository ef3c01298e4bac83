using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Service.Rules;

/// <summary>The signal specifications that are built in (prospecting-api.md, "Signal scans"; which there are is assumed).</summary>
internal static class SignalSpecifications
{
    private const string AnySource = "any";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SignalSpecification> All { get; } =
    [
        new()
        {
            SignalSpecificationId = "5160a1500000000000000001",
            Name = "All signals",
            Description = "Whatever is known of a prospect: news of the person and of the company.",
            Sources = [AnySource],
        },
        new()
        {
            SignalSpecificationId = "5160a1500000000000000002",
            Name = "Company growth",
            Description = "The company hires or grows.",
            Sources = ["hiring", "company_growth"],
        },
        new()
        {
            SignalSpecificationId = "5160a1500000000000000003",
            Name = "Personal news",
            Description = "The person has a new role, writes, or comments.",
            Sources = ["job_change", "post_engagement", "content"],
        },
    ];

    /// <summary>One of them by id; null when there is none.</summary>
    public static SignalSpecification? Find(string id) =>
        All.FirstOrDefault(s => string.Equals(s.SignalSpecificationId, id, System.StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a specification looks for a type of signal.</summary>
    public static bool LooksFor(this SignalSpecification specification, string? type) =>
        specification.Sources!.Contains(AnySource) || specification.Sources!.Contains(type);
}
