using Microsoft.AspNetCore.Http;
using ProspectingTools.Service.Faults;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>A place in a cursor list: where the page begins, and how the cursor of the next one is made.</summary>
/// <param name="Cursors">What signs cursors.</param>
/// <param name="Name">The list.</param>
/// <param name="Query">What was asked for.</param>
/// <param name="Page">The same for the rules.</param>
internal sealed record CursorPosition(Cursors Cursors, string Name, CursorQuery Query, PageRequest Page)
{
    /// <summary>The cursor of the next page; null when there is none.</summary>
    /// <param name="http">The request, which may be marked to repeat its cursor.</param>
    /// <param name="last">The position of the page's last item when there are more.</param>
    public string? Next(HttpContext http, long? last) =>
        RepeatCursor.IsSet(http, Query.Cursor) ? Query.Cursor
        : last is { } position ? Cursors.Write(Name, position)
        : null;
}
