using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Http;

namespace ProspectingTools.Service.Endpoints;

/// <summary>The lasting keys, for whoever has the admin key.</summary>
internal static class KeyEndpoints
{
    private static readonly EndpointAccess s_admin = new(AccessKind.Admin);

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        new EndpointRow("createKey", "Make a lasting API key; the answer shows it, once")
        {
            Access = s_admin,
            Body = typeof(CreateServiceKeyRequest),
            Answer = typeof(CreatedServiceKey),
            Success = [201],
            Errors = [400, 401, 404],
        }.On(app.MapPost(Routes.AdminKeys, Create));
        new EndpointRow("listKeys", "The lasting API keys, without the keys themselves") { Access = s_admin, Answer = typeof(IReadOnlyList<ServiceKey>), Errors = [401, 404] }
            .On(app.MapGet(Routes.AdminKeys, List));
        new EndpointRow("revokeKey", "Make a lasting API key worthless") { Access = s_admin, Success = [204], Errors = [401, 404] }
            .On(app.MapDelete(Routes.AdminKeyTemplate, Revoke));
    }

    private static async Task Create(HttpContext http, LastingKeys keys) =>
        await http.PlainAsync(await keys.CreateAsync(await RequestJson.ReadAsync<CreateServiceKeyRequest>(http), http.RequestAborted), StatusCodes.Status201Created);

    private static async Task List(HttpContext http, LastingKeys keys) => await http.PlainAsync(await keys.ListAsync(http.RequestAborted));

    private static async Task Revoke(HttpContext http, LastingKeys keys, string keyId)
    {
        await keys.RevokeAsync(keyId, http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
