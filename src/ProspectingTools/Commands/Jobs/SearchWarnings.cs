using System.Collections.Generic;
using System.Management.Automation;
using ProspectingTools.Contracts.Search;

namespace ProspectingTools.Commands.Jobs;

/// <summary>Says what of a search is not applied: people who do not fit it may be found, and are charged.</summary>
internal static class SearchWarnings
{
    public static void Write(Cmdlet cmdlet, IReadOnlyList<IgnoredFilter>? ignored, IReadOnlyList<IgnoredFilter>? notes)
    {
        foreach (IgnoredFilter filter in ignored ?? [])
        {
            cmdlet.WriteWarning($"Not applied, so others may be found too: {filter}. -Strict refuses such a start.");
        }

        foreach (IgnoredFilter note in notes ?? [])
        {
            cmdlet.WriteWarning($"{note}.");
        }
    }
}
