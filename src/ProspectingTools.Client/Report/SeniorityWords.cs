using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Client.Report;

/// <summary>The levels of seniority as people read them.</summary>
public static class SeniorityWords
{
    private static readonly Dictionary<string, string> s_shown = new()
    {
        [Seniority.Owner] = "Owner or founder",
        [Seniority.Partner] = "Partner",
        [Seniority.Cxo] = "C level",
        [Seniority.Vp] = "Vice president",
        [Seniority.Director] = "Director or head",
        [Seniority.Manager] = "Manager",
        [Seniority.Senior] = "Senior",
        [Seniority.Entry] = "Entry",
        [Seniority.Training] = "Training",
    };

    /// <summary>The levels, highest first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Seniority.All.Select(Of)];

    /// <summary>A level as people read it.</summary>
    /// <param name="level">One of <see cref="Seniority.All"/>.</param>
    /// <returns>The words.</returns>
    public static string Of(string level) => s_shown.TryGetValue(level, out string? words) ? words : level;
}
