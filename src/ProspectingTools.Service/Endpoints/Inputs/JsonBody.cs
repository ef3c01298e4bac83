using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using ProspectingTools.Service.Http;

namespace ProspectingTools.Service.Endpoints.Inputs;

/// <summary>A body of JSON, read by the contract's own rules.</summary>
/// <param name="Value">What it says.</param>
internal sealed record JsonBody<T>(T Value) : IBindableFromHttpContext<JsonBody<T>>, IEndpointParameterMetadataProvider
{
    /// <inheritdoc/>
    public static async ValueTask<JsonBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter) => new(await RequestJson.ReadAsync<T>(context));

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
        builder.Metadata.Add(new ErrorStatus(StatusCodes.Status413PayloadTooLarge));
        builder.Metadata.Add(new ErrorStatus(StatusCodes.Status415UnsupportedMediaType));
    }
}
