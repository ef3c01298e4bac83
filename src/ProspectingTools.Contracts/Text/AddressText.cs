using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ProspectingTools.Contracts.Text;

/// <summary>
/// Finds addresses in text as mails, chats, sheets and HTML carry them: within brackets and quotes, with marks of prose after
/// them, escaped as a whole, in full-width letters, with characters that nobody sees.
/// </summary>
internal static class AddressText
{
    // Sales Navigator writes a whole search into its address.
    private const int MaxLength = 16 * 1024;

    // Sheets escape what was escaped; more often than this is not an accident of a sheet.
    private const int MaxUnescapes = 3;

    private const string Host = "linkedin.com";
    private const string Site = "www." + Host;

    private static readonly Regex s_broken = new(
        @"linkedin\.c(?:om|n)/\S{0,500}(?:(?:-|%[0-9a-f]?)[ \t]*\r?\n[ \t>]*(?!https?:|www\.|linkedin\.)[a-z0-9]|[ \t]*\r?\n[ \t>]*%[0-9a-f])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(2));

    private static readonly string[] s_starts = ["https://", "http://", "linkedin://", "intent://", "android-app://", "ios-app://", "urn:li:"];

    /// <summary>The addresses of a text, in their order; the whole text when nothing in it begins like one.</summary>
    public static IReadOnlyList<string> Find(string? text)
    {
        if (text is null || text.Length > MaxLength)
        {
            return [];
        }

        string clean = Clean(text);
        if (clean.Length == 0)
        {
            return [];
        }

        List<string> found = [];
        int from = 0;
        while (NextStart(clean, from) is var start and >= 0)
        {
            int end = End(clean, start);
            found.Add(WithScheme(clean.Substring(start, end - start)));
            from = Math.Max(end, start + 1);
        }

        return found.Count > 0 ? found : [clean];
    }

    /// <summary>
    /// Whether a line ends within an address: behind a hyphen or in an escape, and the next line continues with a letter or digit. What stands
    /// before the break would name somebody else.
    /// </summary>
    public static bool IsBroken(string text) => text.Length <= MaxLength && text.IndexOf('\n') >= 0 && s_broken.IsMatch(text);

    /// <summary>Whether a character can be seen neither in an address bar nor in a cell.</summary>
    public static bool IsInvisible(char c) => c is '\u00ad' or '\u034f' or '\u061c' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e')
        or (>= '\u2060' and <= '\u2069') or '\ufeff' or '\0';

    /// <summary>Takes out what nobody sees and makes full-width letters plain. One joiner stays between letters of scripts, and signs, that need it.</summary>
    public static string Plain(string text)
    {
        if (!NeedsWork(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (IsFullWidth(c))
            {
                plain.Append((char)(c - 0xfee0));
            }
            else if (!IsInvisible(c) || (c is '\u200c' or '\u200d' && IsJoined(plain, text, i + 1)))
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }

    private static bool NeedsWork(string text)
    {
        foreach (char c in text)
        {
            if (IsInvisible(c) || IsFullWidth(c))
            {
                return true;
            }
        }

        return false;
    }

    // The next letter that is seen counts: joiners come in rows, and beside other marks.
    private static bool IsJoined(StringBuilder before, string text, int next)
    {
        while (next < text.Length && IsInvisible(text[next]))
        {
            next++;
        }

        return before.Length > 0 && IsOfOtherScript(before[before.Length - 1]) && next < text.Length && IsOfOtherScript(text[next]);
    }

    private static bool IsOfOtherScript(char c) => c > '\u007f' && !IsInvisible(c) && !IsFullWidth(c);

    // Marks of prose stay what they are: an address ends at them, also where the next word follows without a blank.
    private static bool IsFullWidth(char c) => c is >= '\uff01' and <= '\uff5e' and not ('！' or '（' or '）' or '，' or '；' or '［' or '］' or '｛' or '｝');

    private static string Clean(string text)
    {
        string clean = WebUtility.HtmlDecode(Plain(text)).Trim();
        if (clean.IndexOf("\\/", StringComparison.Ordinal) >= 0)
        {
            // As a string of JSON has it.
            clean = clean.Replace("\\/", "/");
        }

        for (int i = 0; i < MaxUnescapes && clean.IndexOf('/') < 0 && clean.IndexOf('%') >= 0; i++)
        {
            clean = Uri.UnescapeDataString(clean).Trim();
        }

        return WithScheme(clean.IndexOf('/') < 0 ? clean.Replace('\\', '/') : clean);
    }

    // "https//", "http:/", "htps://", "//": spelt with the letters and marks of a scheme, and meant as one.
    private static string WithScheme(string text)
    {
        int i = 0;
        while (i < text.Length && IsOfScheme(text[i]))
        {
            i++;
        }

        int letters = i;
        while (i < text.Length && text[i] is ':' or '/' or '\\')
        {
            i++;
        }

        int marks = i - letters;
        bool scheme = letters == 0 ? marks == 2 : letters >= 3 && marks > 0;
        string rest = text.Substring(i);
        return scheme && rest.Length > 0 && char.IsLetterOrDigit(rest[0]) ? "https://" + rest
            : text.StartsWith("/in/", StringComparison.OrdinalIgnoreCase) || text.StartsWith("in/", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("/sales/", StringComparison.OrdinalIgnoreCase) || text.StartsWith("/company/", StringComparison.OrdinalIgnoreCase)
                ? $"https://{Site}/{text.TrimStart('/')}"
            : text;
    }

    private static int NextStart(string text, int from)
    {
        int best = -1;
        foreach (string start in s_starts)
        {
            for (int at = text.IndexOf(start, from, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(start, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (IsBoundary(text, at))
                {
                    best = best < 0 ? at : Math.Min(best, at);
                    break;
                }
            }
        }

        for (int host = text.IndexOf(Host, from, StringComparison.OrdinalIgnoreCase); host >= 0; host = text.IndexOf(Host, host + 1, StringComparison.OrdinalIgnoreCase))
        {
            int at = host;
            while (at > from && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '-'))
            {
                at--;
            }

            bool whole = at == host || text[host - 1] == '.';
            at = BeforeScheme(text, at, from);
            if (whole && IsBoundary(text, at))
            {
                return best < 0 ? at : Math.Min(best, at);
            }
        }

        return best;
    }

    // Before a scheme, however it is spelt.
    private static int BeforeScheme(string text, int host, int from)
    {
        int marks = host;
        while (marks > from && text[marks - 1] is ':' or '/' or '\\')
        {
            marks--;
        }

        int letters = marks;
        while (letters > from && IsOfScheme(text[letters - 1]))
        {
            letters--;
        }

        return marks - letters >= 3 || (marks == letters && host - marks == 2 && text[marks] == '/') ? letters : host;
    }

    private static bool IsOfScheme(char c) => c is 'h' or 't' or 'p' or 's' or 'H' or 'T' or 'P' or 'S';

    private static bool IsBoundary(string text, int at) => at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '<' or '(' or '[' or '{' or '"' or '\'' or '`' or '*' or '_' or '|' or ',' or ';' or ':' or '>'
        || LinkedInSlug.IsForeignMark(text[at - 1]) || char.GetUnicodeCategory(text[at - 1]) == UnicodeCategory.OtherLetter;

    // A blank ends an address, but not within the query of one that is alone in its cell: there it is a word of the search, unless another
    // address follows.
    private static int End(string text, int start)
    {
        char closer = start == 0 ? '\0' : Closer(text[start - 1]);
        bool alone = text.Substring(0, start).Trim().Length == 0;
        bool query = false;
        int depth = 0;
        int end = start;
        for (; end < text.Length; end++)
        {
            char c = text[end];
            query |= c == '?';
            depth += c == '(' ? 1 : 0;
            bool inner = c == ')' && depth > 0;
            depth -= inner ? 1 : 0;
            bool word = query && alone && !(char.IsWhiteSpace(c) && Begins(text, end + 1));
            if ((c == closer && !inner) || (!word && (char.IsWhiteSpace(c) || c is '<' or '>' or '"' or '`' or '|' || (LinkedInSlug.IsForeignMark(c) && c != '·'))))
            {
                break;
            }
        }

        return end;
    }

    private static bool Begins(string text, int at)
    {
        foreach (string start in s_starts)
        {
            if (string.Compare(text, at, start, 0, start.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return true;
            }
        }

        return string.Compare(text, at, Site, 0, Site.Length, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private static char Closer(char opener) => opener switch
    {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        '\'' or '"' or '`' or '*' or '_' => opener,
        '«' => '»',
        '“' or '„' => '”',
        '‘' => '’',
        '‹' => '›',
        _ => '\0',
    };
}
