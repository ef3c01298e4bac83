using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ProspectingTools.Client.Errors;

namespace ProspectingTools.Completion;

/// <summary>Completes names of vaults. Nothing when SecretManagement is not here.</summary>
public sealed class VaultNameCompleter : IArgumentCompleter
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
            return NameCompletion.Of(wordToComplete, Vault.SecretVault.Names().Select(name => (name, name)));
        }
        catch (ProspectingApiException)
        {
            return [];
        }
    }
}
