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

/// <summary>Jobs (prospecting-api.md, "Endpoints").</summary>
internal static class JobEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder read = app.MapProspecting(Scopes.ProspectingRead);
        read.MapGet(Routes.JobsTemplate, List);
        read.MapGet(Routes.JobTemplate, Get);

        RouteGroupBuilder write = app.MapProspecting(Scopes.ProspectingWrite);
        write.MapPost(Routes.JobsTemplate, Start);
        write.MapPost(Routes.CancelJobTemplate, Cancel);
    }

    [EndpointName("startProspectingJob")]
    [EndpointSummary("Start a prospecting job")]
    [Refuses(RefusalCode.Invalid, RefusalCode.InsufficientCredits, RefusalCode.IdempotencyConflict, RefusalCode.UpstreamUnavailable)]
    private static async Task<Results<Data<StartedJob>, AcceptedData<StartedJob>>> Start(
        HttpContext http, JobRules rules, JsonBody<StartJobRequest> body, StartKey key)
    {
        (StartedJob job, bool replayed) = await rules.StartAsync(http.Caller(), body.Value, key.Key, http.RequestAborted);
        return replayed ? new Data<StartedJob>(job) : new AcceptedData<StartedJob>(job);
    }

    [EndpointName("listProspectingJobs")]
    [EndpointSummary("List prospecting jobs, newest first")]
    [Refuses(RefusalCode.Invalid)]
    private static async Task<DataPage<ProspectingJob>> List(HttpContext http, JobRules rules, Cursors cursors, StatusQuery status, CursorQuery query)
    {
        CursorPosition position = query.In(cursors, $"jobs:{http.Caller().GroupId}:{status.Status}");
        return new(position, await rules.ListAsync(http.Caller(), position.Page, status.Status, http.RequestAborted));
    }

    [EndpointName("getProspectingJob")]
    [EndpointSummary("Get a prospecting job")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound)]
    private static async Task<Data<ProspectingJob>> Get(HttpContext http, JobRules rules, string jobId) =>
        new(await rules.GetAsync(http.Caller(), jobId, http.RequestAborted));

    [EndpointName("cancelProspectingJob")]
    [EndpointSummary("Cancel a prospecting job")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound, RefusalCode.Unprocessable, RefusalCode.UpstreamUnavailable)]
    private static async Task<Data<ProspectingJob>> Cancel(HttpContext http, JobRules rules, string jobId) =>
        new(await rules.CancelAsync(http.Caller(), jobId, http.RequestAborted));
}
