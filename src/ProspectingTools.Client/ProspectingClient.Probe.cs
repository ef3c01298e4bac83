using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Client;

/// <content>What a test of the connection needs to know beside the answer.</content>
public sealed partial class ProspectingClient
{
    /// <summary>Reads any path, and tells of the answer as a whole.</summary>
    /// <param name="api">The API.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">Who watches, and the cancellation.</param>
    /// <returns>The answer, with the server's time.</returns>
    public Task<ApiResponse<JsonElement>> ProbeAsync(ApiKind api, ApiRequest request, CallContext context) =>
        TransportOf(api).SendAsync(request, ResponseBody.AnyJson, context);
}
