using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Faults;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>Signal scans and what they look for (prospecting-api.md, "Signal scans").</summary>
internal static class SignalEndpoints
{
    private static readonly EndpointAccess s_read = new(AccessKind.Key, Scopes.SignalsRead);
    private static readonly EndpointAccess s_write = new(AccessKind.Key, Scopes.SignalsWrite);

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        new EndpointRow("startSignalScan", "Start a signal scan")
        {
            Access = s_write,
            Answer = typeof(Envelope<StartedSignalScan>),
            Body = typeof(StartSignalScanRequest),
            Success = [200, 202],
            Errors = [400, 409, 502],
        }.On(app.MapPost(Routes.SignalScansTemplate, Start));
        new EndpointRow("listSignalScans", "List signal scans, newest first")
        {
            Access = s_read,
            Answer = typeof(Envelope<CursorPage<SignalScanSummary>>),
            Errors = [400],
            Query = [.. AudienceEndpoints.CursorQuery, new QueryParameter("status", "Only scans of this status.") { Words = JobStatus.All }],
        }.On(app.MapGet(Routes.SignalScansTemplate, List));
        new EndpointRow("getSignalScan", "Get a signal scan") { Access = s_read, Answer = typeof(Envelope<SignalScan>), Errors = [400, 404] }
            .On(app.MapGet(Routes.SignalScanTemplate, Get));
        new EndpointRow("cancelSignalScan", "Cancel a signal scan") { Access = s_write, Answer = typeof(Envelope<CancelledSignalScan>), Errors = [400, 404, 422, 502] }
            .On(app.MapPost(Routes.CancelSignalScanTemplate, Cancel));
        new EndpointRow("listSignalSpecifications", "List what signal scans can look for")
        {
            Access = new EndpointAccess(AccessKind.Key, Scopes.TemplatesRead),
            Answer = typeof(Envelope<CursorPage<SignalSpecification>>),
            Errors = [400],
            Query = AudienceEndpoints.CursorQuery,
        }.On(app.MapGet(Routes.SignalSpecificationsTemplate, Specifications));
    }

    private static async Task Start(HttpContext http, SignalScanRules rules)
    {
        StartSignalScanRequest request = await RequestJson.ReadAsync<StartSignalScanRequest>(http);
        (StartedSignalScan scan, bool replayed) = await rules.StartAsync(http.Caller(), request, JobEndpoints.IdempotencyKey(http), http.RequestAborted);
        await http.EnvelopeAsync(scan, replayed ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    private static async Task List(HttpContext http, SignalScanRules rules, string? cursor, string? limit, string? status)
    {
        CursorPage<SignalScanSummary> page = await rules.ListAsync(http.Caller(), cursor, limit, status, http.RequestAborted);
        await http.EnvelopeAsync(RepeatCursor.Apply(http, page, cursor));
    }

    private static async Task Get(HttpContext http, SignalScanRules rules, string scanId) =>
        await http.EnvelopeAsync(await rules.GetAsync(http.Caller(), scanId, http.RequestAborted));

    private static async Task Cancel(HttpContext http, SignalScanRules rules, string scanId) =>
        await http.EnvelopeAsync(await rules.CancelAsync(http.Caller(), scanId, http.RequestAborted));

    private static Task Specifications(HttpContext http, SignalSpecificationRules rules, string? cursor, string? limit) =>
        http.EnvelopeAsync(RepeatCursor.Apply(http, rules.List(http.Caller(), cursor, limit), cursor));
}
