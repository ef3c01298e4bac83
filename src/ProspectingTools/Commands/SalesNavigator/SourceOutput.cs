using System;
using System.Collections.Generic;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.SalesNavigator;

/// <summary>Writes those sources that match a name.</summary>
internal static class SourceOutput
{
    public static void Write<T>(
        ProspectingCommand command,
        IReadOnlyList<T> items,
        string[]? names,
        string thing,
        SeenKind kind,
        Func<T, string?> id,
        Func<T, string?> name)
    {
        var filter = new NameFilter(names, thing, command.MyInvocation.MyCommand.Name);
        foreach (T item in items)
        {
            Session.Current.Seen.Add(kind, id(item), name(item));
            if (filter.Matches(name(item)))
            {
                command.WriteObject(item);
            }
        }

        filter.WriteMissing(command);
    }
}
