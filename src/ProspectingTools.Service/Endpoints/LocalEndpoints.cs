using System;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Endpoints.Answers;
using ProspectingTools.Service.Endpoints.Inputs;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>The endpoints that only the local service has.</summary>
internal static class LocalEndpoints
{
    /// <summary>The service's version.</summary>
    public static string Version { get; } =
        typeof(LocalEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPublic().MapGet(Routes.LocalInfo, Info);

        RouteGroupBuilder write = app.MapProspecting(Scopes.PeopleWrite);
        write.MapPost(Routes.LocalPeople, ImportPeople);
        write.MapPost(Routes.LocalSignals, ImportSignals);

        RouteGroupBuilder read = app.MapProspecting(Scopes.ProspectingRead);
        read.MapPost(Routes.LocalMeasure, Measure);
        read.MapGet(Routes.LocalJobResultsTemplate, JobResults);
        app.MapProspecting(Scopes.ProspectsRead).MapGet(Routes.LocalSuppressedTemplate, Suppressed);
        read.MapPost(Routes.LocalSheet, ReadSheet);
    }

    [EndpointName("getServiceInfo")]
    [EndpointSummary("What this service is")]
    private static Plain<ServiceInfo> Info() => new(new ServiceInfo { Name = "prospecting-service", Version = Version, ProcessId = Environment.ProcessId });

    [EndpointName("importPeople")]
    [EndpointSummary("Import people into the directory; the body is the file")]
    [Refuses(RefusalCode.Invalid)]
    private static async Task<Plain<PersonImportResult>> ImportPeople(HttpContext http, PeopleImport people, PeopleFile file) =>
        new(await people.ImportAsync(http.Caller().GroupKey, file.Content, file.Options, http.RequestAborted));

    [EndpointName("importSignals")]
    [EndpointSummary("Import signals of the directory's people; the body is a CSV file")]
    [Refuses(RefusalCode.Invalid)]
    private static async Task<Plain<SignalImportResult>> ImportSignals(HttpContext http, SignalImport signals, SignalFile file) =>
        new(await signals.ImportAsync(http.Caller().GroupKey, file.Content, http.RequestAborted));

    [EndpointName("readSheet")]
    [EndpointSummary("Read a sheet of a workbook as CSV; nothing is stored")]
    [Refuses(RefusalCode.Invalid)]
    private static async Task<Plain<SheetText>> ReadSheet(HttpContext http, SheetFile file) =>
        new(await SheetReading.ReadAsync(file.Content, file.Worksheet, http.RequestAborted));

    [EndpointName("measureSource")]
    [EndpointSummary("Tell what a start would find and cost; nothing is started")]
    [Refuses(RefusalCode.Invalid, RefusalCode.UpstreamUnavailable)]
    private static async Task<Plain<SourceMeasure>> Measure(HttpContext http, SourceMeasurement measurement, JsonBody<StartJobRequest> body) =>
        new(await measurement.MeasureAsync(http.Caller(), body.Value, http.RequestAborted));

    [EndpointName("listSuppressedProspects")]
    [EndpointSummary("Tell which prospects of an audience are in the suppression file")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound)]
    private static async Task<Plain<SuppressedProspects>> Suppressed(HttpContext http, SuppressedPeople people, string audienceId) =>
        new(await people.OfAudienceAsync(http.Caller(), audienceId, http.RequestAborted));

    [EndpointName("listJobResults")]
    [EndpointSummary("Tell what became of each input of a job")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound)]
    private static async Task<DataPage<JobInputResult>> JobResults(HttpContext http, JobResults results, Cursors cursors, string jobId, CursorQuery query)
    {
        CursorPosition position = query.In(cursors, $"job-results:{http.Caller().GroupId}:{jobId}");
        return new(position, await results.ListAsync(http.Caller(), jobId, position.Page, http.RequestAborted));
    }
}
