using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ProspectingTools.Files;

/// <summary>A line of the table of headers.</summary>
public sealed class HeaderEntry
{
    private HeaderEntry(string header, ColumnTarget target, string writers, string group, IReadOnlyList<string> with, IReadOnlyList<string> without)
    {
        Header = header;
        Folded = HeaderTable.Fold(header);
        Target = target;
        Writers = writers;
        Group = group;
        With = with;
        Without = without;
    }

    /// <summary>The header as exporters write it.</summary>
    public string Header { get; }

    /// <summary>The field that it fills; null when it fills none.</summary>
    public PersonField? Field => Target.Field;

    /// <summary>Who writes it, and what it holds where that is not a field.</summary>
    public string Writers { get; }

    /// <summary>What the lines around it are about.</summary>
    public string Group { get; }

    /// <summary>Headers, folded, that are there too.</summary>
    public IReadOnlyList<string> With { get; }

    /// <summary>Headers, folded, that are not there.</summary>
    public IReadOnlyList<string> Without { get; }

    internal string Folded { get; }

    internal ColumnTarget Target { get; }

    internal static HeaderEntry Parse(string[] parts, string group)
    {
        string[] conditions = parts.Length > 3 ? [.. parts[3].Split('+').Select(condition => condition.Trim())] : [];
        return new HeaderEntry(
            parts[0].Trim(),
            ParseTarget(parts[1].Trim()),
            parts[2].Trim(),
            group,
            [.. conditions.Where(c => !c.StartsWith("!", StringComparison.Ordinal)).Select(HeaderTable.Fold)],
            [.. conditions.Where(c => c.StartsWith("!", StringComparison.Ordinal)).Select(HeaderTable.Fold)]);
    }

    internal bool Fits(ICollection<string> others) => With.All(others.Contains) && !Without.Any(others.Contains);

    private static ColumnTarget ParseTarget(string text)
    {
        if (text is "-" or "skip")
        {
            return new ColumnTarget(null, 1, text == "-");
        }

        int colon = text.IndexOf(':');
        string name = colon < 0 ? text : text.Substring(0, colon);
        return PersonFields.TryFind(name, out PersonField field)
            ? new ColumnTarget(field, colon < 0 ? 1 : int.Parse(text.Substring(colon + 1), CultureInfo.InvariantCulture), true)
            : throw new FormatException($"The table of headers names the field '{name}', which does not exist.");
    }
}
