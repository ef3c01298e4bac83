using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ProspectingTools.Client.Errors;
using ProspectingTools.Profiles;

namespace ProspectingTools.Completion;

/// <summary>Completes names of profiles.</summary>
public sealed class ProfileNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        try
        {
            return NameCompletion.Of(wordToComplete, ProfileStore.All().Select(profile => (profile.Name, profile.Uri?.ToString() ?? profile.Name)));
        }
        catch (ProspectingApiException)
        {
            // A damaged file is for the command to report.
            return [];
        }
    }
}
