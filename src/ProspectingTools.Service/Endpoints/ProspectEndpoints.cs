using System.Buffers;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.ObjectPool;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Faults;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>Prospects: pages of an audience, signals, look-up (prospecting-api.md, "Endpoints").</summary>
internal static class ProspectEndpoints
{
    private static readonly EndpointAccess s_read = new(AccessKind.Key, Scopes.ProspectsRead);

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        new EndpointRow("listProspects", "List prospects in an audience")
        {
            Access = s_read,
            Answer = typeof(Envelope<CursorPage<Prospect>>),
            Errors = [400, 404, 409, 502],
            Query = AudienceEndpoints.CursorQuery,
        }.On(app.MapGet(Routes.ProspectsTemplate, List));
        new EndpointRow("listSignals", "Signals of a prospect")
        {
            Access = s_read,
            Answer = typeof(Envelope<ProspectSignals>),
            Errors = [400, 404, 502],
            Query = [new("minScore", "Only signals of at least this score.", "integer")],
        }.On(app.MapGet(Routes.SignalsTemplate, Signals));
        new EndpointRow("resolveProviderId", "Look prospects up by LinkedIn's own id of a person")
        {
            Access = s_read,
            Answer = typeof(Envelope<ProviderResolution>),
            Errors = [422],
        }.On(app.MapGet(Routes.ProviderLookupTemplate, LookUp));
    }

    // The prospects are stored as JSON: the page is put together from bytes, not from objects.
    private static async Task List(
        HttpContext http, AudienceRules rules, ObjectPool<ArrayBufferWriter<byte>> buffers, string audienceId, string? cursor, string? limit)
    {
        ArrayBufferWriter<byte> body = buffers.Get();
        try
        {
            body.Write("{\"success\":true,\"data\":{\"items\":["u8);
            string? next = await rules.CopyProspectsAsync(http.Caller(), audienceId, cursor, limit, body, http.RequestAborted);
            if (RepeatCursor.IsSet(http, cursor))
            {
                next = cursor;
            }

            // Cursors and trace ids are of characters that JSON does not escape.
            string end = next is null ? "null,\"hasMore\":false" : $"\"{next}\",\"hasMore\":true";
            Encoding.UTF8.GetBytes($"],\"nextCursor\":{end}}},\"error\":null,\"traceId\":\"{http.TraceIdentifier}\"}}", body);
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = body.WrittenCount;
            await http.Response.Body.WriteAsync(body.WrittenMemory, http.RequestAborted);
        }
        finally
        {
            buffers.Return(body);
        }
    }

    private static async Task Signals(HttpContext http, ProspectRules rules, string prospectId, string? minScore) =>
        await http.EnvelopeAsync(await rules.SignalsAsync(http.Caller(), prospectId, minScore, http.RequestAborted));

    private static async Task LookUp(HttpContext http, ProspectRules rules, string providerId) =>
        await http.EnvelopeAsync(await rules.LookUpAsync(http.Caller(), providerId, http.RequestAborted));
}

/// <summary>Lends buffers for pages; those that a page of unusual size has blown up are not kept.</summary>
internal sealed class PageBufferPolicy : IPooledObjectPolicy<ArrayBufferWriter<byte>>
{
    private const int InitialBytes = 256 * 1024;
    private const int LargestKept = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public ArrayBufferWriter<byte> Create() => new(InitialBytes);

    /// <inheritdoc/>
    public bool Return(ArrayBufferWriter<byte> obj)
    {
        obj.ResetWrittenCount();
        return obj.Capacity <= LargestKept;
    }
}
