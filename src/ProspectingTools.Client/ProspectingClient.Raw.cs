using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts;

namespace ProspectingTools.Client;

/// <content>Lists that this version has no types for.</content>
public sealed partial class ProspectingClient
{
    /// <summary>Reads any list of either API: items under <c>data</c> by cursor, or bare items by offset.</summary>
    /// <param name="api">The API.</param>
    /// <param name="path">The path, perhaps with a query.</param>
    /// <param name="context">Who watches, and the cancellation.</param>
    /// <returns>A pager.</returns>
    public IPager<JsonElement> GetAnyList(ApiKind api, string path, CallContext context)
    {
        int question = path.IndexOf('?');
        string bare = question < 0 ? path : path.Substring(0, question);
        string own = question < 0 ? string.Empty : path.Substring(question + 1);
        return api == ApiKind.ContactLists
            ? new OffsetPager<JsonElement>(
                async (offset, limit, pageContext) => Offset(await AnyPageAsync(api, bare, own, $"limit={limit}&offset={offset}", pageContext).ConfigureAwait(false)),
                new PageOptions(),
                Limits.MaxOffsetPage,
                context)
            : new CursorPager<JsonElement>(
                async (cursor, limit, pageContext) =>
                {
                    string query = $"limit={limit}" + (cursor is null ? string.Empty : "&cursor=" + System.Uri.EscapeDataString(cursor));
                    JsonElement answer = await AnyPageAsync(api, bare, own, query, pageContext).ConfigureAwait(false);
                    return ByCursor(answer.TryGetProperty("data", out JsonElement data) ? data : answer);
                },
                new PageOptions(),
                Assumed.MaxCursorPage,
                context);
    }

    private async Task<JsonElement> AnyPageAsync(ApiKind api, string path, string own, string paging, CallContext context)
    {
        // What the caller wrote comes last, so that a limit of their own wins where the server takes the last.
        string query = own.Length == 0 ? paging : $"{paging}&{own}";
        JsonElement answer = await SendAsync(api, new ApiRequest(System.Net.Http.HttpMethod.Get, path) { Query = query }, context).ConfigureAwait(false);
        return answer.ValueKind == JsonValueKind.Object ? answer : throw NoList(path);
    }

    private static CursorPage<JsonElement> ByCursor(JsonElement page) => new()
    {
        Items = Items(page),
        NextCursor = page.TryGetProperty("nextCursor", out JsonElement next) && next.ValueKind == JsonValueKind.String ? next.GetString() : null,
        HasMore = page.TryGetProperty("hasMore", out JsonElement more) && more.ValueKind == JsonValueKind.True,
    };

    private static OffsetPage<JsonElement> Offset(JsonElement page) => new()
    {
        Items = Items(page),
        Total = page.TryGetProperty("total", out JsonElement total) && total.TryGetInt64(out long count) ? count : null,
        HasMore = page.TryGetProperty("hasMore", out JsonElement more) && more.ValueKind == JsonValueKind.True,
    };

    private static List<JsonElement> Items(JsonElement page) =>
        page.ValueKind == JsonValueKind.Object && page.TryGetProperty("items", out JsonElement items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray().ToList()
            : throw NoList("the answer");

    private static ProspectingApiException NoList(string what) =>
        new(FailureKind.InvalidData, ClientErrorCodes.InvalidResponse, $"There is no list of items in {what}: -All does not apply. Leave it out to see the answer as it is.");
}
