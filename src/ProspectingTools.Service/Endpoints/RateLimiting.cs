using System;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Service.Endpoints;

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

    // Rounded up: anyone who waits this long finds a token.
    private static long Seconds(double seconds) => (long)Math.Ceiling(seconds);
}
