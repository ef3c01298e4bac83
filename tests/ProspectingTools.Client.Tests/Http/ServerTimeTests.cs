using System;
using System.Collections.Generic;
using System.Globalization;
using ProspectingTools.Client.Http;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>A time is the same whichever way a server writes it; what is not a time is none.</summary>
public sealed class ServerTimeTests
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(3650);

    // By who writes it so.
    private static readonly Dictionary<string, Func<DateTimeOffset, string>> s_forms = new()
    {
        ["HTTP (RFC 9110)"] = time => Written(time, "ddd, dd MMM yyyy HH:mm:ss 'GMT'"),
        ["HTTP, day of one digit"] = time => Written(time, "ddd, d MMM yyyy HH:mm:ss 'GMT'"),
        ["HTTP, UTC"] = time => Written(time, "ddd, dd MMM yyyy HH:mm:ss 'UTC'"),
        ["HTTP, no zone"] = time => Written(time, "dd MMM yyyy HH:mm:ss"),
        ["RFC 850"] = time => Written(time, "dddd, dd-MMM-yy HH:mm:ss 'GMT'"),
        ["cookies"] = time => Written(time, "ddd, dd-MMM-yyyy HH:mm:ss 'GMT'"),
        ["asctime"] = time => Written(time, "ddd MMM ") + time.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2) + Written(time, " HH:mm:ss yyyy"),
        ["mail (RFC 5322)"] = time => Written(time.ToOffset(TimeSpan.FromHours(2)), "ddd, dd MMM yyyy HH:mm:ss zzz"),
        ["JavaScript"] = time => Written(time.ToOffset(TimeSpan.FromHours(-7)), "ddd MMM dd yyyy HH:mm:ss 'GMT'zzz") + " (Pacific Daylight Time)",
        ["Java"] = time => Written(time, "ddd MMM dd HH:mm:ss 'UTC' yyyy"),
        ["Java, GMT"] = time => Written(time, "ddd MMM dd HH:mm:ss 'GMT' yyyy"),
        ["ISO 8601"] = time => Written(time, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
        ["ISO 8601, another zone"] = time => Written(time.ToOffset(TimeSpan.FromMinutes(345)), "yyyy-MM-dd'T'HH:mm:sszzz"),
        ["ISO 8601, blank"] = time => Written(time, "yyyy-MM-dd HH:mm:ss'Z'"),
        ["Unix"] = time => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["Unix, fraction"] = time => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + ".000",
        ["Unix, milliseconds"] = time => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
    };

    [Fact]
    public void A_time_is_the_same_in_every_form()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 60; run++)
        {
            DateTimeOffset now = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(150_000_000));
            double wait = random.Next(5) == 0 ? -random.Next(100_000) : random.Next(3_000_000);
            foreach ((string form, Func<DateTimeOffset, string> write) in s_forms)
            {
                string text = Decorated(random, write(now.AddSeconds(wait)));
                Assert.True(
                    ServerTime.Until(text, now) is { } until && Math.Abs(until.TotalSeconds - Math.Max(wait, 0)) < 0.001,
                    $"seed {seed}, run {run}: {form} '{text}' is {ServerTime.Until(text, now)} after {now:O} instead of {wait} s.");
            }
        }
    }

    // A day of the week that does not fit the date is not worth an error.
    [Fact]
    public void A_wrong_day_of_the_week_does_no_harm()
    {
        var now = new DateTimeOffset(2026, 4, 28, 15, 30, 0, TimeSpan.Zero);
        foreach (string text in new[] { "Sun, 28 Apr 2026 15:30:40 GMT", "Sunday, 28-Apr-26 15:30:40 GMT", "Sun Apr 28 15:30:40 2026" })
        {
            Assert.Equal(40, ServerTime.Until(text, now)?.TotalSeconds);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(0.25, 0.25)]
    [InlineData(86_400, 86_400)]
    [InlineData(999_999_999, 315_360_000)]
    [InlineData(1_000_000_000, 0)]
    [InlineData(1_777_390_230, 30)]
    [InlineData(99_999_999_999, 315_360_000)]
    [InlineData(100_000_000_000, 0)]
    [InlineData(1_777_390_230_500, 30.5)]
    [InlineData(1e300, 315_360_000)]
    [InlineData(double.PositiveInfinity, 315_360_000)]
    [InlineData(double.NegativeInfinity, 0)]
    public void A_number_is_seconds_from_now_or_a_Unix_time_by_its_size(double number, double seconds)
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(1_777_390_200);
        TimeSpan until = ServerTime.UntilNumber(number, now)!.Value;
        Assert.Equal(seconds, until.TotalSeconds, 3);
        Assert.InRange(until, TimeSpan.Zero, s_longest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("NaN")]
    [InlineData("soon")]
    [InlineData("1,5")]
    [InlineData("2026-04-28")]
    [InlineData("28 Apr 2026")]
    [InlineData("at 5 o'clock: perhaps")]
    [InlineData("31 Feb 2026 10:00:00 GMT")]
    [InlineData("Tue, 28 Apr 2026 25:00:00 GMT")]
    public void What_is_not_a_time_is_none(string text) => Assert.Null(ServerTime.Until(text, DateTimeOffset.UtcNow));

    private static string Written(DateTimeOffset time, string form) => time.ToString(form, CultureInfo.InvariantCulture);

    private static string Decorated(Random random, string text) => random.Next(4) switch
    {
        0 => " " + text + "  ",
        1 => "\"" + text + "\"",
        2 => " \"" + text + "\" ",
        _ => text,
    };
}
