using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;

namespace ProspectingTools.Client.Http;

/// <summary>
/// Reads when the server asks to come back, in every form: Retry-After as seconds or as a date, <c>retryAfter</c> in the body,
/// X-RateLimit-Reset as Unix time, seconds or a date (both contract files, "Rate limits").
/// </summary>
internal static class RetryAfter
{
    private static readonly string[] s_resetHeaders = ["X-RateLimit-Reset", "X-Rate-Limit-Reset", "RateLimit-Reset"];

    /// <summary>Reads an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="bodySeconds">What the body says.</param>
    /// <returns>The wait, never negative; null when the server asks for none.</returns>
    public static TimeSpan? Read(HttpResponseMessage response, double? bodySeconds)
    {
        // Differences are taken on the server's clock where it is known, so that a wrong clock here does no harm.
        DateTimeOffset now = response.Headers.Date ?? DateTimeOffset.UtcNow;
        if (Header(response, "Retry-After") is { } text && ServerTime.Until(text, now) is { } asked)
        {
            return asked;
        }

        if (bodySeconds is { } inBody && ServerTime.UntilNumber(inBody, now) is { } told)
        {
            return told;
        }

        return (int)response.StatusCode == 429 && s_resetHeaders.Select(name => Header(response, name)).FirstOrDefault(v => v is not null) is { } reset
            ? ServerTime.Until(reset, now)
            : null;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
