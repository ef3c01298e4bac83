using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Runtime;

namespace ProspectingTools.Completion;

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
