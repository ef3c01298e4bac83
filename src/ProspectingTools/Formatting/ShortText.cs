using System;
using System.Collections.Generic;
using System.Globalization;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Formatting;

/// <summary>Short forms of what is too long for a column.</summary>
public static class ShortText
{
    private const string CompanyPath = "/company/";

    /// <summary>A LinkedIn profile without what is the same for all.</summary>
    /// <param name="prospect">The prospect.</param>
    /// <returns>The last part of the profile's URL, or the URL where the prospect has no such part.</returns>
    public static string? Profile(Prospect? prospect) =>
        string.IsNullOrEmpty(prospect?.PublicIdentifier) ? prospect?.LinkedinUrl : prospect!.PublicIdentifier;

    /// <summary>Company pages as names: the first, and how many more.</summary>
    /// <param name="urls">URLs of company pages.</param>
    /// <returns>Such as <c>stripe +2</c>; empty when there are none.</returns>
    public static string Companies(IReadOnlyList<string>? urls) => urls is not { Count: > 0 }
        ? string.Empty
        : urls.Count == 1 ? CompanyName(urls[0]) : $"{CompanyName(urls[0])} +{urls.Count - 1}";

    /// <summary>A path, with <c>~</c> for the home folder.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The path; PowerShell takes the short one, too.</returns>
    public static string? Path(string? path)
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 1 && path?.StartsWith(home, StringComparison.Ordinal) == true
            && (path.Length == home.Length || path[home.Length] is '/' or '\\')
            ? "~" + path.Substring(home.Length)
            : path;
    }

    /// <summary>A number of bytes.</summary>
    /// <param name="bytes">The number.</param>
    /// <returns>Such as <c>12.3 MB</c>, in powers of 1,000.</returns>
    public static string Bytes(long bytes)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB"];
        double number = bytes;
        int unit = 0;
        while (number >= 1000 && unit < units.Length - 1)
        {
            number /= 1000;
            unit++;
        }

        return string.Format(CultureInfo.CurrentCulture, unit == 0 ? "{0:0} {1}" : "{0:0.0} {1}", number, units[unit]);
    }

    private static string CompanyName(string url)
    {
        int start = url.IndexOf(CompanyPath, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? url : url.Substring(start + CompanyPath.Length).Split('/', '?')[0];
    }
}
