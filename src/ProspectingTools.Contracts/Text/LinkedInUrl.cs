using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace ProspectingTools.Contracts.Text;

/// <summary>
/// Brings the many spellings of a LinkedIn address to one, so that people are the same when their addresses are. Every method
/// is idempotent: a normal form normalises to itself.
/// </summary>
public static class LinkedInUrl
{
    private const string Origin = "https://www.linkedin.com";
    // Sales Navigator writes a whole search into its address.
    private const int MaxLength = 16 * 1024;

    /// <summary>Normalises a profile: <c>/in/…</c>, <c>/pub/…</c>, or Sales Navigator's <c>/sales/lead/…</c> and <c>/sales/people/…</c>.</summary>
    /// <param name="text">An address as users have it: without scheme, with a country's host, with a query.</param>
    /// <param name="url">The normal form, or null.</param>
    /// <returns>Whether it is a profile.</returns>
    public static bool TryNormalizeProfile(string? text, [NotNullWhen(true)] out string? url)
    {
        url = null;
        if (!TrySplit(text, out string[] segments, out _))
        {
            return false;
        }

        if (segments is ["mwlite", ..])
        {
            segments = segments.Skip(1).ToArray();
        }

        url = segments switch
        {
            ["in", var id, ..] => Slug("/in/", id),
            ["pub", var name] => Slug("/in/", name),
            ["pub", ..] => OldProfile(segments),
            ["sales", "lead" or "people", var id, ..] => SalesId("/sales/lead/", id),
            _ => null,
        };
        return url is not null;
    }

    /// <summary>Normalises a company page: <c>/company/…</c>, <c>/school/…</c>, <c>/showcase/…</c> or <c>/sales/company/…</c>.</summary>
    /// <param name="text">An address as users have it.</param>
    /// <param name="url">The normal form, or null.</param>
    /// <returns>Whether it is a company page.</returns>
    public static bool TryNormalizeCompany(string? text, [NotNullWhen(true)] out string? url)
    {
        url = null;
        if (!TrySplit(text, out string[] segments, out _))
        {
            return false;
        }

        url = segments switch
        {
            ["company" or "school" or "showcase", var id, ..] => Slug($"/{segments[0]}/", id),
            ["sales", "company", var id, ..] => Slug("/company/", id),
            _ => null,
        };
        return url is not null;
    }

    /// <summary>Normalises a post: <c>/posts/…</c> or <c>/feed/update/urn:li:…</c>.</summary>
    /// <param name="text">An address as users have it.</param>
    /// <param name="url">The normal form, or null.</param>
    /// <returns>Whether it is a post.</returns>
    public static bool TryNormalizePost(string? text, [NotNullWhen(true)] out string? url)
    {
        url = null;
        if (!TrySplit(text, out string[] segments, out _))
        {
            return false;
        }

        url = segments switch
        {
            ["posts", var id, ..] => Post("/posts/", id),
            ["feed", "update", var urn, ..] => Post("/feed/update/", urn),
            _ => null,
        };
        return url is not null;
    }

    /// <summary>Recognises a people search of LinkedIn or Sales Navigator. Its query is its meaning, so it stays as it is.</summary>
    /// <param name="text">An address as users have it.</param>
    /// <param name="url">The absolute address, or null.</param>
    /// <returns>Whether it is a people search.</returns>
    public static bool TryParsePeopleSearch(string? text, [NotNullWhen(true)] out Uri? url)
    {
        url = null;
        if (!TrySplit(text, out string[] segments, out Uri? uri))
        {
            return false;
        }

        if (segments is ["search", "results", "people", ..] or ["sales", "search", "people", ..] or ["sales", "lists", "people", ..])
        {
            url = uri;
        }

        return url is not null;
    }

    /// <summary>The last part of a profile's normal form: its public identifier.</summary>
    /// <param name="normalizedProfileUrl">A normal form.</param>
    /// <returns>The identifier, unescaped.</returns>
    public static string IdentifierOf(string normalizedProfileUrl) =>
        Uri.UnescapeDataString(normalizedProfileUrl.Substring(normalizedProfileUrl.LastIndexOf('/') + 1));

    private static bool TrySplit(string? text, out string[] segments, [NotNullWhen(true)] out Uri? uri)
    {
        segments = [];
        uri = null;
        string trimmed = text?.Trim() ?? string.Empty;
        if (trimmed.Length is 0 or > MaxLength)
        {
            return false;
        }

        if (trimmed.IndexOf("://", StringComparison.Ordinal) < 0)
        {
            trimmed = "https://" + trimmed;
        }

        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out Uri? parsed)
            || (parsed.Scheme != Uri.UriSchemeHttps && parsed.Scheme != Uri.UriSchemeHttp)
            || parsed.UserInfo.Length > 0
            || !IsLinkedInHost(parsed.Host))
        {
            return false;
        }

        uri = parsed;
        segments = parsed.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length > 0)
        {
            // The fixed words of a path compare without case, as LinkedIn's own server does.
            for (int i = 0; i < Math.Min(segments.Length, 3); i++)
            {
                string lower = segments[i].ToLowerInvariant();
                if (lower is "in" or "pub" or "mwlite" or "sales" or "lead" or "people" or "company" or "school" or "showcase"
                    or "posts" or "feed" or "update" or "search" or "results" or "lists")
                {
                    segments[i] = lower;
                }
                else
                {
                    break;
                }
            }
        }

        return segments.Length > 0;
    }

    private static bool IsLinkedInHost(string host) =>
        host.Equals("linkedin.com", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".linkedin.com", StringComparison.OrdinalIgnoreCase);

    private static string? Slug(string prefix, string id)
    {
        string canonical = CanonicalSlug(id);
        return IsFolded(canonical) ? null : Origin + prefix + canonical;
    }

    // The form before 2014: a name and three hexadecimal parts.
    private static string? OldProfile(string[] segments)
    {
        string[] parts = segments.Skip(1).Select(CanonicalSlug).ToArray();
        return parts.Any(IsFolded) ? null : $"{Origin}/pub/{string.Join("/", parts)}";
    }

    private static string? Post(string prefix, string id)
    {
        string canonical = Uri.EscapeDataString(Unescape(id).Trim()).Replace("%3A", ":");
        return IsFolded(canonical) ? null : Origin + prefix + canonical;
    }

    // Public identifiers compare without case; ids of Sales Navigator and of posts keep theirs.
    private static string CanonicalSlug(string segment) => Uri.EscapeDataString(Unescape(segment).Trim().ToLowerInvariant());

    // Sales Navigator appends its search's name and token after commas.
    private static string? SalesId(string prefix, string id)
    {
        string canonical = Uri.EscapeDataString(Unescape(id).Split(',')[0].Trim());
        return IsFolded(canonical) ? null : Origin + prefix + canonical;
    }

    // What a URI parser would fold away is no identifier.
    private static bool IsFolded(string segment) => segment is "" or "." or "..";

    // Escaped twice is common in exported sheets. A fixed point keeps the normal form idempotent.
    private static string Unescape(string segment)
    {
        string current = segment;
        for (int i = 0; i < 4; i++)
        {
            string next = Uri.UnescapeDataString(current);
            if (next == current)
            {
                break;
            }

            current = next;
        }

        return current.Replace("%", string.Empty).Replace("/", string.Empty);
    }
}
