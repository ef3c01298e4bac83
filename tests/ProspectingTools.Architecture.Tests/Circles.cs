using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Architecture.Tests;

/// <summary>Finds ways that lead back to where they began.</summary>
internal static class Circles
{
    /// <summary>The circles among arrows.</summary>
    /// <param name="arrows">From and to.</param>
    /// <returns>A way for each pair that reaches one another, in words; nothing when all arrows go one way.</returns>
    public static IReadOnlyList<string> In(IEnumerable<(string From, string To)> arrows)
    {
        ILookup<string, string> next = arrows.Where(a => a.From != a.To).Distinct().ToLookup(a => a.From, a => a.To);
        return
        [
            .. next.SelectMany(from => from.Select(to => (From: from.Key, To: to)))
                .Where(a => string.CompareOrdinal(a.From, a.To) < 0 || !Reaches(next, a.From, a.From, a.To))
                .Where(a => Reaches(next, a.To, a.From))
                .Select(a => $"{a.From} -> {a.To} -> … -> {a.From}"),
        ];
    }

    private static bool Reaches(ILookup<string, string> next, string from, string to, string? without = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var open = new Queue<string>([from]);
        while (open.TryDequeue(out string? at))
        {
            foreach (string there in next[at].Where(t => t != without))
            {
                if (there == to)
                {
                    return true;
                }

                if (seen.Add(there))
                {
                    open.Enqueue(there);
                }
            }
        }

        return false;
    }
}
