using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;

namespace ProspectingTools.Client.Http;

/// <summary>
/// Reads when the server asks to come back, in every form: Retry-After as seconds or as a date, <c>retryAfter</c> in the body,
/// X-RateLimit-Reset as Unix time (both contract files, "Rate limits").
/// </summary>
internal static class RetryAfter
{
    private static readonly string[] ResetHeaders = ["X-RateLimit-Reset", "X-Rate-Limit-Reset", "RateLimit-Reset"];

    // Below this a reset header holds seconds from now, not a time since 1970.
    private const double SmallestUnixTime = 1_000_000_000;

    /// <summary>Reads an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="bodySeconds">What the body says.</param>
    /// <returns>The wait, never negative; null when the server asks for none.</returns>
    public static TimeSpan? Read(HttpResponseMessage response, double? bodySeconds)
    {
        // Differences are taken on the server's clock where it is known, so that a wrong clock here does no harm.
        DateTimeOffset now = response.Headers.Date ?? DateTimeOffset.UtcNow;
        if (Header(response, "Retry-After") is { } text)
        {
            if (Seconds(text) is { } seconds)
            {
                return seconds;
            }

            // A date without a time of day is a number that went wrong, such as 1,5.
            if (text.IndexOf(':') > 0 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
            {
                return NotNegative(date - now);
            }
        }

        if (bodySeconds is { } inBody)
        {
            return FromSeconds(inBody);
        }

        if ((int)response.StatusCode == 429 && ResetHeaders.Select(name => Header(response, name)).FirstOrDefault(v => v is not null) is { } reset
            && double.TryParse(reset, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return number < SmallestUnixTime ? FromSeconds(number) : FromSeconds(number - (now.ToUnixTimeMilliseconds() / 1000.0));
        }

        return null;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    private static TimeSpan? Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? FromSeconds(seconds) : null;

    private static TimeSpan? FromSeconds(double seconds) =>
        double.IsNaN(seconds) ? null : TimeSpan.FromSeconds(Math.Min(Math.Max(seconds, 0), TimeSpan.FromDays(1).TotalSeconds));

    private static TimeSpan NotNegative(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;
}
