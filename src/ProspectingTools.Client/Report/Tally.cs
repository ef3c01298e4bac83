using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Client.Report;

/// <summary>Counts by a word. Words that differ in case or in blanks around them are one.</summary>
public sealed class Tally
{
    private readonly Dictionary<string, (string Shown, long Count)> _counts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Different words.</summary>
    public IEnumerable<string> Words => _counts.Values.Select(static entry => entry.Shown);

    /// <summary>Counts one.</summary>
    /// <param name="word">The word; nothing counts as <see cref="AudienceTally.NotSaid"/>.</param>
    public void Add(string? word)
    {
        string shown = string.IsNullOrWhiteSpace(word) ? AudienceTally.NotSaid : word!.Trim();
        _counts[shown] = _counts.TryGetValue(shown, out (string Shown, long Count) entry) ? (entry.Shown, entry.Count + 1) : (shown, 1);
    }

    /// <summary>How many have a word.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The count.</returns>
    public long Of(string word) => _counts.TryGetValue(word, out (string Shown, long Count) entry) ? entry.Count : 0;
}
