using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ProspectingTools.Client.Report;

/// <summary>LinkedIn's ranges of a company's size; servers say a range, or a number.</summary>
public static class CompanySizes
{
    private static readonly (long Least, string Shown)[] s_ranges =
    [
        (1, "1"), (2, "2-10"), (11, "11-50"), (51, "51-200"), (201, "201-500"), (501, "501-1,000"), (1001, "1,001-5,000"), (5001, "5,001-10,000"), (10001, "10,001 and more"),
    ];

    /// <summary>The ranges, smallest first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. s_ranges.Select(static range => range.Shown)];

    /// <summary>The range of a size.</summary>
    /// <param name="size">Such as <c>201-500</c>, <c>10,001+</c>, <c>350 employees</c>.</param>
    /// <returns>One of <see cref="All"/>; null where no number is said.</returns>
    public static string? Of(string? size)
    {
        // The first number, with whatever parts its thousands.
        string digits = new([.. (size ?? string.Empty).SkipWhile(static c => !char.IsDigit(c)).TakeWhile(static c => char.IsDigit(c) || c is ',' or '.' or '\'' or '\u00A0' or '\u202F').Where(static c => c is >= '0' and <= '9')]);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0
            ? s_ranges.Last(range => range.Least <= number).Shown
            : null;
    }
}
