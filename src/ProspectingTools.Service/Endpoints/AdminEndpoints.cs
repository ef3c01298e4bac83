using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.ContactLists;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Endpoints.Answers;
using ProspectingTools.Service.Endpoints.Inputs;
using ProspectingTools.Service.Faults;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Endpoints;

/// <summary>What the local service lets anyone who has its admin key do: faults, connectors, credits.</summary>
internal static class AdminEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder admin = app.MapAdmin();
        admin.MapPut(Routes.AdminFaults, SetFaults);
        admin.MapPost(Routes.AdminFaults, AddFaults);
        admin.MapGet(Routes.AdminFaults, GetFaults);
        admin.MapDelete(Routes.AdminFaults, DeleteFaults);
        admin.MapDelete(Routes.AdminFaultTemplate, DeleteFault);
        admin.MapGet(Routes.AdminDirectory, CountDirectory);
        admin.MapPut(Routes.AdminConnectors, SetConnector);
        admin.MapPost(Routes.AdminCredits, AddCredits);
    }

    [EndpointName("setFaults")]
    [EndpointSummary("Replace the fault plans")]
    [Refuses(RefusalCode.Invalid)]
    private static async Task<Plain<IReadOnlyList<StandingFault>>> SetFaults(HttpContext http, FaultPlans faults, JsonBody<IReadOnlyList<FaultPlan>> body) =>
        new(await faults.SetAsync(body.Value, http.RequestAborted));

    [EndpointName("addFaults")]
    [EndpointSummary("Add fault plans behind the active ones")]
    [Refuses(RefusalCode.Invalid)]
    private static async Task<Plain<IReadOnlyList<StandingFault>>> AddFaults(HttpContext http, FaultPlans faults, JsonBody<IReadOnlyList<FaultPlan>> body) =>
        new(await faults.AddAsync(body.Value, http.RequestAborted));

    [EndpointName("getFaults")]
    [EndpointSummary("The active fault plans, with what they have hit")]
    private static Plain<IReadOnlyList<StandingFault>> GetFaults(FaultRegistry faults) => new(faults.Standing);

    [EndpointName("deleteFaults")]
    [EndpointSummary("End all fault plans")]
    private static NoContent DeleteFaults(FaultRegistry faults)
    {
        faults.Clear();
        return TypedResults.NoContent();
    }

    [EndpointName("deleteFault")]
    [EndpointSummary("End one fault plan")]
    [Refuses(RefusalCode.NotFound)]
    private static NoContent DeleteFault(FaultRegistry faults, string faultId)
    {
        faults.Remove(faultId);
        return TypedResults.NoContent();
    }

    [EndpointName("countDirectory")]
    [EndpointSummary("How many people the directory holds now")]
    private static async Task<Plain<DirectoryCount>> CountDirectory(HttpContext http, IStore store) =>
        new(new DirectoryCount { People = await store.ReadAsync(session => session.PeopleCountAsync(), http.RequestAborted) });

    [EndpointName("setConnector")]
    [EndpointSummary("Set a connector's state")]
    [Refuses(RefusalCode.Invalid)]
    private static async Task<Plain<SetConnectorRequest>> SetConnector(HttpContext http, Connectors connectors, JsonBody<SetConnectorRequest> body)
    {
        await connectors.SetAsync(body.Value, http.RequestAborted);
        return new(body.Value);
    }

    [EndpointName("addCredits")]
    [EndpointSummary("Add credits to the first account group")]
    [Refuses(RefusalCode.Invalid)]
    private static async Task<Plain<CreditBalance>> AddCredits(HttpContext http, Credits credits, Workspace workspace, JsonBody<AddCreditsRequest> body) =>
        new(await credits.AddAsync(workspace.Group.Key, body.Value, http.RequestAborted));
}
