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

/// <summary>Account groups, sources and jobs (prospecting-api.md, "Endpoints").</summary>
internal static class JobEndpoints
{
    private const string IdempotencyKeyHeader = "Idempotency-Key";

    private static readonly EndpointAccess s_read = new(AccessKind.Key, Scopes.ProspectingRead);
    private static readonly EndpointAccess s_write = new(AccessKind.Key, Scopes.ProspectingWrite);

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        new EndpointRow("listAccountGroups", "List account groups")
        {
            Answer = typeof(Envelope<CursorPage<AccountGroup>>),
            Errors = [400],
            Query = AudienceEndpoints.CursorQuery,
        }.On(app.MapGet(Routes.Accounts, Accounts));
        new EndpointRow("listLeadLists", "List lead lists") { Access = s_read, Answer = typeof(Envelope<ItemList<LeadList>>), Errors = [502] }
            .On(app.MapGet(Routes.LeadListsTemplate, LeadLists));
        new EndpointRow("listSavedSearches", "List saved searches") { Access = s_read, Answer = typeof(Envelope<ItemList<SavedSearch>>), Errors = [502] }
            .On(app.MapGet(Routes.SavedSearchesTemplate, SavedSearches));
        new EndpointRow("startJob", "Start a job")
        {
            Access = s_write,
            Answer = typeof(Envelope<StartedJob>),
            Body = typeof(StartJobRequest),
            Success = [200, 202],
            Errors = [400, 402, 409, 502],
        }.On(app.MapPost(Routes.JobsTemplate, Start));
        new EndpointRow("listJobs", "List jobs, newest first")
        {
            Access = s_read,
            Answer = typeof(Envelope<CursorPage<ProspectingJob>>),
            Errors = [400],
            Query = [.. AudienceEndpoints.CursorQuery, new QueryParameter("status", "Only jobs of this status.") { Words = JobStatus.All }],
        }.On(app.MapGet(Routes.JobsTemplate, List));
        new EndpointRow("getJob", "Get a job") { Access = s_read, Answer = typeof(Envelope<ProspectingJob>), Errors = [400, 404] }
            .On(app.MapGet(Routes.JobTemplate, Get));
        new EndpointRow("cancelJob", "Cancel a job") { Access = s_write, Answer = typeof(Envelope<ProspectingJob>), Errors = [400, 404, 422, 502] }
            .On(app.MapPost(Routes.CancelJobTemplate, Cancel));
    }

    /// <summary>The Idempotency-Key of a start; null when there is none.</summary>
    public static string? IdempotencyKey(HttpContext http) =>
        http.Request.Headers.TryGetValue(IdempotencyKeyHeader, out var values) ? values.ToString() : null;

    private static async Task Accounts(HttpContext http, AccountRules rules, string? cursor, string? limit)
    {
        CursorPage<AccountGroup> page = await rules.ListAsync(http.Caller(), cursor, limit, http.RequestAborted);
        await http.EnvelopeAsync(RepeatCursor.Apply(http, page, cursor));
    }

    private static async Task LeadLists(HttpContext http, SourceRules rules) =>
        await http.EnvelopeAsync(await rules.LeadListsAsync(http.Caller(), http.RequestAborted));

    private static async Task SavedSearches(HttpContext http, SourceRules rules) =>
        await http.EnvelopeAsync(await rules.SavedSearchesAsync(http.Caller(), http.RequestAborted));

    private static async Task Start(HttpContext http, JobRules rules)
    {
        StartJobRequest request = await RequestJson.ReadAsync<StartJobRequest>(http);
        (StartedJob job, bool replayed) = await rules.StartAsync(http.Caller(), request, IdempotencyKey(http), http.RequestAborted);
        await http.EnvelopeAsync(job, replayed ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    private static async Task List(HttpContext http, JobRules rules, string? cursor, string? limit, string? status)
    {
        CursorPage<ProspectingJob> page = await rules.ListAsync(http.Caller(), cursor, limit, status, http.RequestAborted);
        await http.EnvelopeAsync(RepeatCursor.Apply(http, page, cursor));
    }

    private static async Task Get(HttpContext http, JobRules rules, string jobId) =>
        await http.EnvelopeAsync(await rules.GetAsync(http.Caller(), jobId, http.RequestAborted));

    private static async Task Cancel(HttpContext http, JobRules rules, string jobId) =>
        await http.EnvelopeAsync(await rules.CancelAsync(http.Caller(), jobId, http.RequestAborted));
}
