using System;
using System.Globalization;
using Xunit;

namespace ProspectingTools.Service.Tests.Support;

/// <summary>The seeds of tests that draw their input: another one each run, told in the test's output, taken back by PROSPECTING_TEST_SEED.</summary>
internal static class Seed
{
    /// <summary>Draws a seed and tells it.</summary>
    public static int Next()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("PROSPECTING_TEST_SEED"), CultureInfo.InvariantCulture, out int given) ? given : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: PROSPECTING_TEST_SEED={seed} draws the same again");
        return seed;
    }
}
