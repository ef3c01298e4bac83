using System;
using System.Linq;
using System.Management.Automation;

namespace ProspectingTools.Commands;

/// <summary>A filter by names with wildcards; no names let everything through.</summary>
internal sealed class NameFilter
{
    private readonly WildcardPattern[] _patterns;

    public NameFilter(string[]? names) =>
        _patterns = (names ?? []).Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToArray();

    public bool IsEmpty => _patterns.Length == 0;

    public bool Matches(string? name) => IsEmpty || Array.Exists(_patterns, pattern => pattern.IsMatch(name ?? string.Empty));
}
