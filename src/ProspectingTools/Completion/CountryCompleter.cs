using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Completion;

/// <summary>Completes countries by code or by the beginning of the name.</summary>
public sealed class CountryCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return Countries.All
            .Where(country => country.Key.StartsWith(word, StringComparison.OrdinalIgnoreCase) || country.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .OrderBy(country => country.Key, StringComparer.Ordinal)
            .Select(country => new CompletionResult(country.Key, $"{country.Key} {country.Value}", CompletionResultType.ParameterValue, country.Value));
    }
}
