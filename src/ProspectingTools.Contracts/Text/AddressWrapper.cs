using System;
using System.Collections.Generic;
using System.Text;

namespace ProspectingTools.Contracts.Text;

/// <summary>
/// Addresses that lead to another one: LinkedIn's own walls and sign-in pages, and the redirects of search engines, mail filters
/// and chats. Only those known here are followed; nothing is fetched.
/// </summary>
internal static class AddressWrapper
{
    private static readonly string[] s_ownNames =
        ["sessionRedirect", "session_redirect", "redirect", "redirectUrl", "redirect_url", "dest", "url", "target", "u"];

    private static readonly HashSet<string> s_ownPlaces = new(StringComparer.OrdinalIgnoreCase)
    {
        "authwall", "login", "uas", "checkpoint", "signup", "start", "safety", "redir", "redirect", "reg", "hp", "e", "slink", "cookie-consent",
    };

    // Host, as its end; and the names under which it carries the address.
    private static readonly (string Host, string[] Names)[] s_foreign =
    [
        ("safelinks.protection.outlook.com", ["url"]),
        ("safelinks.protection.office365.us", ["url"]),
        ("statics.teams.cdn.office.net", ["url"]),
        ("duckduckgo.com", ["uddg"]),
        ("l.facebook.com", ["u"]),
        ("lm.facebook.com", ["u"]),
        ("l.instagram.com", ["u"]),
        ("slack-redir.net", ["url"]),
        ("linkprotect.cudasvc.com", ["a"]),
        ("urldefense.proofpoint.com", ["u"]),
        ("youtube.com", ["q"]),
        ("t.umblr.com", ["z"]),
        ("translate.google.com", ["u"]),
        ("vk.com", ["to"]),
        ("yandex.ru", ["url"]),
        ("clicks.mlsend.com", ["url"]),
        ("href.li", []),
    ];

    /// <summary>The address inside of another one.</summary>
    /// <param name="uri">The outer address.</param>
    /// <returns>The inner address as text; null when this leads to none that can be read.</returns>
    public static string? Inner(Uri uri)
    {
        string host = uri.Host;
        if (LinkedInAddress.IsLinkedInHost(host))
        {
            string[] path = uri.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
            int first = path.Length > 0 && path[0].Equals("comm", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            return path.Length > first && s_ownPlaces.Contains(path[first]) ? Parameter(uri.Query, s_ownNames) : null;
        }

        if (IsGoogle(host) && uri.AbsolutePath is "/url" or "/imgres")
        {
            return Parameter(uri.Query, ["q", "url", "imgrefurl"]);
        }

        if ((Translated(uri) ?? Bing(uri)) is { } seen)
        {
            return seen;
        }

        foreach ((string known, string[] names) in s_foreign)
        {
            if (LinkedInAddress.IsHost(host, known))
            {
                return names.Length == 0 ? Uri.UnescapeDataString(uri.Query.TrimStart('?')) : Proofpoint(host, Parameter(uri.Query, names));
            }
        }

        return AfterMark(uri) ?? OnlyLinkedIn(uri);
    }

    // Trackers of mails and pages of other tools are without number: the one address of LinkedIn's among their parameters is meant.
    private static string? OnlyLinkedIn(Uri uri)
    {
        string? only = null;
        foreach (string part in uri.Query.TrimStart('?').Split('&'))
        {
            string value = Uri.UnescapeDataString(part.Substring(part.IndexOf('=') + 1));
            if (value.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(value, UriKind.Absolute, out Uri? inner) && LinkedInAddress.IsLinkedInHost(inner.Host))
            {
                if (only is not null)
                {
                    return null;
                }

                only = value;
            }
        }

        return only;
    }

    // www-linkedin-com.translate.goog: dots are hyphens, hyphens two.
    private static string? Translated(Uri uri)
    {
        const string End = ".translate.goog";
        string host = uri.Host;
        return host.EndsWith(End, StringComparison.OrdinalIgnoreCase)
            ? $"https://{host.Substring(0, host.Length - End.Length).Replace("--", "\n").Replace('-', '.').Replace('\n', '-')}{uri.PathAndQuery}"
            : null;
    }

    // bing.com/ck/a?…&u=a1<Base64 for URLs>.
    private static string? Bing(Uri uri)
    {
        if (!LinkedInAddress.IsHost(uri.Host, "bing.com") || !uri.AbsolutePath.StartsWith("/ck/", StringComparison.Ordinal)
            || Parameter(uri.Query, ["u"]) is not { Length: > 2 } text || !text.StartsWith("a1", StringComparison.Ordinal))
        {
            return null;
        }

        string base64 = text.Substring(2).Replace('-', '+').Replace('_', '/');
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // google.com, google.de, google.co.uk, with www. or without.
    private static bool IsGoogle(string host)
    {
        string[] labels = host.ToLowerInvariant().Split('.');
        return labels is ["google", _] or ["google", "co" or "com", _] or ["www", "google", _] or ["www", "google", "co" or "com", _];
    }

    // Proofpoint's second form writes "-3A" for "%3A" and "_" for "/".
    private static string? Proofpoint(string host, string? text) =>
        text is not null && LinkedInAddress.IsHost(host, "urldefense.proofpoint.com") && text.IndexOf("://", StringComparison.Ordinal) < 0
            ? Uri.UnescapeDataString(text.Replace('-', '%').Replace('_', '/'))
            : text;

    // The address is in the path: Proofpoint's third form, pages for telephones (AMP), copies of archive.org, mail filters.
    private static string? AfterMark(Uri uri)
    {
        string host = uri.Host;
        string whole = uri.OriginalString;
        if ((LinkedInAddress.IsHost(host, "cdn.ampproject.org") || (IsGoogle(host) && uri.AbsolutePath.StartsWith("/amp/", StringComparison.Ordinal)))
            && whole.IndexOf("/s/", 8, StringComparison.Ordinal) is var at and >= 0)
        {
            return "https://" + whole.Substring(at + 3);
        }

        if (LinkedInAddress.IsHost(host, "urldefense.com"))
        {
            return whole.IndexOf("/__", StringComparison.Ordinal) is var from and >= 0 && whole.IndexOf("__;", from + 3, StringComparison.Ordinal) is var to and >= 0
                ? whole.Substring(from + 3, to - from - 3)
                : null;
        }

        // A copy that a search engine keeps has it behind the '?', without its own name.
        bool cached = LinkedInAddress.IsHost(host, "webcache.googleusercontent.com");
        int query = whole.IndexOf('?');
        int inner = whole.IndexOf("http", 8, StringComparison.OrdinalIgnoreCase);
        if (inner < 0 || (query >= 0 && query < inner && !cached))
        {
            return null;
        }

        string rest = whole.Substring(inner);
        return rest.IndexOf("://", StringComparison.Ordinal) is >= 0 and < 8 ? rest : Uri.UnescapeDataString(rest);
    }

    /// <summary>The value of the first of some names in a query.</summary>
    public static string? Parameter(string query, IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            foreach (string part in query.TrimStart('?').Split('&'))
            {
                int equals = part.IndexOf('=');
                if (equals > 0 && part.Substring(0, equals).Equals(name, StringComparison.OrdinalIgnoreCase) && equals + 1 < part.Length)
                {
                    return Uri.UnescapeDataString(part.Substring(equals + 1).Replace('+', ' '));
                }
            }
        }

        return null;
    }
}
