using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ProspectingTools.Connections;
using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

/// <summary>Completes what this session has seen or the server names at once.</summary>
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
        Session session = Session.Current;
        var given = (fakeBoundParameters?["Connection"] is PSObject wrapped ? wrapped.BaseObject : fakeBoundParameters?["Connection"]) as ProspectingConnection;
        if (given is null && fakeBoundParameters?["ProfileName"] is { } profile && !session.Profiles.TryGetValue($"{profile}", out given))
        {
            // Ids of another connection would be wrong, and no vault is opened for a completion.
            return [];
        }

        return Complete(wordToComplete ?? string.Empty, session.CompletionOf(given).Items(given ?? session.AnyConnection, _kind));
    }

    private protected abstract IEnumerable<CompletionResult> Complete(string word, IReadOnlyList<(string Id, string Name)> items);
}

/// <summary>Completes ids, by id or by a part of the name, its beginning first; the name is the tooltip.</summary>
public abstract class SeenIdCompleter : SeenItemCompleter
{
    private protected SeenIdCompleter(SeenKind kind)
        : base(kind)
    {
    }

    private protected override IEnumerable<CompletionResult> Complete(string word, IReadOnlyList<(string Id, string Name)> items)
    {
        string part = word.Trim('\'', '"');
        return items
            .Where(item => item.Id.StartsWith(part, StringComparison.OrdinalIgnoreCase) || item.Name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
            .OrderBy(item => item.Id.StartsWith(part, StringComparison.OrdinalIgnoreCase) || item.Name.StartsWith(part, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .Select(item => new CompletionResult(item.Id, $"{item.Name} ({item.Id})", CompletionResultType.ParameterValue, item.Name));
    }
}

/// <summary>Completes names by their beginning; the id is the tooltip.</summary>
public abstract class SeenNameCompleter : SeenItemCompleter
{
    private protected SeenNameCompleter(SeenKind kind)
        : base(kind)
    {
    }

    private protected override IEnumerable<CompletionResult> Complete(string word, IReadOnlyList<(string Id, string Name)> items) =>
        NameCompletion.Of(word, items.Select(item => (WildcardPattern.Escape(item.Name), item.Id)));
}

/// <summary>Completes ids of lead lists.</summary>
public sealed class LeadListIdCompleter() : SeenIdCompleter(SeenKind.LeadList);

/// <summary>Completes ids of saved searches.</summary>
public sealed class SavedSearchIdCompleter() : SeenIdCompleter(SeenKind.SavedSearch);

/// <summary>Completes ids of jobs.</summary>
public sealed class JobIdCompleter() : SeenIdCompleter(SeenKind.Job);

/// <summary>Completes ids of audiences.</summary>
public sealed class AudienceIdCompleter() : SeenIdCompleter(SeenKind.Audience);

/// <summary>Completes ids of folders.</summary>
public sealed class FolderIdCompleter() : SeenIdCompleter(SeenKind.Folder);

/// <summary>Completes ids of contact lists.</summary>
public sealed class ContactListIdCompleter() : SeenIdCompleter(SeenKind.ContactList);

/// <summary>Completes ids of account groups.</summary>
public sealed class AccountGroupIdCompleter() : SeenIdCompleter(SeenKind.AccountGroup);

/// <summary>Completes ids of signal scans.</summary>
public sealed class SignalScanIdCompleter() : SeenIdCompleter(SeenKind.SignalScan);

/// <summary>Completes ids of signal specifications.</summary>
public sealed class SignalSpecificationIdCompleter() : SeenIdCompleter(SeenKind.SignalSpecification);

/// <summary>Completes names of signal specifications.</summary>
public sealed class SignalSpecificationNameCompleter() : SeenNameCompleter(SeenKind.SignalSpecification);

/// <summary>Completes names of lead lists.</summary>
public sealed class LeadListNameCompleter() : SeenNameCompleter(SeenKind.LeadList);

/// <summary>Completes names of saved searches.</summary>
public sealed class SavedSearchNameCompleter() : SeenNameCompleter(SeenKind.SavedSearch);

/// <summary>Completes names of audiences.</summary>
public sealed class AudienceNameCompleter() : SeenNameCompleter(SeenKind.Audience);

/// <summary>Completes names of folders.</summary>
public sealed class FolderNameCompleter() : SeenNameCompleter(SeenKind.Folder);

/// <summary>Completes names of contact lists.</summary>
public sealed class ContactListNameCompleter() : SeenNameCompleter(SeenKind.ContactList);
