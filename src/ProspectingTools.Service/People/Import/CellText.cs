using System;
using System.Text;

namespace ProspectingTools.Service.People.Import;

/// <summary>Text as it comes out of files.</summary>
internal static class CellText
{
    /// <summary>
    /// Text that every later step can carry: no control characters but line breaks and tabs, no half of a surrogate pair,
    /// no blanks around it.
    /// </summary>
    /// <returns>The text; null when nothing is left.</returns>
    public static string? Clean(string text)
    {
        string clean = NeedsWork(text) ? Rebuild(text) : text;
        clean = clean.Trim();
        return clean.Length == 0 ? null : clean;
    }

    private static bool NeedsWork(string text)
    {
        foreach (char c in text)
        {
            if (char.IsSurrogate(c) || IsUnwanted(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUnwanted(char c) => char.IsControl(c) && c is not ('\n' or '\t');

    private static string Rebuild(string text)
    {
        StringBuilder builder = new(text.Length);

        // Enumerating runes turns a lone surrogate into U+FFFD.
        foreach (Rune rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (!rune.IsBmp || !IsUnwanted((char)rune.Value))
            {
                builder.Append(rune);
            }
        }

        return builder.ToString();
    }
}
