using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ProspectingTools.Contracts;

/// <summary>One page of a cursor list (prospecting-api.md, "Pagination").</summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class CursorPage<T>
{
    /// <summary>The page's items.</summary>
    public IReadOnlyList<T>? Items { get; set; }

    /// <summary>The cursor of the next page; null on the last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? NextCursor { get; set; }

    /// <summary>Whether another page follows.</summary>
    public bool? HasMore { get; set; }
}
