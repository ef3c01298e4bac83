using Microsoft.AspNetCore.Http;

namespace ProspectingTools.Service.Faults;

/// <summary>Marks a request whose page is to repeat the cursor that was asked for.</summary>
internal sealed class RepeatCursor
{
    /// <summary>The mark.</summary>
    public static RepeatCursor Instance { get; } = new();

    /// <summary>Whether the request is marked and came with a cursor.</summary>
    public static bool IsSet(HttpContext http, string? cursor) => !string.IsNullOrEmpty(cursor) && http.Features.Get<RepeatCursor>() is not null;
}
