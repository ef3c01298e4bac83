using Microsoft.AspNetCore.Http;
using ProspectingTools.Contracts;

namespace ProspectingTools.Service.Faults;

/// <summary>Marks a request whose page is to repeat the cursor that was asked for.</summary>
internal sealed class RepeatCursor
{
    /// <summary>The mark.</summary>
    public static RepeatCursor Instance { get; } = new();

    /// <summary>Spoils a page when the request is marked.</summary>
    public static CursorPage<T> Apply<T>(HttpContext http, CursorPage<T> page, string? cursor)
    {
        if (IsSet(http, cursor))
        {
            page.NextCursor = cursor;
            page.HasMore = true;
        }

        return page;
    }

    /// <summary>Whether the request is marked and came with a cursor.</summary>
    public static bool IsSet(HttpContext http, string? cursor) => !string.IsNullOrEmpty(cursor) && http.Features.Get<RepeatCursor>() is not null;
}
