using System;
using System.Globalization;
using System.Linq;

namespace ProspectingTools.Files.Suppression;

/// <summary>Host names as they compare: small letters, IDNA's ASCII form (RFC 5890), no dot at the end.</summary>
internal static class DomainName
{
    // RFC 1035, 2.3.4.
    private const int MaxLength = 253;
    private const int MaxLabel = 63;

    /// <summary>Normalises a host name.</summary>
    /// <param name="text">The name, in letters of any script or as <c>xn--…</c>.</param>
    /// <returns>The name; null for what is not one, and for one without a dot.</returns>
    public static string? Normalize(string text)
    {
        string ascii;
        try
        {
            ascii = new IdnMapping().GetAscii(text.Trim().TrimEnd('.').ToLowerInvariant()).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }

        string[] labels = ascii.Split('.');
        return labels.Length >= 2 && ascii.Length <= MaxLength && labels.All(IsLabel) && !labels[labels.Length - 1].All(char.IsDigit) ? ascii : null;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabel && label[0] != '-' && label[label.Length - 1] != '-' && label.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
