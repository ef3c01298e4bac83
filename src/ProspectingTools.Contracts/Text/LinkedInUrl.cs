using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace ProspectingTools.Contracts.Text;

/// <summary>
/// Brings the many spellings of a LinkedIn address to one, so that people are the same when their addresses are: of mails,
/// telephones, walls, redirects, URNs, prose and HTML (docs/people-files.md lists them). Every method is idempotent: a normal
/// form normalises to itself. What is refused is explained by <see cref="LinkedInRefusal"/>.
/// </summary>
public static class LinkedInUrl
{
    private const string Origin = "https://www.linkedin.com";
    private const string ProfileStart = Origin + "/in/";
    private const string CompanyStart = Origin + "/company/";

    // Nearly every address of a file is in normal form already: letters, digits and hyphens, and no longer than this.
    private const int LongestPlain = 128;

    /// <summary>Normalises a profile: <c>/in/…</c>, <c>/pub/…</c>, Sales Navigator's <c>/sales/lead/…</c> and <c>/sales/people/…</c>, or a profile's URN.</summary>
    /// <remarks>A provider id (<c>AC[ow]AA…</c>) keeps its case; a name is decoded, composed (NFC) and folded.</remarks>
    /// <param name="text">An address as users have it: without scheme, with a country's host, with a query.</param>
    /// <param name="url">The normal form, or null.</param>
    /// <returns>Whether it is a profile. A text with addresses of several people is not.</returns>
    public static bool TryNormalizeProfile(string? text, [NotNullWhen(true)] out string? url)
    {
        // Nearly every address of a file is in normal form already.
        if (IsPlainProfile(text))
        {
            url = text;
            return true;
        }

        return One(text, Profile, out url);
    }

    /// <summary>Normalises a company page: <c>/company/…</c>, <c>/school/…</c>, <c>/showcase/…</c>, <c>/sales/company/…</c> or a company's URN.</summary>
    /// <param name="text">An address as users have it.</param>
    /// <param name="url">The normal form, or null.</param>
    /// <returns>Whether it is a company page.</returns>
    public static bool TryNormalizeCompany(string? text, [NotNullWhen(true)] out string? url)
    {
        if (IsPlain(text, CompanyStart) && LinkedInSlug.Company(text.Substring(CompanyStart.Length)) is not null)
        {
            url = text;
            return true;
        }

        return One(text, Company, out url);
    }

    /// <summary>Normalises a post: <c>/posts/…</c>, <c>/feed/update/urn:li:…</c>, a post that a feed highlights, or its URN.</summary>
    /// <param name="text">An address as users have it.</param>
    /// <param name="url">The normal form, or null.</param>
    /// <returns>Whether it is a post.</returns>
    public static bool TryNormalizePost(string? text, [NotNullWhen(true)] out string? url) => One(text, Post, out url);

    /// <summary>Recognises a people search of LinkedIn or Sales Navigator. Its query is its meaning, so it stays as it is.</summary>
    /// <param name="text">An address as users have it.</param>
    /// <param name="url">The absolute address, or null.</param>
    /// <returns>Whether it is a people search. A lead list is not one, nor is a saved search that is named by its number alone.</returns>
    public static bool TryParsePeopleSearch(string? text, [NotNullWhen(true)] out Uri? url)
    {
        LinkedInAddress[] found = [.. LinkedInAddress.FindAll(text).Where(IsPeopleSearch)];
        url = found.Length == 1 ? found[0].Uri : null;
        return url is not null;
    }

    /// <summary>Whether a text holds more than one people search. What stands between them is then no word of the first.</summary>
    internal static bool HoldsSeveralSearches(string? text) => LinkedInAddress.FindAll(text).Count(IsPeopleSearch) > 1;

    /// <summary>The last part of a profile's normal form: its public identifier.</summary>
    /// <param name="normalizedProfileUrl">A normal form.</param>
    /// <returns>The identifier, unescaped.</returns>
    public static string IdentifierOf(string normalizedProfileUrl) =>
        Uri.UnescapeDataString(normalizedProfileUrl.Substring(normalizedProfileUrl.LastIndexOf('/') + 1));

    /// <summary>LinkedIn's own id in a profile's normal form.</summary>
    /// <param name="normalizedProfileUrl">A normal form.</param>
    /// <returns>The id (<c>ACoAA…</c>, <c>ACwAA…</c>); null where the address has a name.</returns>
    public static string? ProviderIdOf(string normalizedProfileUrl)
    {
        string id = normalizedProfileUrl.Substring(normalizedProfileUrl.LastIndexOf('/') + 1);
        return LinkedInSlug.IsProviderId(id) ? id : null;
    }

    /// <summary>Whether a text is LinkedIn's own id of a member (<c>ACoAA…</c>, <c>ACwAA…</c>). Its case counts.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it is.</returns>
    public static bool IsProviderId([NotNullWhen(true)] string? text) => LinkedInSlug.IsProviderId(text);

    private static bool One(string? text, Func<LinkedInAddress, string?> normalize, [NotNullWhen(true)] out string? url)
    {
        url = null;
        foreach (LinkedInAddress address in LinkedInAddress.FindAll(text))
        {
            string? next = normalize(address);
            if (next is not null && url is not null && next != url)
            {
                url = null;
                return false;
            }

            url = next ?? url;
        }

        return url is not null;
    }

