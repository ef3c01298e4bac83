using System;
using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Testing.Fuzz.Targets;

namespace ProspectingTools.Testing.Fuzz;

/// <summary>The entries that are fuzzed.</summary>
internal static class FuzzTargets
{
    private static readonly Func<FuzzTarget>[] s_all =
    [
        () => new AnswerTarget(),
        () => new CsvTarget(),
        () => new CursorTarget(),
        () => new JsonLinesTarget(),
        () => new ProfileTarget(),
        () => new RequestTarget(),
        () => new SearchUrlTarget(),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_all.Select(make => make().Name)];

    /// <summary>Makes a target.</summary>
    public static FuzzTarget Create(string name) => s_all.Select(make => make()).Single(t => t.Name == name);

    /// <summary>A target's part of a number of inputs.</summary>
    public static long Share(FuzzTarget target, long count) => (count * target.Weight / s_all.Sum(make => make().Weight)) + 1;
}
