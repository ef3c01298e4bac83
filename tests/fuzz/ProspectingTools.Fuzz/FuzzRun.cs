using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace ProspectingTools.Testing.Fuzz;

/// <summary>An input that an entry did not stand.</summary>
/// <param name="Target">The entry.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Number">The number of the input.</param>
/// <param name="Complaint">What happened.</param>
/// <param name="Input">The bytes.</param>
internal sealed record FuzzFailure(string Target, int Seed, long Number, string Complaint, byte[] Input)
{
    public override string ToString() => $"{Target}, seed {Seed}, input {Number}: {Complaint}";
}

/// <summary>What a run found.</summary>
/// <param name="Target">The entry.</param>
/// <param name="Inputs">How many inputs.</param>
/// <param name="Took">The time of all.</param>
/// <param name="Slowest">The longest time of one: of work, which a busy machine does not lengthen, or of a wait without end.</param>
/// <param name="Failures">What failed.</param>
internal sealed record FuzzResult(string Target, long Inputs, TimeSpan Took, TimeSpan Slowest, IReadOnlyList<FuzzFailure> Failures);

/// <summary>Feeds inputs to a target until the count or the time is used up, or too much fails.</summary>
internal static class FuzzRun
{
    private const int MostFailures = 20;

    // However slow the machine, fewer would show nothing.
    private const int LeastInputs = 100;

    /// <summary>No input may take longer.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1);

    // A busy machine makes anything slow. What is slow again and again, and works all the while or never ends, is slow.
    private const int SlowTries = 3;
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(8);

    /// <summary>Runs.</summary>
    /// <param name="target">The entry.</param>
    /// <param name="seed">Names the run: the same seed makes the same inputs.</param>
    /// <param name="first">The number of the first input.</param>
    /// <param name="count">How many inputs.</param>
    /// <param name="time">How long at most, once there are enough to show something.</param>
    public static async Task<FuzzResult> RunAsync(FuzzTarget target, int seed, long first, long count, TimeSpan time)
    {
        var mutator = new Mutator(Corpus(target.Name), target.Tokens, target.Longest);
        await target.StartAsync();
        List<FuzzFailure> failures = [];
        TimeSpan slowest = TimeSpan.Zero;
        var all = Stopwatch.StartNew();
        long done = 0;
        for (; done < count && (done < LeastInputs || all.Elapsed < time) && failures.Count < MostFailures; done++)
        {
            byte[] input = mutator.Make(RandomOf(seed, first + done));
            (string? complaint, TimeSpan took) = await TryAsync(target, input);
            for (int i = 1; i < SlowTries && complaint is null && took > s_longest; i++)
            {
                (complaint, TimeSpan again) = await TryAsync(target, input);
                took = again < took ? again : took;
            }

            slowest = took > slowest ? took : slowest;
            complaint ??= took > s_longest ? $"took {took.TotalSeconds:0.0} s" : null;
            if (complaint is not null)
            {
                failures.Add(new FuzzFailure(target.Name, seed, first + done, complaint, input));
            }
        }

        return new FuzzResult(target.Name, done, all.Elapsed, slowest, failures);
    }

    private static async Task<(string? Complaint, TimeSpan Took)> TryAsync(FuzzTarget target, byte[] input)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan worked = Environment.CpuUsage.TotalTime;
        string? complaint;
        try
        {
            complaint = await target.RunAsync(input);
        }
        catch (Exception e)
        {
            // Whatever escapes is a finding.
            complaint = e.ToString();
        }

        TimeSpan took = Stopwatch.GetElapsedTime(start);
        worked = Environment.CpuUsage.TotalTime - worked;
        return (complaint, took < s_hang && worked < took ? worked : took);
    }

    // Multiplications by large odd numbers keep neighbours apart.
    private static Random RandomOf(int seed, long number) => new(unchecked((int)(((seed * 0x1E3779B97F4A7C15L) + (number * 0x2545F4914F6CDD1DL)) >> 32)));

    private static byte[][] Corpus(string target) =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus", target)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
}
