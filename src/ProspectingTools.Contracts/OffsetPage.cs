using System.Collections.Generic;

namespace ProspectingTools.Contracts;

/// <summary>One page of an offset list (contact-lists-api.md, "Lists").</summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class OffsetPage<T>
{
    /// <summary>The page's items.</summary>
    public IReadOnlyList<T>? Items { get; set; }

    /// <summary>How many items the whole list holds.</summary>
    public long? Total { get; set; }

    /// <summary>The page size that was applied.</summary>
    public long? Limit { get; set; }

    /// <summary>How many items were skipped before this page.</summary>
    public long? Offset { get; set; }

    /// <summary>Whether another page follows.</summary>
    public bool? HasMore { get; set; }
}
