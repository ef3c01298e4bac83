using System;

namespace ProspectingTools.Files;

/// <summary>The address of a company's web site.</summary>
internal static class WebSite
{
    /// <summary>Adds the scheme to a bare host.</summary>
    /// <returns>The address; any other text stays as it is.</returns>
    public static string Normalize(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) < 0 && text.IndexOf('.') > 0 && text.IndexOfAny([' ', '@', '\n', '\t', ',', ';']) < 0 ? "https://" + text.TrimStart('/') : text;
}
