using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Contracts;

namespace ProspectingTools.Client;

/// <content>What a test of the connection needs to know beside the answer.</content>
public sealed partial class ProspectingClient
{
    /// <summary>Reads any path, and returns the answer as a whole.</summary>
    /// <param name="api">The API.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>The answer, with the server's time.</returns>
    public Task<ApiResponse<JsonElement>> ProbeAsync(ApiKind api, ApiRequest request, CallContext context) =>
        TransportOf(api).SendAsync(request, ResponseBody.AnyJson, context);

    /// <summary>Asks for one contact list, whatever its fields are.</summary>
    /// <param name="context">The observer, and the cancellation.</param>
    /// <returns>Nothing, once the answer was a list.</returns>
    /// <exception cref="ProspectingApiException">The call failed, or its answer holds no list.</exception>
    public async Task ProbeContactListsAsync(CallContext context)
    {
        ApiRequest request = ApiRequest.Get(Routes.ContactLists, ("limit", "1"));
        JsonElement page = (await ProbeAsync(ApiKind.ContactLists, request, context).ConfigureAwait(false)).Value;
        if (page.ValueKind != JsonValueKind.Object || !page.TryGetProperty("items", out JsonElement items) || items.ValueKind != JsonValueKind.Array)
        {
            throw new ProspectingApiException(FailureKind.InvalidData, ClientErrorCodes.InvalidResponse, $"The answer to GET {Routes.ContactLists} holds no list.");
        }
    }
}
