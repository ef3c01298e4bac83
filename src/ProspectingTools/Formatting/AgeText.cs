using System;
using System.Globalization;

namespace ProspectingTools.Formatting;

/// <summary>How long ago something was, in four characters or fewer where it can be.</summary>
public static class AgeText
{
    /// <summary>The age at this moment.</summary>
    /// <param name="time">The time; null when unknown.</param>
    /// <returns>Such as <c>12s</c>, <c>5m</c>, <c>3h</c>, <c>4d</c>, <c>7mo</c>, <c>2y</c>; empty when unknown.</returns>
    public static string Format(DateTimeOffset? time) => Format(time, DateTimeOffset.UtcNow);

    /// <summary>The age at a moment.</summary>
    /// <param name="time">The time; null when unknown.</param>
    /// <param name="now">The moment.</param>
    /// <returns>The age; what is in the future, as clocks differ, is 0s.</returns>
    public static string Format(DateTimeOffset? time, DateTimeOffset now)
    {
        if (time is not { } known)
        {
            return string.Empty;
        }

        TimeSpan age = now - known;
        return age switch
        {
            { TotalSeconds: < 1 } => "0s",
            { TotalMinutes: < 1 } => Whole(age.TotalSeconds, "s"),
            { TotalHours: < 1 } => Whole(age.TotalMinutes, "m"),
            { TotalDays: < 1 } => Whole(age.TotalHours, "h"),
            { TotalDays: < 60 } => Whole(age.TotalDays, "d"),
            { TotalDays: < 730 } => Whole(age.TotalDays / 30.44, "mo"),
            _ => Whole(age.TotalDays / 365.25, "y"),
        };
    }

    private static string Whole(double number, string unit) => ((long)number).ToString(CultureInfo.InvariantCulture) + unit;
}
