using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ProspectingTools.Completion;

/// <summary>Completes countries by code, then by the beginning of the name.</summary>
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
        return CountrySearch.Of(word)
            .Select(country => new CompletionResult(country.Key, $"{country.Key} {country.Value}", CompletionResultType.ParameterValue, country.Value));
    }
}
