using System.Collections.Generic;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Contracts.ContactLists;

/// <summary>A page of a contact search.</summary>
public sealed class ContactSearchPage : WireObject
{
    /// <summary>The people.</summary>
    public IReadOnlyList<FoundContact>? Items { get; set; }

    /// <summary>How many the search finds.</summary>
    public long? Total { get; set; }

    /// <summary>The size of the page.</summary>
    public long? Limit { get; set; }

    /// <summary>What was skipped.</summary>
    public long? Offset { get; set; }

    /// <summary>Whether more follow.</summary>
    public bool? HasMore { get; set; }

    /// <summary>Whether Sales Navigator was connected; when not, nothing is found.</summary>
    public bool? SalesNavConnected { get; set; }

    /// <summary>What of the search is not applied; empty when all is, null where the service does not say. Only the local service says.</summary>
    public IReadOnlyList<IgnoredFilter>? IgnoredFilters { get; set => field = ReadableList<IgnoredFilter>.Of(value); }

    /// <summary>What of the search is applied in a way that the user might not expect; null when nothing is.</summary>
    public IReadOnlyList<IgnoredFilter>? FilterNotes { get; set => field = ReadableList<IgnoredFilter>.Of(value); }
}
