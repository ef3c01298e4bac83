using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Endpoints.Answers;
using ProspectingTools.Service.Endpoints.Inputs;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>Signal scans and what they look for (prospecting-api.md, "Signal scans").</summary>
internal static class SignalEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder read = app.MapProspecting(Scopes.SignalsRead);
        read.MapGet(Routes.SignalScansTemplate, List);
        read.MapGet(Routes.SignalScanTemplate, Get);

        RouteGroupBuilder write = app.MapProspecting(Scopes.SignalsWrite);
        write.MapPost(Routes.SignalScansTemplate, Start);
        write.MapPost(Routes.CancelSignalScanTemplate, Cancel);

        app.MapProspecting(Scopes.TemplatesRead).MapGet(Routes.SignalSpecificationsTemplate, Specifications);
    }

    [EndpointName("startSignalScan")]
    [EndpointSummary("Start a signal scan")]
    [Refuses(RefusalCode.Invalid, RefusalCode.AudienceNotReady, RefusalCode.IdempotencyConflict, RefusalCode.UpstreamUnavailable)]
    private static async Task<Results<Data<StartedSignalScan>, AcceptedData<StartedSignalScan>>> Start(
        HttpContext http, SignalScanRules rules, JsonBody<StartSignalScanRequest> body, StartKey key)
    {
        (StartedSignalScan scan, bool replayed) = await rules.StartAsync(http.Caller(), body.Value, key.Key, http.RequestAborted);
        return replayed ? new Data<StartedSignalScan>(scan) : new AcceptedData<StartedSignalScan>(scan);
    }

    [EndpointName("listSignalScans")]
    [EndpointSummary("List signal scans, newest first")]
    [Refuses(RefusalCode.Invalid)]
    private static async Task<DataPage<SignalScanSummary>> List(HttpContext http, SignalScanRules rules, Cursors cursors, StatusQuery status, CursorQuery query)
    {
        CursorPosition position = query.In(cursors, $"scans:{http.Caller().GroupId}:{status.Status}");
        return new(position, await rules.ListAsync(http.Caller(), position.Page, status.Status, http.RequestAborted));
    }

    [EndpointName("getSignalScan")]
    [EndpointSummary("Get a signal scan")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound)]
    private static async Task<Data<SignalScan>> Get(HttpContext http, SignalScanRules rules, string scanId) =>
        new(await rules.GetAsync(http.Caller(), scanId, http.RequestAborted));

    [EndpointName("cancelSignalScan")]
    [EndpointSummary("Cancel a signal scan")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound, RefusalCode.Unprocessable, RefusalCode.UpstreamUnavailable)]
    private static async Task<Data<CancelledSignalScan>> Cancel(HttpContext http, SignalScanRules rules, string scanId) =>
        new(await rules.CancelAsync(http.Caller(), scanId, http.RequestAborted));

    [EndpointName("listSignalSpecifications")]
    [EndpointSummary("List what signal scans can look for")]
    [Refuses(RefusalCode.Invalid)]
    private static DataPage<SignalSpecification> Specifications(HttpContext http, Cursors cursors, CursorQuery query)
    {
        CursorPosition position = query.In(cursors, $"specifications:{http.Caller().GroupId}");
        return new(position, SignalSpecificationRules.List(position.Page));
    }
}
