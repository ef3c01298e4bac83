using System;
using System.Collections.Generic;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Files;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Faults;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>The endpoints that only the local service has.</summary>
internal static class LocalEndpoints
{
    // Half a million signals; the file is held in memory while it is read.
    private const long MaxSignalFile = 64L * 1024 * 1024;

    private static readonly EndpointAccess s_admin = new(AccessKind.Admin);

    /// <summary>The service's version.</summary>
    public static string Version { get; } =
        typeof(LocalEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        new EndpointRow("getServiceInfo", "What this service is") { Access = new EndpointAccess(AccessKind.Public), Answer = typeof(ServiceInfo) }
            .On(app.MapGet(Routes.LocalInfo, (Delegate)Info));
        new EndpointRow("importPeople", "Import people into the directory; the body is the file")
        {
            Access = new EndpointAccess(AccessKind.Key, Scopes.PeopleWrite),
            Answer = typeof(PersonImportResult),
            Errors = [400],
            Query =
            [
                new("format", "How the file is written; told by the content when not given.") { Words = ["csv", "jsonl"] },
                new("map", "Which column means which field, such as title=type,location=state."),
                new("listName", "A lead list to put the people into."),
                new("postUrl", "A post on which the people commented."),
            ],
        }.On(app.MapPost(Routes.LocalPeople, Import));
        new EndpointRow("importSignals", "Import signals of the directory's people; the body is a CSV file")
        {
            Access = new EndpointAccess(AccessKind.Key, Scopes.PeopleWrite),
            Answer = typeof(SignalImportResult),
            Errors = [400, 413],
        }.On(app.MapPost(Routes.LocalSignals, ImportSignals));
        new EndpointRow("measureSource", "Tell what a start would find and cost; nothing is started")
        {
            Access = new EndpointAccess(AccessKind.Key, Scopes.ProspectingRead),
            Body = typeof(StartJobRequest),
            Answer = typeof(SourceMeasure),
            Errors = [400, 502],
        }.On(app.MapPost(Routes.LocalMeasure, Measure));
        Admin<IReadOnlyList<FaultPlan>, IReadOnlyList<StandingFault>>("setFaults", "Replace the fault plans", 400).On(app.MapPut(Routes.AdminFaults, SetFaults));
        Admin<IReadOnlyList<FaultPlan>, IReadOnlyList<StandingFault>>("addFaults", "Add fault plans behind those that stand", 400).On(app.MapPost(Routes.AdminFaults, AddFaults));
        Admin<object, IReadOnlyList<StandingFault>>("getFaults", "The fault plans that stand, with what they have hit").On(app.MapGet(Routes.AdminFaults, GetFaults));
        (Admin<object, object>("deleteFaults", "End all fault plans, or one") with { Answer = null, Success = [204], Query = [new("faultId", "The plan to end; all when not given.")] })
            .On(app.MapDelete(Routes.AdminFaults, DeleteFaults));
        Admin<SetConnectorRequest, SetConnectorRequest>("setConnector", "Set a connector's state", 400).On(app.MapPut(Routes.AdminConnectors, SetConnector));
        Admin<AddCreditsRequest, CreditBalance>("addCredits", "Add credits to the first account group", 400).On(app.MapPost(Routes.AdminCredits, AddCredits));
    }

    private static EndpointRow Admin<TBody, TAnswer>(string name, string summary, params int[] errors) => new(name, summary)
    {
        Access = s_admin,
        Answer = typeof(TAnswer),
        Errors = [.. errors, 401, 404],
        Body = typeof(TBody) == typeof(object) ? null : typeof(TBody),
    };

    private static Task Info(HttpContext http) =>
        http.PlainAsync(new ServiceInfo { Name = "prospecting-service", Version = Version, ProcessId = Environment.ProcessId });

    private static async Task Import(HttpContext http, PeopleImport people, string? format, string? map, string? listName, string? postUrl)
    {
        var options = new PeopleImportOptions { Format = Format(format), Map = map, ListName = listName, PostUrl = postUrl };

        // A directory may be large, and a pipeline that makes it may be slow.
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        http.Features.GetRequiredFeature<IHttpMinRequestBodyDataRateFeature>().MinDataRate = null;
        await http.PlainAsync(await people.ImportAsync(http.Caller().GroupKey, http.Request.Body, options, http.RequestAborted));
    }

    private static async Task ImportSignals(HttpContext http, SignalImport signals)
    {
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MaxSignalFile;
        await http.PlainAsync(await signals.ImportAsync(http.Caller().GroupKey, http.Request.Body, http.RequestAborted));
    }

    private static async Task Measure(HttpContext http, SourceMeasurement measurement) =>
        await http.PlainAsync(await measurement.MeasureAsync(http.Caller(), await RequestJson.ReadAsync<StartJobRequest>(http), http.RequestAborted));

    private static PeopleFormat Format(string? format) => format switch
    {
        null => PeopleFormat.Auto,
        "csv" => PeopleFormat.Csv,
        "jsonl" => PeopleFormat.JsonLines,
        _ => throw ApiException.Invalid("format", "must be csv or jsonl"),
    };

    private static async Task SetFaults(HttpContext http, FaultRegistry faults)
    {
        faults.Set(await RequestJson.ReadAsync<IReadOnlyList<FaultPlan>>(http));
        await http.PlainAsync(faults.Standing);
    }

    private static async Task AddFaults(HttpContext http, FaultRegistry faults)
    {
        faults.Add(await RequestJson.ReadAsync<IReadOnlyList<FaultPlan>>(http));
        await http.PlainAsync(faults.Standing);
    }

    private static Task GetFaults(HttpContext http, FaultRegistry faults) => http.PlainAsync(faults.Standing);

    private static Task DeleteFaults(HttpContext http, FaultRegistry faults, string? faultId)
    {
        if (faultId is null)
        {
            faults.Clear();
        }
        else if (!faults.Remove(faultId))
        {
            throw new ApiException(404, ErrorCodes.NotFound, $"No fault plan '{faultId}' stands.");
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static async Task SetConnector(HttpContext http, Connectors connectors)
    {
        SetConnectorRequest request = await RequestJson.ReadAsync<SetConnectorRequest>(http);
        await connectors.SetAsync(request, http.RequestAborted);
        await http.PlainAsync(request);
    }

    private static async Task AddCredits(HttpContext http, Credits credits, Workspace workspace) =>
        await http.PlainAsync(await credits.AddAsync(workspace.Group.Key, await RequestJson.ReadAsync<AddCreditsRequest>(http), http.RequestAborted));
}
