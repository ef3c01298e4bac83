using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Endpoints.Answers;
using ProspectingTools.Service.Endpoints.Inputs;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>Folders of audiences (prospecting-api.md, "Endpoints").</summary>
internal static class FolderEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapProspecting(Scopes.AudiencesRead).MapGet(Routes.NavigationTemplate, Navigation);

        RouteGroupBuilder write = app.MapProspecting(Scopes.AudiencesWrite);
        write.MapPost(Routes.FoldersTemplate, Create);
        write.MapPatch(Routes.FolderTemplate, Rename);
    }

    [EndpointName("getAudienceNavigation")]
    [EndpointSummary("Get the folders and the audiences in them")]
    [Refuses(RefusalCode.Invalid)]
    private static async Task<Data<AudienceNavigation>> Navigation(HttpContext http, FolderRules rules) =>
        new(await rules.NavigationAsync(http.Caller(), http.RequestAborted));

    [EndpointName("createAudienceFolder")]
    [EndpointSummary("Create a folder of audiences")]
    [Refuses(RefusalCode.Invalid)]
    private static async Task<CreatedData<AudienceFolderEntry>> Create(HttpContext http, FolderRules rules, JsonBody<CreateFolderRequest> body) =>
        new(await rules.CreateAsync(http.Caller(), body.Value, http.RequestAborted));

    [EndpointName("renameAudienceFolder")]
    [EndpointSummary("Rename a folder of audiences")]
    [Refuses(RefusalCode.Invalid, RefusalCode.NotFound)]
    private static async Task<Data<AudienceFolderEntry>> Rename(HttpContext http, FolderRules rules, string folderId, JsonBody<RenameFolderRequest> body) =>
        new(await rules.RenameAsync(http.Caller(), folderId, body.Value, http.RequestAborted));
}
