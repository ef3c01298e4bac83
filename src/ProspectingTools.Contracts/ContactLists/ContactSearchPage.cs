using System.Collections.Generic;

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
}
