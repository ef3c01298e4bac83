using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Search;

/// <summary>What is to be said of a search beside the people that it finds.</summary>
internal sealed class SearchFindings
{
    private readonly List<IgnoredFilter> _ignored = [];
    private readonly List<IgnoredFilter> _notes = [];

    public IReadOnlyList<IgnoredFilter> Ignored => _ignored;

    public IReadOnlyList<IgnoredFilter> Notes => _notes;

    /// <summary>A filter, or a value of it, is not applied.</summary>
    public void Ignore(string filter, string? value, string reason) => Add(_ignored, filter, value, reason);

    /// <summary>A value is applied, in a way that the user might not expect.</summary>
    public void Note(string filter, string? value, string reason) => Add(_notes, filter, value, reason);

    private static void Add(List<IgnoredFilter> list, string filter, string? value, string reason)
    {
        if (!list.Any(known => known.Filter == filter && known.Value == value && known.Reason == reason))
        {
            list.Add(new IgnoredFilter { Filter = filter, Value = value, Reason = reason });
        }
    }
}
