using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Endpoints.Inputs;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints.Answers;

/// <summary>A page of a cursor list, in the envelope of the prospecting API.</summary>
/// <param name="position">The page that was asked for.</param>
/// <param name="page">What the rules found.</param>
internal sealed class DataPage<T>(CursorPosition position, ListPage<T> page) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        JsonAnswer.Describe<Envelope<CursorPage<T>>>(builder, StatusCodes.Status200OK);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        string? next = position.Next(httpContext, page.Last);
        var body = new CursorPage<T> { Items = page.Items, NextCursor = next, HasMore = next is not null };
        return new Data<CursorPage<T>>(body).ExecuteAsync(httpContext);
    }
}
