using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>Whole numbers of 64 bits that break what packs, shifts or compares them: edges first, then all sizes at random.</summary>
internal static class Longs
{
    private static readonly long[] s_edges =
    [
        .. Enumerable.Range(0, 63).Select(bit => 1L << bit).SelectMany(power => new[] { power - 1, power, power + 1, -power, -power - 1, -power + 1 }),
        long.MinValue, long.MaxValue, long.MaxValue - 1,
    ];

    /// <summary>The edges, then numbers of every size and sign without end.</summary>
    public static IEnumerable<long> All(Random random)
    {
        foreach (long edge in s_edges)
        {
            yield return edge;
        }

        for (; ;)
        {
            yield return random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
        }
    }
}
