using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace ProspectingTools.Mutants;

/// <summary>Runs the tests for each mutant: the classes that come across it, the quickest first.</summary>
/// <param name="program">The test assembly.</param>
/// <param name="mutated">The mutated assembly.</param>
/// <param name="log">Takes lines for the reader.</param>
internal sealed class MutantRun(string program, string mutated, Action<string> log)
{
    private const int KilledBetweenChecks = 16;

    private readonly ConcurrentDictionary<int, ConcurrentBag<string>> _coverage = new();
    private readonly ConcurrentDictionary<string, TimeSpan> _times = new();

    /// <summary>Runs everything.</summary>
    /// <param name="mutants">The mutants, in the order in which they are tried.</param>
    /// <param name="classes">The test classes.</param>
    /// <param name="workers">How many processes work side by side.</param>
    /// <param name="limit">When to stop; the mutants not tried by then have no outcome.</param>
    /// <returns>The outcome of each mutant that was tried.</returns>
    public async Task<IReadOnlyDictionary<Mutant, MutantOutcome>> RunAsync(IReadOnlyList<Mutant> mutants, IReadOnlyList<string> classes, int workers, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        var outcomes = new ConcurrentDictionary<Mutant, MutantOutcome>();
        await Parallel.ForEachAsync(classes, new ParallelOptions { MaxDegreeOfParallelism = workers }, async (name, _) => await MeasureAsync(name));
        log($"{_times.Count} test classes, {_times.Values.Sum(time => time.TotalSeconds):0} s; they come across {_coverage.Count} of {mutants.Count} mutants.");
        var queue = new ConcurrentQueue<Mutant>(mutants);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            using var host = new TestHost(program, mutated);
            List<Mutant> killed = [];
            while (clock.Elapsed < limit && queue.TryDequeue(out Mutant? mutant))
            {
                outcomes[mutant] = await ToldAsync(host, mutant);
                if (outcomes[mutant] == MutantOutcome.Killed)
                {
                    killed.Add(mutant);
                }

                if (killed.Count == KilledBetweenChecks)
                {
                    await VerifyAsync(host, killed, outcomes);
                }

                if (outcomes.Count % 50 == 0)
                {
                    log($"{outcomes.Count} of {mutants.Count} tried, {outcomes.Values.Count(outcome => outcome is MutantOutcome.Survived or MutantOutcome.NotCovered)} live; {clock.Elapsed:hh\\:mm\\:ss}");
                }
            }

            await VerifyAsync(host, killed, outcomes);
        })));
        return outcomes;
    }

    // In a process of its own, so that what is made once a process counts for each class that needs it.
    private async Task MeasureAsync(string name)
    {
        using var host = new TestHost(program, mutated);
        var clock = Stopwatch.StartNew();
        (bool? passed, IReadOnlyList<int> hits) = await host.RunAsync(0, [name], TimeSpan.FromMinutes(5));
        if (passed != true)
        {
            log($"{name} does not pass without a mutant, and is left out.");
            return;
        }

        _times[name] = clock.Elapsed;
        foreach (int id in hits)
        {
            _coverage.GetOrAdd(id, _ => []).Add(name);
        }
    }

    // A run may be ended before it writes its report.
    private async Task<MutantOutcome> ToldAsync(TestHost host, Mutant mutant)
    {
        MutantOutcome outcome = await TryAsync(host, mutant);
        if (MutantReport.IsAlive(outcome))
        {
            log(MutantReport.Line(mutant, outcome));
        }

        return outcome;
    }

    private async Task<MutantOutcome> TryAsync(TestHost host, Mutant mutant)
    {
        if (!_coverage.TryGetValue(mutant.Id, out ConcurrentBag<string>? covering))
        {
            return MutantOutcome.NotCovered;
        }

        bool isMet = false;
        string[] classes = [.. covering.Distinct().OrderBy(name => _times[name])];
        foreach (string[] part in classes.Chunk(2))
        {
            (bool? passed, IReadOnlyList<int> hits) = await host.RunAsync(mutant.Id, part, Patience(part));
            if (passed is null)
            {
                // What the mutant before left running may have ended the process: this time it is a new one.
                (passed, hits) = await host.RunAsync(mutant.Id, part, Patience(part));
            }

            isMet |= hits.Contains(mutant.Id);
            if (passed != true)
            {
                return passed is null ? MutantOutcome.TimedOut : MutantOutcome.Killed;
            }
        }

        if (isMet)
        {
            return MutantOutcome.Survived;
        }

        // What is made once a process was made before this mutant was switched on: it is tried from the start.
        host.Dispose();
        (bool? again, _) = await host.RunAsync(mutant.Id, classes, Patience(classes));
        host.Dispose();
        return again == true ? MutantOutcome.Survived : MutantOutcome.Killed;
    }

    // A mutant may leave something behind in its process. So now and then the code is tried as it is; when it fails, what was killed
    // since the last time is tried again, each in a process of its own.
    private async Task VerifyAsync(TestHost host, List<Mutant> killed, ConcurrentDictionary<Mutant, MutantOutcome> outcomes)
    {
        string[] classes = [.. killed.SelectMany(mutant => _coverage[mutant.Id]).Distinct()];
        if (killed.Count > 0 && (await host.RunAsync(0, classes, Patience(classes))).Passed != true)
        {
            foreach (Mutant mutant in killed)
            {
                host.Dispose();
                outcomes[mutant] = await ToldAsync(host, mutant);
            }

            host.Dispose();
        }

        killed.Clear();
    }

    private TimeSpan Patience(IEnumerable<string> classes) => TimeSpan.FromSeconds(20 + (5 * classes.Sum(name => _times[name].TotalSeconds)));
}
