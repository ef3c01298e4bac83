using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Faults;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>Audiences and folders (prospecting-api.md, "Endpoints").</summary>
internal static class AudienceEndpoints
{
    private static readonly EndpointAccess s_read = new(AccessKind.Key, Scopes.AudiencesRead);
    private static readonly EndpointAccess s_write = new(AccessKind.Key, Scopes.AudiencesWrite);

    /// <summary>The parameters of a cursor list.</summary>
    public static IReadOnlyList<QueryParameter> CursorQuery { get; } =
    [
        new("cursor", "The nextCursor of the page before."),
        new("limit", "Items of a page.", "integer") { Least = Limits.MinPage, Most = Assumed.MaxCursorPage, Default = Assumed.DefaultCursorPage },
    ];

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        new EndpointRow("listAudiences", "List audiences, newest first")
        {
            Access = s_read,
            Answer = typeof(Envelope<CursorPage<Audience>>),
            Errors = [400, 502],
            Query = CursorQuery,
        }.On(app.MapGet(Routes.AudiencesTemplate, List));
        new EndpointRow("getAudience", "Get an audience") { Access = s_read, Answer = typeof(Envelope<Audience>), Errors = [400, 404, 409, 502] }
            .On(app.MapGet(Routes.AudienceTemplate, Get));
        new EndpointRow("getNavigation", "Folders and the audiences in them") { Access = s_read, Answer = typeof(Envelope<AudienceNavigation>), Errors = [400] }
            .On(app.MapGet(Routes.NavigationTemplate, Navigation));
        Write<CreateAudienceRequest, Audience>("createAudience", "Create an empty audience", 201, 400, 422).On(app.MapPost(Routes.AudiencesTemplate, Create));
        Write<UpdateAudienceRequest, Audience>("updateAudience", "Update an audience", 200, 400, 404, 409, 422).On(app.MapPatch(Routes.AudienceTemplate, Update));
        Write<object, DeleteResult>("deleteAudience", "Delete an audience with its prospects", 200, 400, 404, 409).On(app.MapDelete(Routes.AudienceTemplate, Delete));
        Write<MoveToFolderRequest, Audience>("moveToFolder", "Move an audience to a folder", 200, 400, 404, 409, 422).On(app.MapPost(Routes.MoveToFolderTemplate, MoveToFolder));
        Write<object, Audience>("removeFromFolder", "Take an audience out of its folder", 200, 400, 404, 409, 422).On(app.MapPost(Routes.RemoveFromFolderTemplate, RemoveFromFolder));
        Write<MoveLeadsRequest, MoveLeadsResult>("moveLeads", "Move prospects to another audience", 200, 400, 404, 409, 422).On(app.MapPost(Routes.MoveLeadsTemplate, MoveLeads));
        Write<CreateFolderRequest, AudienceFolder>("createFolder", "Create a folder", 201, 400).On(app.MapPost(Routes.FoldersTemplate, CreateFolder));
        Write<RenameFolderRequest, AudienceFolder>("renameFolder", "Rename a folder", 200, 400, 404).On(app.MapPatch(Routes.FolderTemplate, RenameFolder));
    }

    private static EndpointRow Write<TBody, TAnswer>(string name, string summary, int success, params int[] errors) => new(name, summary)
    {
        Access = s_write,
        Answer = typeof(Envelope<TAnswer>),
        Success = [success],
        Errors = errors,
        Body = typeof(TBody) == typeof(object) ? null : typeof(TBody),
    };

    private static async Task List(HttpContext http, AudienceRules rules, string? cursor, string? limit)
    {
        CursorPage<Audience> page = await rules.ListAsync(http.Caller(), cursor, limit, http.RequestAborted);
        await http.EnvelopeAsync(RepeatCursor.Apply(http, page, cursor));
    }

    private static async Task Get(HttpContext http, AudienceRules rules, string audienceId) =>
        await http.EnvelopeAsync(await rules.GetAsync(http.Caller(), audienceId, http.RequestAborted));

    private static async Task Navigation(HttpContext http, FolderRules rules) =>
        await http.EnvelopeAsync(await rules.NavigationAsync(http.Caller(), http.RequestAborted));

    private static async Task Create(HttpContext http, AudienceRules rules) => await http.EnvelopeAsync(
        await rules.CreateAsync(http.Caller(), await RequestJson.ReadAsync<CreateAudienceRequest>(http), http.RequestAborted), StatusCodes.Status201Created);

    private static async Task Update(HttpContext http, AudienceRules rules, string audienceId) => await http.EnvelopeAsync(
        await rules.UpdateAsync(http.Caller(), audienceId, await RequestJson.ReadAsync<UpdateAudienceRequest>(http), http.RequestAborted));

    private static async Task Delete(HttpContext http, AudienceRules rules, string audienceId) =>
        await http.EnvelopeAsync(await rules.DeleteAsync(http.Caller(), audienceId, http.RequestAborted));

    private static async Task MoveToFolder(HttpContext http, AudienceRules rules, string audienceId) => await http.EnvelopeAsync(
        await rules.MoveToFolderAsync(http.Caller(), audienceId, await RequestJson.ReadAsync<MoveToFolderRequest>(http), http.RequestAborted));

    private static async Task RemoveFromFolder(HttpContext http, AudienceRules rules, string audienceId) =>
        await http.EnvelopeAsync(await rules.RemoveFromFolderAsync(http.Caller(), audienceId, http.RequestAborted));

    private static async Task MoveLeads(HttpContext http, AudienceRules rules, string audienceId) => await http.EnvelopeAsync(
        await rules.MoveLeadsAsync(http.Caller(), audienceId, await RequestJson.ReadAsync<MoveLeadsRequest>(http), http.RequestAborted));

    private static async Task CreateFolder(HttpContext http, FolderRules rules) => await http.EnvelopeAsync(
        await rules.CreateAsync(http.Caller(), await RequestJson.ReadAsync<CreateFolderRequest>(http), http.RequestAborted), StatusCodes.Status201Created);

    private static async Task RenameFolder(HttpContext http, FolderRules rules, string folderId) => await http.EnvelopeAsync(
        await rules.RenameAsync(http.Caller(), folderId, await RequestJson.ReadAsync<RenameFolderRequest>(http), http.RequestAborted));
}
