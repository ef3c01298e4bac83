using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using ProspectingTools.Contracts;

namespace ProspectingTools.Service.Endpoints.Answers;

/// <summary>Work that was begun, in the envelope of the prospecting API.</summary>
/// <param name="data">What is answered.</param>
internal sealed class AcceptedData<T>(T data) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        JsonAnswer.Describe<Envelope<T>>(builder, StatusCodes.Status202Accepted);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        JsonAnswer.WriteAsync(httpContext, new Envelope<T> { Success = true, Data = data, TraceId = httpContext.TraceIdentifier }, StatusCodes.Status202Accepted);
}