    // What may name nobody, or may have been an id, is looked at.
    private static bool IsPlainProfile([NotNullWhen(true)] string? text) => IsPlain(text, ProfileStart)
        && !LinkedInSlug.NamesNobody(text.Substring(ProfileStart.Length)) && string.CompareOrdinal(text, ProfileStart.Length, "ac", 0, 2) != 0;

    private static bool IsPlain([NotNullWhen(true)] string? text, string start)
    {
        if (text is null || text.Length <= start.Length || text.Length > LongestPlain || !text.StartsWith(start, StringComparison.Ordinal))
        {
            return false;
        }

        for (int i = start.Length; i < text.Length; i++)
        {
            if (text[i] is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return true;
    }

    private static string? Profile(LinkedInAddress address)
    {
        if (address.Urn is { } urn)
        {
            return LinkedInUrn.Profile(urn);
        }

        return address.Segments switch
        {
            ["in" or "profile", var id, ..] when LinkedInSlug.Unescape(id).StartsWith("urn:li:", StringComparison.OrdinalIgnoreCase) => LinkedInUrn.Profile(LinkedInSlug.Unescape(id)),
            ["in", var id, ..] => Under("/in/", LinkedInSlug.Profile(id)),
            ["pub", "dir", ..] => null,
            ["pub", var name] => Under("/in/", LinkedInSlug.Profile(name)),
            ["pub", ..] => OldProfile(address.Segments),
            ["sales", "lead" or "people" or "profile", var id, ..] => SalesProfile(id),
            ["talent" or "recruiter", "profile", var id, ..] => MemberById(id),
            ["profile"] or ["profile", "view"] => AddressWrapper.Parameter(address.Uri.Query, ["id"]) is { } member ? MemberById(member) : null,
            ["profile", var id] => MemberById(id),
            ["profile" or "public-profile", "in", var id, ..] => Under("/in/", LinkedInSlug.Profile(id)),
            _ => null,
        };
    }

    private static string? Company(LinkedInAddress address)
    {
        if (address.Urn is { } urn)
        {
            return LinkedInUrn.Company(urn);
        }

        return address.Segments switch
        {
            ["company" or "school" or "showcase", var id, ..] when LinkedInSlug.Unescape(id).StartsWith("urn:li:", StringComparison.OrdinalIgnoreCase) => LinkedInUrn.Company(LinkedInSlug.Unescape(id)),
            ["company" or "school" or "showcase", var id, ..] => Under($"/{address.Segments[0]}/", LinkedInSlug.Company(id)),
            ["company-beta" or "organization" or "companies", var id, ..] => Under("/company/", LinkedInSlug.Company(id)),
            ["sales", "company" or "accounts", var id, ..] => Under("/company/", LinkedInSlug.Company(LinkedInSlug.Unescape(id).Split(',')[0])),
            ["edu", "school"] => Under("/school/", AddressWrapper.Parameter(address.Uri.Query, ["id"]) is { } school ? LinkedInSlug.Company(school) : null),
            _ => null,
        };
    }

    private static string? Post(LinkedInAddress address)
    {
        if (address.Urn is { } urn)
        {
            return LinkedInUrn.Post(urn);
        }

        return address.Segments switch
        {
            ["posts", var id, ..] => Under("/posts/", LinkedInSlug.Post(id)),
            ["feed", "posts", var id, ..] => Under("/posts/", LinkedInSlug.Post(id)),
            ["feed", "update", var id, ..] => LinkedInUrn.Post(id) ?? Under("/feed/update/", LinkedInSlug.Unescape(id).StartsWith("urn:li:", StringComparison.OrdinalIgnoreCase) ? LinkedInSlug.Post(id) : null),
            ["feed"] or ["feed", "update"] => AddressWrapper.Parameter(address.Uri.Query, ["highlightedUpdateUrn", "updateEntityUrn", "highlightedUpdateUrns", "updateUrn"]) is { } highlighted
                ? LinkedInUrn.Post(highlighted)
                : null,
            ["video" or "analytics", "event" or "live" or "post-summary", var id, ..] => LinkedInUrn.Post(id),
            _ => null,
        };
    }

    private static bool IsPeopleSearch(LinkedInAddress address) => address.Segments switch
    {
        ["search", "results", "people", ..] => true,
        ["sales", "search", "people", ..] => AddressWrapper.Parameter(address.Uri.Query, ["savedSearchId"]) is null || AddressWrapper.Parameter(address.Uri.Query, ["query", "keywords"]) is not null,
        _ => false,
    };

    private static string? Under(string prefix, string? id) => id is null ? null : Origin + prefix + id;

    private static string? SalesProfile(string segment) => Under("/sales/lead/", LinkedInSlug.SalesId(segment));

    private static string? MemberById(string segment)
    {
        string id = LinkedInSlug.TrimProse(LinkedInSlug.WithoutQuery(LinkedInSlug.Unescape(segment)).Split(',')[0]);
        return LinkedInSlug.IsProviderId(id) ? ProfileStart + id : null;
    }

    // The form before 2014: a name and three hexadecimal parts.
    private static string? OldProfile(IReadOnlyList<string> segments)
    {
        string?[] parts = [.. segments.Skip(1).Take(4).Select(LinkedInSlug.Company)];
        return parts.Length == 0 || parts.Any(part => part is null) ? null : $"{Origin}/pub/{string.Join("/", parts)}";
    }
}
