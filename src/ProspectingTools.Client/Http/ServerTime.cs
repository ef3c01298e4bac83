using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ProspectingTools.Client.Http;

/// <summary>
/// Reads a time that a server names, whichever way it writes one: seconds from now, Unix time, and dates as HTTP (RFC 9110 with its two
/// old forms, RFC 850 and asctime), ISO 8601, and JavaScript's Date write them.
/// </summary>
internal static class ServerTime
{
    // Below this a number is seconds from now, from the second one on it is milliseconds since 1970.
    private const double SmallestUnixTime = 1_000_000_000;
    private const double SmallestUnixMilliseconds = 100_000_000_000;

    // Longer waits than this mean never, and no date can hold the longest numbers.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(3650);

    // The day of the week says nothing that the date does not, and a wrong one would make the date unreadable.
    private static readonly Regex s_weekday = new("^[A-Za-z]{3,9},?[ ]+(?=[0-9A-Za-z])", RegexOptions.CultureInvariant);

    // JavaScript adds the name of the zone, in the language of the machine.
    private static readonly Regex s_zoneName = new(@"[ ]*\([^()]*\)[ ]*$", RegexOptions.CultureInvariant);

    private static readonly Regex s_zonePrefix = new("(GMT|UTC)(?=[+-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly string[] s_forms =
    [
        "d MMM yyyy HH:mm:ss 'GMT'", "d MMM yyyy HH:mm:ss 'UTC'", "d MMM yyyy HH:mm:ss", "d MMM yyyy HH:mm:ss zzz", "d-MMM-yy HH:mm:ss 'GMT'", "d-MMM-yyyy HH:mm:ss 'GMT'",
        "MMM d HH:mm:ss yyyy", "MMM d HH:mm:ss yyyy 'GMT'", "MMM d HH:mm:ss 'GMT' yyyy", "MMM d HH:mm:ss 'UTC' yyyy", "MMM d yyyy HH:mm:ss", "MMM d yyyy HH:mm:ss zzz", "MMM d yyyy HH:mm:ss 'GMT'",
    ];

    /// <summary>How long it is until a time.</summary>
    /// <param name="text">The time as the server writes it.</param>
    /// <param name="now">The server's own time.</param>
    /// <returns>The wait, never negative; null for what is not a time.</returns>
    public static TimeSpan? Until(string text, DateTimeOffset now)
    {
        text = text.Trim().Trim('"');
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? UntilNumber(number, now)
            : Date(text) is { } date ? Bounded((date - now).TotalSeconds) : null;
    }

    /// <summary>How long it is until a time that is written as a number.</summary>
    /// <param name="number">Seconds from now, or a Unix time in seconds or milliseconds.</param>
    /// <param name="now">The server's own time.</param>
    /// <returns>The wait, never negative; null for what is not a number.</returns>
    public static TimeSpan? UntilNumber(double number, DateTimeOffset now) => number switch
    {
        double.NaN => null,
        < SmallestUnixTime => Bounded(number),
        < SmallestUnixMilliseconds => Bounded(number - (now.ToUnixTimeMilliseconds() / 1000.0)),
        _ => Bounded((number - now.ToUnixTimeMilliseconds()) / 1000.0),
    };

    private static DateTimeOffset? Date(string text)
    {
        // A date without a time of day is a number that went wrong, such as 1,5.
        if (text.IndexOf(':') < 0)
        {
            return null;
        }

        string plain = s_zonePrefix.Replace(s_weekday.Replace(s_zoneName.Replace(text, string.Empty), string.Empty), string.Empty);
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        return DateTimeOffset.TryParseExact(plain, s_forms, CultureInfo.InvariantCulture, Styles, out DateTimeOffset exact) ? exact
            : DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, Styles, out DateTimeOffset date) ? date
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out date) ? date
            : null;
    }

    private static TimeSpan Bounded(double seconds) => TimeSpan.FromSeconds(Math.Min(Math.Max(seconds, 0), s_longest.TotalSeconds));
}
