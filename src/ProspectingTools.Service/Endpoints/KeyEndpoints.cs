using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Endpoints.Answers;
using ProspectingTools.Service.Endpoints.Inputs;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>The lasting keys, for anyone who has the admin key.</summary>
internal static class KeyEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder admin = app.MapAdmin();
        admin.MapPost(Routes.AdminKeys, Create);
        admin.MapGet(Routes.AdminKeys, List);
        admin.MapDelete(Routes.AdminKeyTemplate, Revoke);
    }

    [EndpointName("createKey")]
    [EndpointSummary("Make a lasting API key; the answer shows it, once")]
    [Refuses(RefusalCode.Invalid)]
    private static async Task<CreatedPlain<CreatedServiceKey>> Create(HttpContext http, LastingKeys keys, JsonBody<CreateServiceKeyRequest> body) =>
        new(await keys.CreateAsync(body.Value, http.RequestAborted));

    [EndpointName("listKeys")]
    [EndpointSummary("The lasting API keys, without the keys themselves")]
    private static async Task<Plain<IReadOnlyList<ServiceKey>>> List(HttpContext http, LastingKeys keys) => new(await keys.ListAsync(http.RequestAborted));

    [EndpointName("revokeKey")]
    [EndpointSummary("Make a lasting API key worthless")]
    [Refuses(RefusalCode.NotFound)]
    private static async Task<NoContent> Revoke(HttpContext http, LastingKeys keys, string keyId)
    {
        await keys.RevokeAsync(keyId, http.RequestAborted);
        return TypedResults.NoContent();
    }
}
