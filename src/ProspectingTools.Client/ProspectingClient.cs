using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Contracts;

namespace ProspectingTools.Client;

/// <summary>
/// The client of both APIs: one HttpClient, one retry policy, one key an API. Safe for use from several threads. Every method
/// throws <see cref="ProspectingApiException"/> on failure and <see cref="OperationCanceledException"/> when cancelled.
/// </summary>
public sealed partial class ProspectingClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _closing = new();
    private readonly Transport _prospecting;
    private readonly Transport _contactLists;

    /// <summary>Creates a client. Nothing is sent yet.</summary>
    /// <param name="options">What the connection is made of.</param>
    /// <exception cref="ProspectingApiException">An address would show the key on the network.</exception>
    public ProspectingClient(ClientOptions options)
    {
        Options = options ?? throw new ArgumentNullException(nameof(options));
        HttpClientFactory.RequireHttpsOrLoopback(options.BaseUri);
        Uri contactListUri = options.ContactListUri ?? options.BaseUri;
        HttpClientFactory.RequireHttpsOrLoopback(contactListUri);
        AccountGroupId = options.AccountGroupId;
        _http = HttpClientFactory.Create(options);
        _prospecting = new Transport(_http, ApiKind.Prospecting, options.BaseUri, options.Key, options, _closing.Token);
        _contactLists = new Transport(_http, ApiKind.ContactLists, contactListUri, options.ContactListKey ?? options.Key, options, _closing.Token);
    }

    /// <summary>What the connection is made of.</summary>
    public ClientOptions Options { get; }

    /// <summary>The account group that scopes the calls; null as long as none is chosen.</summary>
    public string? AccountGroupId { get; private set; }

    /// <summary>Chooses the account group of later calls.</summary>
    /// <param name="accountGroupId">The account group.</param>
    public void UseAccountGroup(string accountGroupId) => AccountGroupId = accountGroupId;

    /// <summary>Sends any request with the connection's authentication and retries.</summary>
    /// <param name="api">The API.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The whole answer as JSON; of an undefined kind when it has no body.</returns>
    public async Task<JsonElement> SendAsync(ApiKind api, ApiRequest request, CallContext context) =>
        (await ProbeAsync(api, request, context).ConfigureAwait(false)).Value;

    /// <summary>Refuses an address that would show a key on the network.</summary>
    /// <param name="uri">The address.</param>
    /// <exception cref="ProspectingApiException">It is not https, nor http to this machine; or it holds a password.</exception>
    public static void RequireHttpsOrLoopback(Uri uri) => HttpClientFactory.RequireHttpsOrLoopback(uri ?? throw new ArgumentNullException(nameof(uri)));

    /// <summary>Ends what is under way and releases the connections.</summary>
    public void Dispose()
    {
        // Not disposed: calls that are ending still look at it, and it holds nothing that needs it.
        _closing.Cancel();
        _http.Dispose();
    }

    private string RequireAccountGroup() => AccountGroupId ?? throw new ProspectingApiException(
        FailureKind.Caller,
        ClientErrorCodes.AccountGroupMissing,
        "The connection has no account group.");

    /// <summary>How far the clock of an API's server is ahead of this one; null as long as no answer had a date.</summary>
    /// <param name="api">The API.</param>
    /// <returns>The difference.</returns>
    internal TimeSpan? ServerOffset(ApiKind api) => TransportOf(api).Clock.Offset;

    private Transport TransportOf(ApiKind api) => api == ApiKind.ContactLists ? _contactLists : _prospecting;

    private Task<ApiResponse<T>> EnvelopeAsync<T>(ApiRequest request, JsonTypeInfo<Envelope<T>> type, CallContext context) =>
        _prospecting.SendAsync(request, ResponseBody.Data(type), context);

    private async Task<T> DataAsync<T>(ApiRequest request, JsonTypeInfo<Envelope<T>> type, CallContext context) =>
        (await EnvelopeAsync(request, type, context).ConfigureAwait(false)).Value;

    private async Task<T> BareAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CallContext context) =>
        (await _contactLists.SendAsync(request, ResponseBody.Json(type), context).ConfigureAwait(false)).Value;

    private async Task<IReadOnlyList<T>> ItemsAsync<T>(string path, JsonTypeInfo<Envelope<ItemList<T>>> type, CallContext context) =>
        NoNulls.In((await DataAsync(ApiRequest.Get(path), type, context).ConfigureAwait(false)).Items);

    private CursorPager<T> Cursor<T>(string path, JsonTypeInfo<Envelope<CursorPage<T>>> type, PageOptions options, CallContext context, Action<T>? prepare = null, params (string Name, string? Value)[] query) =>
        new(
            async (cursor, limit, pageContext) =>
            {
                (string, string?)[] parameters = [("cursor", cursor), ("limit", Invariant(limit)), .. query];
                CursorPage<T> page = await DataAsync(ApiRequest.Get(path, parameters), type, pageContext).ConfigureAwait(false);
                page.Items = NoNulls.In(page.Items);
                foreach (T item in page.Items)
                {
                    prepare?.Invoke(item);
                }

                return page;
            },
            options,
            Assumed.MaxCursorPage,
            context);

    private OffsetPager<T> Offset<T>(string path, JsonTypeInfo<OffsetPage<T>> type, Func<T, string?> idOf, PageOptions options, CallContext context) =>
        new(
            (offset, limit, pageContext) => BareAsync(ApiRequest.Get(path, ("limit", Invariant(limit)), ("offset", Invariant(offset))), type, pageContext),
            idOf,
            options,
            Limits.MaxOffsetPage,
            context);

    private static string Invariant(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
