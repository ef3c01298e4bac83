using System;
using System.Globalization;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Client.Jobs;

/// <summary>Idempotency keys: one for each logical start, made before the first send (design, decision 5).</summary>
public static class IdempotencyKeys
{
    /// <summary>The most characters that <see cref="ForPart"/> and <see cref="ForSource"/> add to a key.</summary>
    public const int LongestSuffix = 13;

    /// <summary>A new key.</summary>
    /// <returns>The key.</returns>
    public static string Create() => "pt-" + Guid.NewGuid().ToString("N");

    /// <summary>The key of one part of a list of addresses. It never depends on how many parts there are, so that a list that grew replays what it has started.</summary>
    /// <param name="key">The key of the whole list.</param>
    /// <param name="index">The part, from 0; the first one has the key itself.</param>
    /// <returns>The key; the same for the same arguments.</returns>
    public static string ForPart(string key, int index) =>
        index == 0 ? key : string.Format(CultureInfo.InvariantCulture, "{0}-{1}", key, index + 1);

    /// <summary>
    /// The key of one source of many: made of what is started, never of its place, so that order, refusals and neighbours do not
    /// matter. A key that was made for this very source before stays as it is.
    /// </summary>
    /// <param name="key">The key of all sources together.</param>
    /// <param name="source">The start; its source counts, its options do not: with others the server answers 409.</param>
    /// <returns>The key and 12 hexadecimal digits; the same for the same source.</returns>
    public static string ForSource(string key, StartJobRequest source)
    {
        string suffix = "-" + SourceIdentity.Of(source);
        return key.EndsWith(suffix, StringComparison.Ordinal) ? key : key + suffix;
    }
}
