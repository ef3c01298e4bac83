using System.Text.Json;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Json;

namespace ProspectingTools.Client;

/// <content>Lists that this version has no types for.</content>
public sealed partial class ProspectingClient
{
    /// <summary>Reads any list of either API: items under <c>data</c> by cursor, or bare items by offset.</summary>
    /// <param name="api">The API.</param>
    /// <param name="path">The path, perhaps with a query.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>A pager.</returns>
    public IPager<JsonElement> GetAnyList(ApiKind api, string path, CallContext context)
    {
        int question = path.IndexOf('?');
        string bare = question < 0 ? path : path.Substring(0, question);
        string own = question < 0 ? string.Empty : path.Substring(question + 1);
        return api == ApiKind.ContactLists
            ? new OffsetPager<JsonElement>(
                async (offset, limit, pageContext) =>
                {
                    ApiRequest request = ForPage(bare, own, ("limit", Invariant(limit)), ("offset", Invariant(offset)));
                    OffsetPage<JsonElement> page = await BareAsync(request, WireJson.Context.OffsetPageJsonElement, pageContext).ConfigureAwait(false);
                    return page.Items is null ? throw NoList(bare) : page;
                },
                IdOf,
                new PageOptions(),
                Limits.MaxOffsetPage,
                context)
            : new CursorPager<JsonElement>(
                async (cursor, limit, pageContext) =>
                {
                    ApiRequest request = ForPage(bare, own, ("limit", Invariant(limit)), ("cursor", cursor));
                    CursorPage<JsonElement> page = await DataAsync(request, WireJson.Context.EnvelopeCursorPageJsonElement, pageContext).ConfigureAwait(false);
                    return page.Items is null ? throw NoList(bare) : page;
                },
                new PageOptions(),
                Assumed.MaxCursorPage,
                context);
    }

    private static string? IdOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out JsonElement id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number ? id.GetRawText() : null;

    // What the caller wrote comes last, so that the caller's limit wins where the server takes the last.
    private static ApiRequest ForPage(string path, string own, params (string Name, string? Value)[] paging)
    {
        ApiRequest request = ApiRequest.Get(path, paging);
        return own.Length == 0 ? request : new ApiRequest(request.Method, path) { Query = $"{request.Query}&{own}" };
    }

    private static ProspectingApiException NoList(string path) =>
        new(FailureKind.InvalidData, ClientErrorCodes.ListMissing, $"There is no list of items in {path}.");
}
