using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace ProspectingTools.Client.Tests.Support;

internal static class Eventually
{
    /// <summary>Waits until a condition holds; fails after a minute, which only a hang takes.</summary>
    public static async Task TrueAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < TestTime.Patience, "It did not come true within a minute.");
            await Task.Delay(5);
        }
    }
}
