using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes ids of things that this session has seen, by id or by name; the name is the tooltip.</summary>
public abstract class SeenItemCompleter : IArgumentCompleter
{
    private readonly SeenKind _kind;

    private protected SeenItemCompleter(SeenKind kind) => _kind = kind;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return Session.Current.Seen.Of(_kind)
            .Where(item => item.Id.StartsWith(word, StringComparison.OrdinalIgnoreCase) || item.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            .Select(item => new CompletionResult(item.Id, $"{item.Name} ({item.Id})", CompletionResultType.ParameterValue, item.Name));
    }
}

/// <summary>Completes ids of lead lists.</summary>
public sealed class LeadListIdCompleter() : SeenItemCompleter(SeenKind.LeadList);

/// <summary>Completes ids of saved searches.</summary>
public sealed class SavedSearchIdCompleter() : SeenItemCompleter(SeenKind.SavedSearch);

/// <summary>Completes ids of jobs.</summary>
public sealed class JobIdCompleter() : SeenItemCompleter(SeenKind.Job);

/// <summary>Completes ids of audiences.</summary>
public sealed class AudienceIdCompleter() : SeenItemCompleter(SeenKind.Audience);

/// <summary>Completes ids of folders.</summary>
public sealed class FolderIdCompleter() : SeenItemCompleter(SeenKind.Folder);

/// <summary>Completes ids of contact lists.</summary>
public sealed class ContactListIdCompleter() : SeenItemCompleter(SeenKind.ContactList);

/// <summary>Completes ids of account groups.</summary>
public sealed class AccountGroupIdCompleter() : SeenItemCompleter(SeenKind.AccountGroup);
