using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ProspectingTools.Mutants;

/// <summary>A process of the test program that runs tests on request; replaced when a mutant hangs or breaks it.</summary>
/// <param name="program">The test assembly, in a folder where the mutated assembly is.</param>
/// <param name="mutated">The mutated assembly.</param>
internal sealed class TestHost(string program, string mutated) : IDisposable
{
    private Process? _process;

    /// <summary>Runs test classes with a mutant switched on.</summary>
    /// <param name="mutant">The mutant; 0 for the code as it is.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="timeout">The longest that it may take.</param>
    /// <returns>Whether all tests passed (null when they did not end), and which mutants were come across.</returns>
    public async Task<(bool? Passed, IReadOnlyList<int> Hits)> RunAsync(int mutant, IEnumerable<string> classes, TimeSpan timeout)
    {
        string line = string.Join('\t', classes.SelectMany(name => new[] { "-class", name }).Prepend($"{mutant}").Concat(["-noLogo", "-noColor", "-stopOnFail"]));
        if (_process is null || !await TrySendAsync(_process, line))
        {
            Dispose();
            _process = Start(mutant);
            await TrySendAsync(_process, line);
        }

        using var deadline = new CancellationTokenSource(timeout);
        try
        {
            while (await _process.StandardOutput.ReadLineAsync(deadline.Token) is { } answer)
            {
                int mark = answer.IndexOf(StartupHook.Mark, StringComparison.Ordinal);
                if (mark >= 0)
                {
                    string[] words = answer[(mark + StartupHook.Mark.Length)..].Split(' ');
                    return (words[0] == "0", [.. words[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The mutant never ends.
        }

        Dispose();
        return (null, []);
    }

    /// <summary>Ends the process; the next run starts another one.</summary>
    public void Dispose()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
            _process = null;
        }
    }

    // Something that the mutant before has left running may have ended the process since its answer.
    private static async Task<bool> TrySendAsync(Process process, string line)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(line);
            await process.StandardInput.FlushAsync();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private Process Start(int mutant)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(program)! };
        start.ArgumentList.Add(program);
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        start.Environment["MUTANT"] = $"{mutant}";
        start.Environment["MUTANT_ASSEMBLY"] = mutated;
        Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
