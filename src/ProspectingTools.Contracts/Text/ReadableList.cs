using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace ProspectingTools.Contracts.Text;

/// <summary>A list whose text is its items, so that a cell of a CSV file shows them and not the name of a type.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class ReadableList<T> : ReadOnlyCollection<T>
{
    private ReadableList(IList<T> items)
        : base(items)
    {
    }

    /// <summary>No items. What a user counts is never null: under Set-StrictMode that would be an error.</summary>
    internal static ReadableList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", Items);

    /// <summary>Makes a list readable.</summary>
    /// <param name="items">The items.</param>
    /// <returns>The same items; null for null.</returns>
    internal static IReadOnlyList<T>? Of(IReadOnlyList<T>? items) =>
        items is null or ReadableList<T> ? items : new ReadableList<T>(items as IList<T> ?? items.ToArray());
}
