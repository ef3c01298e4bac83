using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace ProspectingTools.Service.Endpoints.Answers;

/// <summary>Something that was made, as the contact-lists API answers.</summary>
/// <param name="data">What is answered.</param>
internal sealed class CreatedPlain<T>(T data) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        JsonAnswer.Describe<T>(builder, StatusCodes.Status201Created);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        JsonAnswer.WriteAsync(httpContext, data, StatusCodes.Status201Created);
}
