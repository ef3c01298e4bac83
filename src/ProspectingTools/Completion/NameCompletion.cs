using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ProspectingTools.Completion;

/// <summary>Completes names by their beginning.</summary>
internal static class NameCompletion
{
    public static IEnumerable<CompletionResult> Of(string? word, IEnumerable<(string Name, string Tip)> names)
    {
        string beginning = (word ?? string.Empty).Trim('\'', '"');
        return names
            .Where(item => item.Name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            .Select(item => new CompletionResult(Quoted(item.Name), item.Name, CompletionResultType.ParameterValue, item.Tip))
            .ToList();
    }

    // A name with a space is one argument only in quotes.
    private static string Quoted(string name) =>
        name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? name : "'" + CodeGeneration.EscapeSingleQuotedStringContent(name) + "'";
}
