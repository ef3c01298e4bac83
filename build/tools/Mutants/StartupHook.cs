using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

/// <summary>
/// Runs in the process of the test program, before its Main: runs tests again and again, each time with another mutant switched on.
/// A line of the input is a mutant's number, and behind it the arguments of the test program; the answer is a line.
/// </summary>
internal static class StartupHook
{
    public const string Mark = "##mutant ";

    public static void Initialize()
    {
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        string program = Environment.GetCommandLineArgs()[0];
        MethodInfo main = Assembly.LoadFrom(program).EntryPoint!;
        Type switches = Assembly.LoadFrom(Environment.GetEnvironmentVariable("MUTANT_ASSEMBLY")!).GetType("MutantSwitch")!;
        FieldInfo active = switches.GetField("Active")!;
        var hits = (byte[])switches.GetField("Hits")!.GetValue(null)!;

        // For the processes that the tests start, each with a file of its own. The switch of this one was read before.
        string told = $"{Environment.GetEnvironmentVariable("MUTANT_ASSEMBLY")}.{Environment.ProcessId}";
        Environment.SetEnvironmentVariable("MUTANT_HITS", told);
        while (Console.In.ReadLine() is { } line)
        {
            string[] words = line.Split('\t');
            Environment.SetEnvironmentVariable("MUTANT", words[0]);
            active.SetValue(null, int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture));
            Array.Clear(hits);
            using var text = new StringWriter();
            Console.SetOut(text);
            object? code = main.Invoke(null, [words[1..]]);
            IEnumerable<int> seen = Enumerable.Range(0, hits.Length).Where(id => hits[id] != 0).Union(Elsewhere(told));
            output.WriteLine($"{Mark}{code} {string.Join(',', seen)}");
        }

        Environment.Exit(0);
    }

    // A process that was ended may have left half a line.
    private static List<int> Elsewhere(string told)
    {
        List<int> seen = [];
        foreach (string path in Directory.GetFiles(Path.GetDirectoryName(told)!, Path.GetFileName(told) + ".*"))
        {
            using (var text = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)))
            {
                seen.AddRange(text.ReadToEnd().Split('\n').SkipLast(1).Select(line => int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)));
            }

            File.Delete(path);
        }

        return seen;
    }
}
