using System;
using System.Globalization;
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

/// <summary>Rate limits by key, off unless asked for.</summary>
internal sealed class RateLimiting(IRateBuckets? buckets, TimeProvider clock)
{
    /// <summary>Counts a request.</summary>
    /// <exception cref="RequestException">It is one too many.</exception>
    public async Task TakeAsync(HttpContext http, Caller caller)
    {
        if (buckets is null)
        {
            return;
        }

        BucketState state = await buckets.TakeAsync(caller.KeyId, http.RequestAborted);
        DateTimeOffset reset = clock.GetUtcNow() + (state.Allowed ? state.UntilFull : state.Wait);
        http.Response.Headers["X-RateLimit-Limit"] = buckets.Limit.Burst.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-RateLimit-Remaining"] = state.Remaining.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-RateLimit-Reset"] = Seconds(reset.ToUnixTimeMilliseconds() / 1000.0).ToString(CultureInfo.InvariantCulture);
        if (!state.Allowed)
        {
            throw new RequestException(new ErrorAnswer(StatusCodes.Status429TooManyRequests, ErrorCodes.RateLimited, "Rate limit exceeded")
            {
                RetryAfterSeconds = (int)Math.Max(1, Seconds(state.Wait.TotalSeconds)),
            });
        }
    }

    // Rounded up: whoever waits this long finds a token.
    private static long Seconds(double seconds) => (long)Math.Ceiling(seconds);
}
