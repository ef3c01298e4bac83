using System;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Errors;

namespace ProspectingTools.Commands;

/// <summary>
/// A filter by names with wildcards; no names let everything through. A name without wildcards that matches nothing is an
/// error, as in Get-Process.
/// </summary>
internal sealed class NameFilter
{
    private readonly Wanted[] _wanted;
    private int _seen;

    public NameFilter(string[]? names) => _wanted = (names ?? []).Select(name => new Wanted(name)).ToArray();

    public bool IsEmpty => _wanted.Length == 0;

    public bool Matches(string? name)
    {
        _seen++;
        bool matches = IsEmpty;
        foreach (Wanted wanted in _wanted)
        {
            matches |= wanted.Matches(name ?? string.Empty);
        }

        return matches;
    }

    /// <summary>Writes an error for each name that nothing had, once the list was read to its end.</summary>
    /// <param name="command">Where to.</param>
    public void WriteMissing(Cmdlet command)
    {
        foreach (string exact in _wanted.Where(wanted => wanted.IsMissing).Select(wanted => wanted.Name))
        {
            command.WriteError(ErrorFactory.Create(
                ErrorIds.NotFound,
                ErrorCategory.ObjectNotFound,
                $"Nothing is named '{exact}' among {_seen}. The same command without -Name lists them; wildcards are allowed.",
                exact));
        }
    }

    private sealed class Wanted(string name)
    {
        // Null for what can be a name only, such as 'EMEA ['. Names are compared without a culture, as LinkedIn does: under
        // tr-TR, too, ENGINEERING is engineering.
        private readonly WildcardPattern? _pattern = PatternOf(name);
        private bool _found;

        public string Name => name;

        public bool IsMissing => !_found && (_pattern is null || !WildcardPattern.ContainsWildcardCharacters(name));

        public bool Matches(string other)
        {
            // A list may be called 'EMEA [Tier 1]', and who types that means that list.
            bool matches = string.Equals(name, other, StringComparison.OrdinalIgnoreCase) || _pattern?.IsMatch(other) == true;
            _found |= matches;
            return matches;
        }

        private static WildcardPattern? PatternOf(string name)
        {
            try
            {
                var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
                pattern.IsMatch(string.Empty);
                return pattern;
            }
            catch (WildcardPatternException)
            {
                return null;
            }
        }
    }
}
