using System.Globalization;

namespace ProspectingTools.Formatting;

/// <summary>Numbers of things in messages: one prospect, two prospects.</summary>
public static class Counted
{
    private const string Person = "person";

    /// <summary>A number of things.</summary>
    /// <param name="count">The number.</param>
    /// <param name="one">The thing, in the singular.</param>
    /// <param name="many">The things, where their plural is not that of most words.</param>
    /// <returns>Such as <c>1 prospect</c> or <c>1,289 prospects</c>.</returns>
    public static string Of(long count, string one, string? many = null) =>
        string.Format(CultureInfo.InvariantCulture, "{0:N0} {1}", count, count == 1 ? one : many ?? one + "s");

    /// <summary>A number of people.</summary>
    /// <param name="count">The number.</param>
    /// <returns>Such as <c>1 person</c> or <c>1,289 people</c>.</returns>
    public static string People(long count) => Of(count, Person, "people");

    /// <summary>The verb to a number of things.</summary>
    /// <param name="count">The number.</param>
    /// <param name="one">The verb of one thing.</param>
    /// <param name="many">The verb of several.</param>
    /// <returns>One of the two.</returns>
    public static string Verb(long count, string one, string many) => count == 1 ? one : many;
}
