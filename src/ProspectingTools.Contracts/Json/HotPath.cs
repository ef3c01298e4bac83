using System.Runtime.CompilerServices;

namespace ProspectingTools.Contracts.Json;

/// <summary>For the methods that run for each field of each prospect.</summary>
internal static class HotPath
{
    /// <summary>
    /// MethodImplOptions.AggressiveOptimization, which .NET Standard does not name: compiled in full immediately. Measured: the first
    /// 100,000 prospects of a new session take 1.96 s instead of 2.25, as otherwise these methods are among the last to be
    /// compiled again. Older runtimes ignore it.
    /// </summary>
    public const MethodImplOptions FullyOptimized = (MethodImplOptions)512;
}
