using System;
using System.Text;

namespace ProspectingTools.Files;

/// <summary>Text as it comes out of files.</summary>
public static class CellText
{
    private static readonly char[] s_formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    /// <summary>
    /// Text that every later step can carry: no control characters but line breaks and tabs, no half of a surrogate pair,
    /// no blanks around it.
    /// </summary>
    /// <returns>The text; null when nothing is left.</returns>
    public static string? Clean(string text)
    {
        string clean = (NeedsWork(text) ? Rebuild(text) : text).Trim();
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>Takes the apostrophe away that keeps a spreadsheet from computing a cell.</summary>
    public static string Unprotect(string text) =>
        text.Length > 1 && text[0] == '\'' && text.TrimStart('\'') is { Length: > 0 } rest && Array.IndexOf(s_formula, rest[0]) >= 0 ? text.Substring(1) : text;

    /// <summary>Whether a text stands for there being none: <c>N/A</c>, <c>null</c>, <c>-</c>, <c>#</c>.</summary>
    public static bool IsPlaceholder(string text) => text.Length <= 10 && text switch
    {
        "N/A" or "n/a" or "N/a" or "NA" or "n.a." or "N.A." or "#N/A" or "#REF!" or "#VALUE!" or "null" or "NULL" or "(null)" or "undefined" or "NaN" or "nan" or "None" or "none"
            or "(blank)" or "(none)" or "(empty)" or "-" or "--" or "---" or "–" or "—" or "#" or "?" or "." or "/" or "\\N" or "not found" or "Not found" or "Not Found" => true,
        _ => false,
    };

    private static bool NeedsWork(string text)
    {
        foreach (char c in text)
        {
            if (c == '\u2028' || c < ' ' ? c is not ('\n' or '\t') : c >= '\u007f' && (char.IsSurrogate(c) || char.IsControl(c)))
            {
                return true;
            }
        }

        return false;
    }

    private static string Rebuild(string text)
    {
        var builder = new StringBuilder(text.Length);
        string lines = text.Replace("\r\n", "\n").Replace('\u2028', '\n');
        for (int i = 0; i < lines.Length; i++)
        {
            char c = lines[i];
            if (char.IsHighSurrogate(c) && i + 1 < lines.Length && char.IsLowSurrogate(lines[i + 1]))
            {
                builder.Append(c).Append(lines[++i]);
            }
            else if (char.IsSurrogate(c))
            {
                builder.Append('\ufffd');
            }
            else if (!char.IsControl(c) || c is '\n' or '\t')
            {
                builder.Append(c);
            }
        }

        return builder.ToString();
    }
}
