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
        while (Console.In.ReadLine() is { } line)
        {
            string[] words = line.Split('\t');
            active.SetValue(null, int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture));
            Array.Clear(hits);
            using var text = new StringWriter();
            Console.SetOut(text);
            object? code = main.Invoke(null, [words[1..]]);
            IEnumerable<int> seen = Enumerable.Range(0, hits.Length).Where(id => hits[id] != 0);
            output.WriteLine($"{Mark}{code} {string.Join(',', seen)}");
        }

        Environment.Exit(0);
    }
}
