using System.Collections.Generic;

namespace ProspectingTools.Contracts;

/// <summary>A list that is not paginated.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class ItemList<T>
{
    /// <summary>The items.</summary>
    public IReadOnlyList<T>? Items { get; set; }
}
