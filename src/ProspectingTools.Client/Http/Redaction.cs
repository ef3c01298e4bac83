using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;

namespace ProspectingTools.Client.Http;

/// <summary>What may be shown of a request and its answer.</summary>
internal static class Redaction
{
    private const int BodyCap = 4096;

    // The longest key with each of its letters escaped.
    private const int LongestKey = 2048;
    private const int BodyOverlap = 2 * LongestKey;

    private static readonly HashSet<string> s_shownHeaders = new(System.StringComparer.OrdinalIgnoreCase)
    {
        "Content-Type", "Content-Length", "Content-Encoding", "Date", "Retry-After", "Server", "X-Trace-Id", "X-Request-Id",
        "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset",
    };

    private static readonly char[] s_delimiters = [' ', '"', ',', ':', '<', '>', '\r', '\n', '\t'];

    private static readonly Regex s_email = new(@"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,255}", RegexOptions.CultureInvariant);

    // Any key of this form is somebody's key, even when it is not ours.
    private static readonly Regex s_anyKey = new(@"sk_(live|test)_(?:[A-Za-z0-9_\-+=]|\\+u[0-9a-fA-F]{4}|\\*/|%[0-9A-Fa-f]{2})+", RegexOptions.CultureInvariant);

    public static List<KeyValuePair<string, string>> Headers(HttpResponseMessage response, ApiKey key) =>
        response.Headers.Concat(response.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .Where(header => s_shownHeaders.Contains(header.Key))
            .Select(header => new KeyValuePair<string, string>(header.Key, Secrets(string.Join(", ", header.Value), key)))
            .ToList();

    public static string Secrets(string text, ApiKey key) => s_anyKey.Replace(key.RedactFrom(text), "***");

    /// <summary>An exception that may be kept as a cause: its own texts, which nobody can change, are free of keys.</summary>
    /// <param name="cause">The exception.</param>
    /// <param name="key">The key.</param>
    /// <returns>The exception; null when it would show a key.</returns>
    public static System.Exception? Harmless(System.Exception? cause, ApiKey key) =>
        cause?.ToString() is { } text && Secrets(text, key) == text ? cause : null;

    public static string Body(byte[] body, ApiKey key)
    {
        // Read beyond the cut: half of a key or of an address would not be known as one. Where the reading itself is cut, the last
        // word may be half of one, and is left out as far as a key can be long.
        string text = Encoding.UTF8.GetString(body, 0, System.Math.Min(body.Length, BodyCap + BodyOverlap));
        string shown = Secrets(s_email.Replace(text, "***@***"), key);
        if (body.Length > BodyCap + BodyOverlap)
        {
            shown = shown.Substring(0, System.Math.Max(shown.LastIndexOfAny(s_delimiters) + 1, shown.Length - LongestKey));
        }

        return body.Length > BodyCap ? $"{shown.Substring(0, System.Math.Min(shown.Length, BodyCap))}… ({body.Length:N0} bytes)" : shown;
    }
}
