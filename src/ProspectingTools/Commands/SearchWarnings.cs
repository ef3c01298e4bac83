using System.Collections.Generic;
using System.Management.Automation;
using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Commands;

/// <summary>Says what of a search is not applied: people who do not fit it may be found, and be charged.</summary>
internal static class SearchWarnings
{
    /// <summary>Writes a warning for each part.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="ignored">What is not applied; null for nothing.</param>
    /// <param name="notes">What is applied in a way that the user might not expect; null for nothing.</param>
    /// <param name="what">What -Strict refuses, such as "start".</param>
    public static void Write(Cmdlet cmdlet, IReadOnlyList<IgnoredFilter>? ignored, IReadOnlyList<IgnoredFilter>? notes, string what = "start")
    {
        foreach (IgnoredFilter filter in ignored ?? [])
        {
            cmdlet.WriteWarning($"Not applied, so others may be found too: {filter}. -Strict refuses such a {what}.");
        }

        foreach (IgnoredFilter note in notes ?? [])
        {
            cmdlet.WriteWarning($"{note}.");
        }
    }
}
