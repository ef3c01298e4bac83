using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ProspectingTools.Contracts.Json;

namespace ProspectingTools.Service.Endpoints.Answers;

/// <summary>What the answers share: JSON by the contract's own rules, and the words of the document.</summary>
internal static class JsonAnswer
{
    private static readonly string[] s_contentTypes = ["application/json"];

    /// <summary>Writes a body.</summary>
    public static Task WriteAsync<T>(HttpContext http, T body, int status)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(body, (JsonTypeInfo<T>)WireJson.Context.GetTypeInfo(typeof(T))!, cancellationToken: http.RequestAborted);
    }

    /// <summary>Says in the document which body a status has.</summary>
    public static void Describe<T>(EndpointBuilder builder, int status) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(T), s_contentTypes));
}
