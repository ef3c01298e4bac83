using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProspectingTools.Contracts;

/// <summary>The prospecting API's envelope around every answer (prospecting-api.md, "Envelope").</summary>
/// <typeparam name="T">The type of <c>data</c>.</typeparam>
public sealed class Envelope<T>
{
    /// <summary>Whether the call succeeded.</summary>
    public bool Success { get; set; }

    /// <summary>The answer; null on failure.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public T? Data { get; set; }

    /// <summary>What went wrong; null on success.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ApiError? Error { get; set; }

    /// <summary>The server's id of this call, for its support. May be absent.</summary>
    public string? TraceId { get; set; }
}

/// <summary>The error inside a failed <see cref="Envelope{T}"/>.</summary>
public sealed class ApiError
{
    /// <summary>The error's code, such as <c>AUDIENCE_NOT_READY</c>; see <see cref="ErrorCodes"/>.</summary>
    public string? Code { get; set; }

    /// <summary>What happened, for people.</summary>
    public string? Message { get; set; }

    /// <summary>A string, an object, an array or null, as the server sees fit; always printed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public JsonElement? Details { get; set; }
}

/// <summary>A list that is not paginated.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class ItemList<T>
{
    /// <summary>The items.</summary>
    public IReadOnlyList<T>? Items { get; set; }
}

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
