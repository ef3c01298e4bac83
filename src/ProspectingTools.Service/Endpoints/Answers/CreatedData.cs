using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using ProspectingTools.Contracts;

namespace ProspectingTools.Service.Endpoints.Answers;

/// <summary>Something that was made, in the envelope of the prospecting API.</summary>
/// <param name="data">What is answered.</param>
internal sealed class CreatedData<T>(T data) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        JsonAnswer.Describe<Envelope<T>>(builder, StatusCodes.Status201Created);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        JsonAnswer.WriteAsync(httpContext, new Envelope<T> { Success = true, Data = data, TraceId = httpContext.TraceIdentifier }, StatusCodes.Status201Created);
}
