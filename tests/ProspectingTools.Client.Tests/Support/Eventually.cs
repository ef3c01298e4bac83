using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace ProspectingTools.Client.Tests.Support;

internal static class Eventually
{
    /// <summary>Waits until a condition holds; fails after ten seconds.</summary>
    public static async Task TrueAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), "It did not come true within ten seconds.");
            await Task.Delay(5);
        }
    }
}
