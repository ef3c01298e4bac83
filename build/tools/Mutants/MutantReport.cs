using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace ProspectingTools.Mutants;

/// <summary>What became of the mutants, by file, and those that live.</summary>
internal static class MutantReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="outcomes">What became of each that was tried.</param>
    /// <param name="made">How many there are.</param>
    /// <param name="path">Where to.</param>
    /// <param name="least">The per cent that must be killed.</param>
    /// <returns>Whether so many are.</returns>
    public static bool Write(IReadOnlyDictionary<Mutant, MutantOutcome> outcomes, int made, string path, int least)
    {
        var text = new StringBuilder();
        text.AppendLine("| File | Mutants | Killed | Timed out | Survived | Not covered | % |").AppendLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (IGrouping<string, KeyValuePair<Mutant, MutantOutcome>> file in outcomes.GroupBy(pair => pair.Key.File).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            text.AppendLine(Row(Path.GetFileName(file.Key), [.. file.Select(pair => pair.Value)]));
        }

        text.AppendLine(Row("all", [.. outcomes.Values]));
        Console.Write(text);
        Console.WriteLine($"{outcomes.Count} of {made} mutants were tried. Those that live are in {path}");
        text.AppendLine();
        foreach ((Mutant mutant, MutantOutcome outcome) in outcomes.Where(pair => IsAlive(pair.Value)).OrderBy(pair => pair.Key.File, StringComparer.Ordinal).ThenBy(pair => pair.Key.Line))
        {
            text.AppendLine(Line(mutant, outcome));
        }

        File.WriteAllText(path, text.ToString());
        return Killed([.. outcomes.Values]) >= least;
    }

    /// <summary>A mutant that lives, as the report has it.</summary>
    public static string Line(Mutant mutant, MutantOutcome outcome) =>
        string.Create(CultureInfo.InvariantCulture, $"- {Path.GetFileName(mutant.File)}:{mutant.Line} ({outcome}, {mutant.Form}) `{mutant.Change}`");

    /// <summary>Whether a report says that a mutant lives.</summary>
    public static bool Names(IReadOnlySet<string> report, Mutant mutant) => Enum.GetValues<MutantOutcome>().Any(outcome => report.Contains(Line(mutant, outcome)));

    /// <summary>Whether no test sees the fault.</summary>
    public static bool IsAlive(MutantOutcome outcome) => outcome is MutantOutcome.Survived or MutantOutcome.NotCovered;

    private static double Killed(IReadOnlyCollection<MutantOutcome> outcomes) => outcomes.Count == 0 ? 100 : 100.0 * outcomes.Count(outcome => !IsAlive(outcome)) / outcomes.Count;

    private static string Row(string name, IReadOnlyCollection<MutantOutcome> outcomes)
    {
        int Count(MutantOutcome outcome) => outcomes.Count(other => other == outcome);
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {outcomes.Count} | {Count(MutantOutcome.Killed)} | {Count(MutantOutcome.TimedOut)} | {Count(MutantOutcome.Survived)} | {Count(MutantOutcome.NotCovered)} | {Killed(outcomes):0.0} |");
    }
}
