using System;
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
