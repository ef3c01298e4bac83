using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Endpoints.Answers;
using ProspectingTools.Service.Endpoints.Inputs;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>Audiences (prospecting-api.md, "Endpoints").</summary>
internal static class AudienceEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder read = app.MapProspecting(Scopes.AudiencesRead);
        read.MapGet(Routes.AudiencesTemplate, List);
        read.MapGet(Routes.AudienceTemplate, Get);

        RouteGroupBuilder write = app.MapProspecting(Scopes.AudiencesWrite);
        write.MapPost(Routes.AudiencesTemplate, Create);
        write.MapPatch(Routes.AudienceTemplate, Update);
        write.MapDelete(Routes.AudienceTemplate, Delete);
        write.MapPost(Routes.MoveToFolderTemplate, MoveToFolder);
        write.MapPost(Routes.RemoveFromFolderTemplate, RemoveFromFolder);
        write.MapPost(Routes.MoveLeadsTemplate, MoveLeads);
    }

    [EndpointName("listAudiences")]
    [EndpointSummary("List audiences, newest first")]
    [Refuses(RefusalCode.Invalid, RefusalCode.UpstreamUnavailable)]
    private static async Task<DataPage<Audience>> List(HttpContext http, AudienceRules rules, Cursors cursors, CursorQuery query)
    {
        CursorPosition position = query.In(cursors, $"audiences:{http.Caller().GroupId}");
        return new(position, await rules.ListAsync(http.Caller(), position.Page, http.RequestAborted));
    }

    [EndpointName("getAudience")]
    [EndpointSummary("Get an audience")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound, RefusalCode.AudienceNotReady, RefusalCode.UpstreamUnavailable)]
    private static async Task<Data<Audience>> Get(HttpContext http, AudienceRules rules, string audienceId) =>
        new(await rules.GetAsync(http.Caller(), audienceId, http.RequestAborted));

    [EndpointName("createAudience")]
    [EndpointSummary("Create an empty audience")]
    [Refuses(RefusalCode.Invalid, RefusalCode.Unprocessable)]
    private static async Task<CreatedData<Audience>> Create(HttpContext http, AudienceRules rules, JsonBody<CreateAudienceRequest> body) =>
        new(await rules.CreateAsync(http.Caller(), body.Value, http.RequestAborted));

    [EndpointName("updateAudience")]
    [EndpointSummary("Update an audience")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound, RefusalCode.AudienceNotReady, RefusalCode.Unprocessable)]
    private static async Task<Data<Audience>> Update(HttpContext http, AudienceRules rules, string audienceId, JsonBody<UpdateAudienceRequest> body) =>
        new(await rules.UpdateAsync(http.Caller(), audienceId, body.Value, http.RequestAborted));

    [EndpointName("deleteAudience")]
    [EndpointSummary("Delete an audience with its prospects")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound, RefusalCode.AudienceNotReady)]
    private static async Task<Data<DeleteResult>> Delete(HttpContext http, AudienceRules rules, string audienceId) =>
        new(await rules.DeleteAsync(http.Caller(), audienceId, http.RequestAborted));

    [EndpointName("moveAudienceToFolder")]
    [EndpointSummary("Move an audience to a folder")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound, RefusalCode.AudienceNotReady, RefusalCode.Unprocessable)]
    private static async Task<Data<Audience>> MoveToFolder(HttpContext http, AudienceRules rules, string audienceId, JsonBody<MoveToFolderRequest> body) =>
        new(await rules.MoveToFolderAsync(http.Caller(), audienceId, body.Value, http.RequestAborted));

    [EndpointName("removeAudienceFromFolder")]
    [EndpointSummary("Take an audience out of its folder")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound, RefusalCode.AudienceNotReady, RefusalCode.Unprocessable)]
    private static async Task<Data<Audience>> RemoveFromFolder(HttpContext http, AudienceRules rules, string audienceId) =>
        new(await rules.RemoveFromFolderAsync(http.Caller(), audienceId, http.RequestAborted));

    [EndpointName("moveLeads")]
    [EndpointSummary("Move prospects to another audience")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound, RefusalCode.AudienceNotReady, RefusalCode.Unprocessable)]
    private static async Task<Data<MoveLeadsResult>> MoveLeads(HttpContext http, AudienceRules rules, string audienceId, JsonBody<MoveLeadsRequest> body) =>
        new(await rules.MoveLeadsAsync(http.Caller(), audienceId, body.Value, http.RequestAborted));
}
