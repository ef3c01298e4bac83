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
    private readonly string _thing;
    private readonly string _lister;
    private int _seen;

    /// <summary>Creates a filter.</summary>
    /// <param name="names">The names; null or none for all.</param>
    /// <param name="thing">What has the names, in the singular.</param>
    /// <param name="lister">The cmdlet that lists them.</param>
    public NameFilter(string[]? names, string thing, string lister)
    {
        _wanted = (names ?? []).Select(name => new Wanted(name)).ToArray();
        (_thing, _lister) = (thing, lister);
    }

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
        foreach (Wanted missing in _wanted.Where(wanted => wanted.IsMissing))
        {
            string meant = missing.Closest is { } close ? $" Is it '{close}'?" : string.Empty;
            command.WriteError(ErrorFactory.Create(
                ErrorIds.NotFound,
                ErrorCategory.ObjectNotFound,
                $"There is no {_thing} named '{missing.Name}'{(_seen == 0 ? string.Empty : $" among {_seen}")}.{meant} {_lister} lists them; wildcards are allowed.",
                missing.Name));
        }
    }

    private sealed class Wanted(string name)
    {
        // Null for what can be a name only, such as 'EMEA ['. Names are compared without a culture, as LinkedIn does: under
        // tr-TR, too, ENGINEERING is engineering.
        private readonly WildcardPattern? _pattern = PatternOf(name);
        private readonly NearName _near = new(name);
        private bool _found;

        public string Name => name;

        /// <summary>The name that comes closest; null where none is close.</summary>
        public string? Closest => _near.Closest;

        public bool IsMissing => !_found && (_pattern is null || !WildcardPattern.ContainsWildcardCharacters(name));

        public bool Matches(string other)
        {
            // A list may be called 'EMEA [Tier 1]', and who types that means that list.
            bool matches = string.Equals(name, other, StringComparison.OrdinalIgnoreCase) || _pattern?.IsMatch(other) == true;
            _found |= matches;
            if (!_found)
            {
                _near.See(other);
            }

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
