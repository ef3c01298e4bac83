using System;
using System.Globalization;
using System.Management.Automation;

namespace ProspectingTools.LocalService;

/// <summary>The header Retry-After in either of its forms (RFC 9110, 10.2.3): seconds, or a date.</summary>
internal static class RetryAfterText
{
    /// <summary>Writes what a user has at hand as the header has it.</summary>
    /// <param name="value">Seconds, a time span, a date, or the header's text itself, which may be wrong on purpose.</param>
    /// <returns>The header.</returns>
    public static string Of(object value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        TimeSpan wait => Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture),
        DateTimeOffset date => date.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture),
        DateTime date => date.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
