using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace ProspectingTools.Testing.Fuzz;

/// <summary>The command line of the fuzzer.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var count = new Option<long>("--count") { Description = "Inputs for all targets together.", DefaultValueFactory = _ => 1_000_000 };
        var seconds = new Option<int>("--seconds") { Description = "The longest time for each target.", DefaultValueFactory = _ => 600 };
        var seed = new Option<int>("--seed") { Description = "Names the run: the same seed makes the same inputs.", DefaultValueFactory = _ => 1 };
        var target = new Option<string[]>("--target") { Description = "Only these.", DefaultValueFactory = _ => [.. FuzzTargets.Names] };
        target.AcceptOnlyFromAmong([.. FuzzTargets.Names]);
        var input = new Option<long?>("--input") { Description = "Only the input of this number, to repeat a failure." };
        var output = new Option<string>("--output") { Description = "Where inputs go that failed.", DefaultValueFactory = _ => Path.Combine("output", "fuzz") };
        var root = new RootCommand("Feeds mutated bytes to every public entry that takes foreign ones.") { count, seconds, seed, target, input, output };
        root.SetAction(async (parsed, _) =>
        {
            bool failed = false;
            foreach (string name in parsed.GetValue(target)!)
            {
                await using FuzzTarget entry = FuzzTargets.Create(name);
                long? only = parsed.GetValue(input);
                FuzzResult result = await FuzzRun.RunAsync(
                    entry, parsed.GetValue(seed), only ?? 0, only is null ? FuzzTargets.Share(entry, parsed.GetValue(count)) : 1, TimeSpan.FromSeconds(parsed.GetValue(seconds)));
                Report(result, parsed.GetValue(output)!);
                failed |= result.Failures.Any();
            }

            return failed ? 1 : 0;
        });
        return await root.Parse(args).InvokeAsync();
    }

    private static void Report(FuzzResult result, string folder)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Target,-10} {result.Inputs,9} inputs {result.Took.TotalSeconds,7:0.0} s {result.Inputs / result.Took.TotalSeconds,8:0} a second, slowest {result.Slowest.TotalMilliseconds,6:0} ms of work, {result.Failures.Count} failed"));
        foreach (FuzzFailure failure in result.Failures)
        {
            Directory.CreateDirectory(folder);
            string file = Path.Combine(folder, $"{failure.Target}-{failure.Seed}-{failure.Number}");
            File.WriteAllBytes(file, failure.Input);
            File.WriteAllText(file + ".txt", failure.ToString());
            Console.WriteLine($"  {failure.ToString().Split('\n')[0]}");
            Console.WriteLine($"  kept as {file}");
        }
    }
}
