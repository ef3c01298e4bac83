using System;
using System.Threading.Tasks;
using Xunit;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>
/// Tells work that grows with its input from work that grows with its square, on a machine as busy as it may be: by the processor
/// time of this process, in which nothing else may run beside (<see cref="Alone"/>).
/// </summary>
internal static class LinearTime
{
    private const int Growth = 10;
    private const int Attempts = 5;

    /// <summary>
    /// Does the work for a size and for ten times as much. Linear work takes about ten times as long, quadratic work a hundred times;
    /// the bound lies between. What else the process does only ever makes it longer, so the shortest of a few runs counts.
    /// </summary>
    public static async Task CheckAsync(int size, Func<int, Task> work)
    {
        await work(size / Growth);
        TimeSpan small = TimeSpan.MaxValue;
        TimeSpan large = TimeSpan.MaxValue;
        double ratio = double.MaxValue;
        for (int i = 0; i < Attempts && ratio > 4 * Growth; i++)
        {
            small = Min(small, await TimeAsync(size, work));
            large = Min(large, await TimeAsync(size * Growth, work));

            // A millisecond more on both sides: the smallest times are noise.
            ratio = (large.TotalMilliseconds + 1) / (small.TotalMilliseconds + 1);
        }

        Assert.True(ratio <= 4 * Growth, $"{Growth} times as much took {ratio:0.0} times as long: {small} and {large}.");
    }

    private static async Task<TimeSpan> TimeAsync(int size, Func<int, Task> work)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        await work(size);
        return Environment.CpuUsage.TotalTime - start;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
