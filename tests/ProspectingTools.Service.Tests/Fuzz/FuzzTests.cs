using System;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Testing.Fuzz;
using Xunit;

namespace ProspectingTools.Service.Tests.Fuzz;

/// <summary>The short version of the fuzzing; <c>./build.ps1 Soak</c> feeds a million inputs.</summary>
[Trait("Category", "Slow")]
public sealed class FuzzTests
{
    private const int Inputs = 1500;

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Targets => [.. FuzzTargets.Names];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Mutated_bytes_are_read_or_refused(string name)
    {
        await using FuzzTarget target = FuzzTargets.Create(name);
        FuzzResult result = await FuzzRun.RunAsync(target, seed: 7, first: 0, Inputs, s_longest);
        Assert.Empty(result.Failures.Select(f => f.ToString()));
        Assert.InRange(result.Inputs, 100, Inputs);
    }

    [Fact]
    public void Same_seed_makes_the_same_inputs()
    {
        var mutator = new Mutator([[1, 2, 3]], ["token"], 1000);
        byte[][] first = [.. Enumerable.Range(0, 200).Select(i => mutator.Make(new Random(i)))];
        byte[][] second = [.. Enumerable.Range(0, 200).Select(i => mutator.Make(new Random(i)))];
        Assert.Equal(first, second);
        Assert.True(first.Select(Convert.ToHexString).Distinct().Count() > 100);
    }
}
