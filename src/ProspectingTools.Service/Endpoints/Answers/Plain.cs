using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace ProspectingTools.Service.Endpoints.Answers;

/// <summary>Data as it is, as the contact-lists API and the local endpoints answer.</summary>
/// <param name="data">What is answered.</param>
internal sealed class Plain<T>(T data) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        JsonAnswer.Describe<T>(builder, StatusCodes.Status200OK);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        JsonAnswer.WriteAsync(httpContext, data, StatusCodes.Status200OK);
}
