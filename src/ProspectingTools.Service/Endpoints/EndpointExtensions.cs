using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>What the endpoints share: who calls, and how answers are written.</summary>
internal static class EndpointExtensions
{
    /// <summary>Who makes the request; there is always one behind an endpoint that needs a key.</summary>
    public static Caller Caller(this HttpContext http) => http.Features.GetRequiredFeature<Caller>();

    /// <summary>Answers with data in the prospecting API's envelope.</summary>
    public static Task EnvelopeAsync<T>(this HttpContext http, T data, int status = StatusCodes.Status200OK) =>
        http.PlainAsync(new Envelope<T> { Success = true, Data = data, TraceId = http.TraceIdentifier }, status);

    /// <summary>Answers with a body as it is.</summary>
    public static Task PlainAsync<T>(this HttpContext http, T body, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(body, (JsonTypeInfo<T>)WireJson.Context.GetTypeInfo(typeof(T))!, cancellationToken: http.RequestAborted);
    }
}
