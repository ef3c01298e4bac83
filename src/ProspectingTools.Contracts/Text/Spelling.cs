using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Text;

/// <summary>Finds the word that was meant.</summary>
public static class Spelling
{
    /// <summary>The known word that is nearest to a text, when it is near enough.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="known">The words that there are.</param>
    /// <param name="most">How many letters may be wrong, missing, too many or swapped. Upper and lower case are the same.</param>
    /// <returns>The word; null when none is near.</returns>
    public static string? Nearest(string text, IEnumerable<string> known, int most) => known
        .Where(word => Math.Abs(word.Length - text.Length) <= most)
        .Select(word => (Word: word, Distance: Distance(text.ToUpperInvariant(), word.ToUpperInvariant())))
        .Where(found => found.Distance <= most)
        .OrderBy(found => found.Distance)
        .ThenBy(found => found.Word, StringComparer.Ordinal)
        .Select(found => found.Word)
        .FirstOrDefault();

    // Optimal string alignment: insertions, deletions, replacements, and swaps of neighbours.
    private static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }
}
