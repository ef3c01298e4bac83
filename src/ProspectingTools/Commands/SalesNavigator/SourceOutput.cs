using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Errors;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.SalesNavigator;

/// <summary>Writes those sources that match a name. A name without wildcards that matches none is an error, as in Get-Process.</summary>
internal static class SourceOutput
{
    public static void Write<T>(
        ProspectingCommand command,
        IReadOnlyList<T> items,
        string[]? names,
        SeenKind kind,
        Func<T, string?> id,
        Func<T, string?> name)
    {
        var filter = new NameFilter(names);
        foreach (T item in items)
        {
            Session.Current.Seen.Add(kind, id(item), name(item));
            if (filter.Matches(name(item)))
            {
                command.WriteObject(item);
            }
        }

        foreach (string exact in (names ?? []).Where(n => !WildcardPattern.ContainsWildcardCharacters(n)))
        {
            if (!items.Any(item => string.Equals(name(item), exact, StringComparison.OrdinalIgnoreCase)))
            {
                command.WriteError(ErrorFactory.Create(
                    ErrorIds.NotFound,
                    ErrorCategory.ObjectNotFound,
                    $"There is none named '{exact}' among {items.Count}. The same command without -Name lists them; wildcards are allowed.",
                    exact));
            }
        }
    }
}
