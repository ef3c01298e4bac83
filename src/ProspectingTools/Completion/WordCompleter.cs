using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ProspectingTools.Completion;

/// <summary>Completes words of a fixed set, by their beginning first, in quotation marks where they have blanks.</summary>
/// <param name="words">The words.</param>
public abstract class WordCompleter(IReadOnlyList<string> words) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return words
            .Where(word => word.IndexOf(typed, StringComparison.OrdinalIgnoreCase) >= 0)
            .OrderBy(word => word.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .Select(word => new CompletionResult(word.All(char.IsLetterOrDigit) ? word : $"'{word}'", word, CompletionResultType.ParameterValue, word));
    }
}
