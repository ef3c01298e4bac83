using System;
using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Contracts.Text;

/// <summary>One address of LinkedIn's, taken apart: the fixed words of its path in small letters, wrappers and prefixes gone.</summary>
internal sealed class LinkedInAddress
{
    internal const int MaxWrappers = 4;
    private const string AppScheme = "linkedin://";

    // Ways to the same pages: mails, telephones, guests, China.
    private static readonly HashSet<string> s_prefixes = new(StringComparer.OrdinalIgnoreCase) { "comm", "m", "mwlite", "mobile", "embed", "organization-guest", "incareer", "mynetwork-guest" };

    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "in", "pub", "sales", "lead", "people", "company", "company-beta", "school", "showcase", "posts", "feed", "update", "search", "results",
        "lists", "profile", "talent", "recruiter", "companies", "groups", "jobs", "learning", "pulse", "events", "edu", "dir", "view", "accounts",
        "newsletters", "messaging", "video", "event", "analytics", "post-summary", "organization", "products", "services", "all", "saved-searches",
        "authwall", "slink", "hiring", "projects", "mynetwork", "notifications", "live", "job", "public-profile", "admin",
    };

    private LinkedInAddress(Uri uri, string[] segments)
    {
        Uri = uri;
        Segments = segments;
    }

    /// <summary>The whole address, unwrapped.</summary>
    public Uri Uri { get; }

    /// <summary>The parts of the path, escaped.</summary>
    public string[] Segments { get; }

    /// <summary>The URN, where the text was one.</summary>
    public string? Urn { get; private init; }

    /// <summary>All addresses of a text that are LinkedIn's.</summary>
    public static IReadOnlyList<LinkedInAddress> FindAll(string? text) => text is not null && AddressText.IsBroken(text) ? [] : [.. AddressText.Find(text).Select(Read).OfType<LinkedInAddress>()];

    /// <summary>Whether a host is LinkedIn's.</summary>
    public static bool IsLinkedInHost(string host) => IsHost(host, "linkedin.com") || IsHost(host, "linkedin.cn");

    /// <summary>Whether a host is another one, or part of it: <c>de.linkedin.com</c> of <c>linkedin.com</c>.</summary>
    public static bool IsHost(string host, string known)
    {
        string plain = host.TrimEnd('.');
        return plain.Equals(known, StringComparison.OrdinalIgnoreCase) || plain.EndsWith("." + known, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The URI of one address, or null.</summary>
    public static Uri? ToUri(string text)
    {
        string trimmed = OfApp(text.Trim());
        if (trimmed.StartsWith(AppScheme, StringComparison.OrdinalIgnoreCase))
        {
            // The app's "profile" is the site's "in"; only numbers lead nowhere.
            string path = trimmed.Substring(AppScheme.Length);
            bool named = path.StartsWith("profile/", StringComparison.OrdinalIgnoreCase) && path.Length > 8 && !char.IsDigit(path[8]);
            trimmed = "https://www.linkedin.com/" + (named ? "in/" + path.Substring(8) : path);
        }
        else if (trimmed.StartsWith("intent://", StringComparison.OrdinalIgnoreCase))
        {
            trimmed = "https://" + trimmed.Substring("intent://".Length);
        }
        else if (trimmed.IndexOf("://", StringComparison.Ordinal) is var at && (at < 0 || trimmed.IndexOfAny(['/', '?']) < at))
        {
            trimmed = "https://" + trimmed;
        }

        return Uri.TryCreate(trimmed, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.UserInfo.Length == 0
            ? uri
            : null;
    }

    // android-app://package/scheme/path and ios-app://number/scheme/path: what an app opens for a page.
    private static string OfApp(string text)
    {
        string[] parts = text.StartsWith("android-app://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("ios-app://", StringComparison.OrdinalIgnoreCase)
            ? text.Split(['/'], 5)
            : [];
        return parts.Length == 5 ? $"{parts[3]}://{parts[4]}" : text;
    }

    private static LinkedInAddress? Read(string text)
    {
        string current = text;
        for (int i = 0; i <= MaxWrappers; i++)
        {
            if (current.StartsWith("urn:li:", StringComparison.OrdinalIgnoreCase))
            {
                return new LinkedInAddress(new Uri("https://www.linkedin.com/"), []) { Urn = current };
            }

            // Walls of LinkedIn's lead to a path of its own too.
            if (i > 0 && current.StartsWith("/", StringComparison.Ordinal))
            {
                current = "https://www.linkedin.com" + current;
            }

            if (ToUri(current) is not { } uri)
            {
                return null;
            }

            if (AddressWrapper.Inner(uri) is { } inner)
            {
                current = AddressText.Find(inner) is [var first, ..] ? first : string.Empty;
                continue;
            }

            return IsLinkedInHost(uri.Host) ? Of(uri) : null;
        }

        return null;
    }

    private static LinkedInAddress Of(Uri uri)
    {
        string[] whole = uri.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        int first = 0;
        while (first + 1 < whole.Length && s_prefixes.Contains(whole[first]))
        {
            first++;
        }

        string[] segments = [.. whole.Skip(first)];

        // A whole address behind "/in/": a sheet's formula that completes what was complete.
        if (segments is ["in", _, _, ..] && Array.FindIndex(segments, 1, 2, IsLinkedInHost) is var host and > 0)
        {
            segments = [.. segments.Skip(host + 1)];
        }

        // The fixed words of a path compare without case, as LinkedIn's own server does.
        for (int i = 0; i < segments.Length; i++)
        {
            string lower = LinkedInSlug.TrimProse(segments[i].ToLowerInvariant());
            if (!s_words.Contains(lower))
            {
                break;
            }

            segments[i] = lower;
        }

        return new LinkedInAddress(segments.Length == whole.Length ? uri : WithoutPrefix(uri, segments), segments);
    }

    private static Uri WithoutPrefix(Uri uri, string[] segments) => new UriBuilder(uri)
    {
        Path = "/" + string.Join("/", segments) + (uri.AbsolutePath.EndsWith("/", StringComparison.Ordinal) ? "/" : string.Empty),
    }.Uri;
}
