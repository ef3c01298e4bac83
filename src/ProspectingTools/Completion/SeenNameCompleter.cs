using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

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
