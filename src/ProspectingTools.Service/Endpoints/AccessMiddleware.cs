using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

/// <summary>Lets a request through to its endpoint: key, rate limit, permission, account group, in this order.</summary>
internal sealed class AccessMiddleware(RequestDelegate next, Authenticator authenticator, RateLimiting rateLimiting)
{
    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        EndpointAccess? access = http.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>();
        switch (access?.Kind)
        {
            case AccessKind.Key:
                http.Features.Set(await RequireCallerAsync(http, access));
                break;
            case AccessKind.Admin:
                RequireAdmin(http);
                break;
        }

        await next(http);
    }

    private async Task<Caller> RequireCallerAsync(HttpContext http, EndpointAccess access)
    {
        Caller caller = await authenticator.CallerAsync(http.Request.Headers.Authorization, http.RequestAborted)
            ?? throw Refused(StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized, http.Request.Headers.Authorization.Count == 0
                ? "The API key is missing. Send it as 'Authorization: Bearer sk_live_…'."
                : "The API key is unknown or revoked.");
        await rateLimiting.TakeAsync(http, caller);
        if (access.Scope is not null && !caller.Scopes.Contains(access.Scope))
        {
            throw Refused(StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, $"The API key lacks the permission '{access.Scope}'.");
        }

        // Another group's id and an unknown one get the same answer, so that ids cannot be probed.
        if (http.GetRouteValue("accountGroupId") is string group && !group.Equals(caller.GroupId, StringComparison.OrdinalIgnoreCase))
        {
            throw Refused(StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, "The API key does not belong to this account group. GET /v1/accounts lists those that it belongs to.");
        }

        return caller;
    }

    private void RequireAdmin(HttpContext http)
    {
        if (!authenticator.AdminEnabled)
        {
            throw Refused(StatusCodes.Status404NotFound, ErrorCodes.NotFound, "The admin endpoints are off. Start the service with PROSPECTING_ADMIN_KEY set to turn them on.");
        }

        if (!authenticator.IsAdmin(http.Request.Headers.Authorization) && !authenticator.IsAdmin(http.Request.Headers[FaultPlan.AdminKeyHeader]))
        {
            throw Refused(StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized, "This needs the service's admin key.");
        }
    }

    private static RequestException Refused(int status, string code, string message) => new(new ErrorAnswer(status, code, message));
}
