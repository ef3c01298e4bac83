using System.Collections;
using System.Collections.Generic;
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
