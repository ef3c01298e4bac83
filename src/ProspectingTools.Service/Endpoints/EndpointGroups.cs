using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProspectingTools.Service.Endpoints.Inputs;
using ProspectingTools.Service.Http;

namespace ProspectingTools.Service.Endpoints;

/// <summary>
/// Groups of endpoints that need the same permission and report errors in the same words. What an endpoint reads and answers
/// says its method: the types of its parameters and of its result, and <see cref="RefusesAttribute"/>.
/// </summary>
internal static class EndpointGroups
{
    private static readonly string[] s_json = ["application/json"];

    /// <summary>Endpoints of the prospecting API.</summary>
    /// <param name="app">The application.</param>
    /// <param name="scope">The permission; null when any valid key will do.</param>
    public static RouteGroupBuilder MapProspecting(this IEndpointRouteBuilder app, string? scope) =>
        Map(app, new EndpointAccess(AccessKind.Key, scope), ApiErrors.Envelope, 401, 403, 429, 500);

    /// <summary>Endpoints of the contact-lists API.</summary>
    /// <param name="app">The application.</param>
    /// <param name="scope">The permission.</param>
    public static RouteGroupBuilder MapContactLists(this IEndpointRouteBuilder app, string scope) =>
        Map(app, new EndpointAccess(AccessKind.Key, scope), ApiErrors.ContactLists, 401, 403, 429, 500);

    /// <summary>Endpoints for anyone who has the admin key.</summary>
    public static RouteGroupBuilder MapAdmin(this IEndpointRouteBuilder app) => Map(app, new EndpointAccess(AccessKind.Admin), ApiErrors.Envelope, 401, 404, 500);

    /// <summary>Endpoints for everybody.</summary>
    public static RouteGroupBuilder MapPublic(this IEndpointRouteBuilder app) => Map(app, new EndpointAccess(AccessKind.Public), ApiErrors.Envelope, 500);

    private static RouteGroupBuilder Map(IEndpointRouteBuilder app, EndpointAccess access, ApiErrors errors, params int[] always)
    {
        RouteGroupBuilder group = app.MapGroup(string.Empty).WithMetadata(access, errors);
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            IEnumerable<int> refused = endpoint.Metadata.OfType<RefusesAttribute>().SelectMany(refuses => refuses.Codes).Select(RefusalAnswers.StatusOf);
            IEnumerable<int> unread = endpoint.Metadata.OfType<ErrorStatus>().Select(error => error.Status);
            foreach (int status in always.Concat(unread).Concat(refused).Distinct().ToArray())
            {
                endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, errors.BodyOf(status), s_json));
            }
        });
        return group;
    }
}
