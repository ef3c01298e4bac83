using System;
using System.Text;

namespace ProspectingTools.Contracts.Text;

/// <summary>The parts of LinkedIn's addresses that name somebody or something, in one spelling.</summary>
internal static class LinkedInSlug
{
    private const int MaxSteps = 6;
    private const int MinProviderId = 8;

    // What a profile's address has in the place of a name when there is none.
    private static readonly string[] s_nobody = ["me", "null", "undefined", "none", "nan", "n-a", "na", "unavailable", "unknown", "headless", "edit", "#"];

    /// <summary>Whether this is LinkedIn's own id of a member (<c>ACoAA…</c>, or Sales Navigator's <c>ACwAA…</c>), in which case counts.</summary>
    public static bool IsProviderId(string? text)
    {
        if (text is not { Length: >= MinProviderId } || text[0] != 'A' || text[1] != 'C' || text[2] is not ('o' or 'w') || text[3] != 'A' || text[4] != 'A')
        {
            return false;
        }

        foreach (char c in text)
        {
            if (c is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether nobody is called so.</summary>
    public static bool NamesNobody(string slug) => Array.IndexOf(s_nobody, slug.ToLowerInvariant()) >= 0;

    /// <summary>A profile's last part: a provider id as it is, a name folded.</summary>
    /// <returns>The part, escaped; null when it names nobody.</returns>
    public static string? Profile(string segment)
    {
        string plain = Unescape(segment);
        string id = TrimProse(plain.Split(',')[0]);
        if (IsProviderId(id))
        {
            return id;
        }

        string folded = Fold(plain);
        return IsNoName(folded) || NamesNobody(folded) ? null : Uri.EscapeDataString(folded);
    }

    /// <summary>The last part of a company's page.</summary>
    public static string? Company(string segment)
    {
        string folded = Fold(Unescape(segment));
        return IsNoName(folded) || folded is "null" or "undefined" ? null : Uri.EscapeDataString(folded);
    }

    /// <summary>A member's id of Sales Navigator, which appends its search's name and token after commas.</summary>
    public static string? SalesId(string segment)
    {
        string id = TrimProse(Unescape(segment).TrimStart('(').Split(',')[0].Trim());
        return id.Length == 0 || id is "." or ".." || NamesNobody(id) || id.Length < MinProviderId ? null : Uri.EscapeDataString(id);
    }

    /// <summary>The last part of a post's address. Its letters keep their case.</summary>
    public static string? Post(string segment)
    {
        string id = TrimProse(Unescape(segment));
        return id.Length == 0 || id is "." or ".." ? null : Uri.EscapeDataString(id).Replace("%3A", ":");
    }

    /// <summary>Takes escapes away, however many sheets have added some, and what nobody sees.</summary>
    public static string Unescape(string segment)
    {
        string current = segment;
        for (int i = 0; i < MaxSteps; i++)
        {
            string next = AddressText.Plain(current.IndexOf('%') < 0 ? current : Uri.UnescapeDataString(current));
            if (next == current)
            {
                break;
            }

            current = next;
        }

        return current.Replace("%", string.Empty).Replace("/", string.Empty).Trim();
    }

    /// <summary>Takes away the marks that a sentence, a list or brackets leave at the end.</summary>
    public static string TrimProse(string text)
    {
        int end = text.Length;
        while (end > 0 && (char.IsWhiteSpace(text[end - 1]) || ".,;:!?)]}>\"'`*|»”’›…。、，；：！？）】』」\\".IndexOf(text[end - 1]) >= 0))
        {
            end--;
        }

        return end == text.Length ? text : text.Substring(0, end);
    }

    // What a URI's reader would fold away, and what has a meaning of its own.
    private static bool IsNoName(string folded) => folded is "" or "." or ".." || folded.StartsWith("urn:li:", StringComparison.Ordinal);

    // Names compare without case and in one form of their accents. Folding one may make room for the other.
    private static string Fold(string plain)
    {
        string current = plain;
        for (int i = 0; i < MaxSteps; i++)
        {
            string next = TrimProse(Compose(WellFormed(current).ToLowerInvariant())).Trim();
            if (next == current)
            {
                return current;
            }

            current = next;
        }

        return current;
    }

    private static string Compose(string text) => IsAscii(text) ? text : text.Normalize(NormalizationForm.FormC);

    private static bool IsAscii(string text)
    {
        foreach (char c in text)
        {
            if (c > '\u007f')
            {
                return false;
            }
        }

        return true;
    }

    // Half of a surrogate pair is no text, and normalising refuses it.
    private static string WellFormed(string text)
    {
        StringBuilder? mended = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair)
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] is '\ufffe' or '\uffff' or (>= '\ufdd0' and <= '\ufdef'))
            {
                mended ??= new StringBuilder(text);
                mended[i] = '\ufffd';
            }
        }

        return mended?.ToString() ?? text;
    }
}
