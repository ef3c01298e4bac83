using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;

namespace ProspectingTools.Client.Jobs;

/// <summary>What a start takes from, as a short text that is the same however the source is written.</summary>
public static class SourceIdentity
{
    private const int Digits = 12;

    // LinkedIn writes new ones at each visit, or they name a page of the result: the search is the same without them.
    private static readonly HashSet<string> s_volatile = new(StringComparer.OrdinalIgnoreCase)
    {
        "sessionId", "sid", "_ntb", "origin", "page", "viewAllFilters", "trk", "trackingId", "lipi", "searchId",
    };

    // A post has two addresses, /posts/… and /feed/update/…; the number is in both.
    private static readonly Regex s_postNumber = new("(activity|ugcPost|share)[-:]([0-9]{6,})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The identity of a start's source.</summary>
    /// <param name="request">The start. Its options do not count.</param>
    /// <returns>12 hexadecimal digits.</returns>
    public static string Of(StartJobRequest request)
    {
        using var sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes(Describe(request ?? throw new ArgumentNullException(nameof(request)))));
        return string.Concat(hash.Take(Digits / 2).Select(static b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static string Describe(StartJobRequest request) => request switch
    {
        { LeadListId: { } list } => "lead-list " + list,
        { SavedSearchId: { } search } => "saved-search " + search,
        { SearchUrl: { } url } => "search " + Search(url),
        { PostUrl: { } url } => "post " + Post(url),
        { Urls: { } urls } => "profiles " + string.Join("\n", urls),
        _ => throw new ArgumentException("The start has no source.", nameof(request)),
    };

    private static string Search(string text)
    {
        if (!LinkedInUrl.TryParsePeopleSearch(text, out Uri? url))
        {
            return text;
        }

        IEnumerable<string> parameters = url.Query.TrimStart('?').Split('&')
            .Where(pair => pair.Length > 0 && !s_volatile.Contains(pair.Split('=')[0]))
            .Select(pair => Uri.UnescapeDataString(pair.Replace('+', ' ')))
            .OrderBy(pair => pair, StringComparer.Ordinal);
        return url.AbsolutePath.TrimEnd('/').ToLowerInvariant() + "?" + string.Join("&", parameters);
    }

    private static string Post(string text)
    {
        string normal = LinkedInUrl.TryNormalizePost(text, out string? url) ? url : text;
        return s_postNumber.Match(normal) is { Success: true } number ? $"{number.Groups[1].Value.ToLowerInvariant()} {number.Groups[2].Value}" : normal;
    }
}
