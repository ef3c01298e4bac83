using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ProspectingTools.Contracts.Text;

/// <summary>The parts of LinkedIn's addresses that name somebody or something, in one spelling.</summary>
internal static class LinkedInSlug
{
    private const int MaxSteps = 6;
    private const int MinProviderId = 8;

    // LinkedIn's are 39 characters long; a name of that length has hyphens.
    private const int LoweredLength = 36;

    // What a profile's address has in the place of a name when there is none.
    private static readonly HashSet<string> s_nobody = new(StringComparer.OrdinalIgnoreCase)
    {
        "me", "null", "undefined", "none", "nan", "n-a", "na", "unavailable", "unknown", "headless", "edit", "#", "http", "https", "http:", "https:", "linkedin.com", "www.linkedin.com",
    };

    // What a company's has.
    private static readonly HashSet<string> s_noCompany = new(StringComparer.Ordinal) { "null", "undefined", "nan", "unavailable" };

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

    /// <summary>Whether this is an id of LinkedIn Recruiter's (<c>AEMAA…</c>), under which no public page is found. Its case counts, so it is not a name either.</summary>
    public static bool IsRecruiterId(string text) =>
        text.Length >= MinProviderId && text[0] == 'A' && text[1] is 'D' or 'E' && text[2] is 'E' or 'M' && text[3] == 'A' && text[4] == 'A' && text.Any(char.IsLower);

    /// <summary>Whether nobody is called so.</summary>
    public static bool NamesNobody(string slug) => s_nobody.Contains(slug);

    /// <summary>Whether this was a provider id before something made small letters of its capitals: whose it was is lost.</summary>
    public static bool IsLowered(string slug) =>
        slug.Length >= LoweredLength && !slug.Any(char.IsUpper) && IsProviderId("AC" + slug[2] + "AA" + slug.Substring(5)) && slug.StartsWith("ac", StringComparison.Ordinal) && slug[3] == 'a' && slug[4] == 'a';

    /// <summary>A profile's last part: a provider id as it is, a name folded.</summary>
    /// <returns>The part, escaped; null when it names nobody.</returns>
    public static string? Profile(string segment)
    {
        string plain = WithoutQuery(Unescape(segment));
        string id = TrimProse(plain.Split(',')[0]);
        if (IsProviderId(id))
        {
            return id;
        }

        string folded = Fold(plain);
        return IsNoName(folded) || IsRecruiterId(id) || NamesNobody(folded) || IsLowered(folded) ? null : Uri.EscapeDataString(folded);
    }

    /// <summary>The last part of a company's page.</summary>
    public static string? Company(string segment)
    {
        string folded = Fold(WithoutQuery(Unescape(segment)));
        return IsNoName(folded) || s_noCompany.Contains(folded) ? null : Uri.EscapeDataString(folded);
    }

    /// <summary>A member's id of Sales Navigator, which appends its search's name and token after commas; null for anything else.</summary>
    public static string? SalesId(string segment)
    {
        string id = TrimProse(WithoutQuery(Unescape(segment)).TrimStart('(').Split(',')[0]);
        return IsProviderId(id) ? id : null;
    }

    /// <summary>The last part of a post's address. Its letters keep their case.</summary>
    public static string? Post(string segment)
    {
        string id = TrimProse(WithoutQuery(Unescape(segment)));
        return id.Length == 0 ? null : Uri.EscapeDataString(id).Replace("%3A", ":");
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

    /// <summary>Takes away a query that was escaped, or that follows without its question mark (<c>&amp;trk=…</c>).</summary>
    public static string WithoutQuery(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '?' or '#' || (text[i] is '&' or ';' && IsParameter(text, i + 1)))
            {
                return text.Substring(0, i);
            }
        }

        return text;
    }

    private static bool IsParameter(string text, int start)
    {
        int end = start;
        while (end < text.Length && (text[end] is '_' or '-' or '.' || char.IsLetterOrDigit(text[end])))
        {
            end++;
        }

        return end > start && end < text.Length && text[end] == '=';
    }

    /// <summary>Takes away the marks that a sentence, a list or brackets leave at the end.</summary>
    public static string TrimProse(string text)
    {
        int end = text.Length;
        while (end > 0 && (char.IsWhiteSpace(text[end - 1]) || IsMark(text[end - 1]) || IsForeignMark(text[end - 1])))
        {
            end--;
        }

        return end == text.Length ? text : text.Substring(0, end);
    }

    /// <summary>Whether a character is a mark of prose that ASCII does not have, of any script: <c>»</c>, <c>。</c>, <c>،</c>, <c>।</c>.</summary>
    public static bool IsForeignMark(char c) => c > '\u007f' && char.GetUnicodeCategory(c) is UnicodeCategory.OtherPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation;

    private static bool IsMark(char c) => c is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '}' or '>' or '"' or '\'' or '`' or '*' or '|' or '\\';

    // Dots alone are gone with the marks of prose.
    private static bool IsNoName(string folded) => folded.Length == 0 || folded.StartsWith("urn:li:", StringComparison.Ordinal);

    // Names compare without case and in one form of their accents. Folding one may make room for the other.
    private static string Fold(string plain)
    {
        string next = plain;
        string current;
        int steps = 0;
        do
        {
            current = next;
            next = TrimProse(WellFormed(current).ToLowerInvariant().Normalize(NormalizationForm.FormC));
        }
        while (next != current && ++steps < MaxSteps);
        return next;
    }

    // Half of a surrogate pair is not a text, and normalising refuses it.
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
