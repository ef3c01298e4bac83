using System;
using System.Buffers;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ObjectPool;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Endpoints.Inputs;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints.Answers;

/// <summary>A page of a cursor list whose items are stored as JSON: it is put together from bytes, not from objects.</summary>
/// <param name="position">The page that was asked for.</param>
/// <param name="copy">Copies the items out, with commas between them; gives the position of the last one when there are more.</param>
internal sealed class StoredPage<T>(CursorPosition position, Func<PageRequest, IBufferWriter<byte>, Task<long?>> copy) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        JsonAnswer.Describe<Envelope<CursorPage<T>>>(builder, StatusCodes.Status200OK);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ObjectPool<ArrayBufferWriter<byte>> buffers = httpContext.RequestServices.GetRequiredService<ObjectPool<ArrayBufferWriter<byte>>>();
        ArrayBufferWriter<byte> body = buffers.Get();
        try
        {
            body.Write("{\"success\":true,\"data\":{\"items\":["u8);
            string? next = position.Next(httpContext, await copy(position.Page, body));

            // Cursors and trace ids are of characters that JSON does not escape.
            string end = next is null ? "null,\"hasMore\":false" : $"\"{next}\",\"hasMore\":true";
            Encoding.UTF8.GetBytes($"],\"nextCursor\":{end}}},\"error\":null,\"traceId\":\"{httpContext.TraceIdentifier}\"}}", body);
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.ContentLength = body.WrittenCount;
            await httpContext.Response.Body.WriteAsync(body.WrittenMemory, httpContext.RequestAborted);
        }
        finally
        {
            buffers.Return(body);
        }
    }
}
