using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ProspectingTools.Client.Export;

/// <summary>
/// Makes a name that people gave into the name of a file: one that Windows, macOS and Linux all take, that shows as what it
/// is, and that never leads to another folder.
/// </summary>
public static class SafeFileName
{
    // Leaves room for a number, an extension and what an unfinished export adds; the file systems' limit is 255 bytes or units.
    private const int MostBytes = 180;

    private const string Refused = "<>:\"/\\|?*";

    // Windows, "Naming Files, Paths, and Namespaces": these are devices in every folder, with an extension too.
    private static readonly string[] s_devices =
    [
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$",
        .. "123456789¹²³".SelectMany(static n => new[] { "COM" + n, "LPT" + n }),
    ];

    /// <summary>The name of a file, without an extension.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The file's; null when nothing of the name can be in one.</returns>
    public static string? From(string? name)
    {
        var text = new StringBuilder();
        foreach (char c in Whole(name ?? string.Empty).Normalize(NormalizationForm.FormC))
        {
            text.Append(IsRefused(c) ? '_' : c);
        }

        string safe = text.ToString().Trim();
        if (safe.Trim('_', '.', ' ', '-', '~').Length == 0)
        {
            return null;
        }

        // A point makes a hidden file, or another folder; a hyphen an option.
        safe = safe[0] is '.' or '-' or '~' ? "_" + safe.Substring(1) : safe;
        string stem = safe.Split('.')[0].TrimEnd();
        safe = s_devices.Contains(stem, StringComparer.OrdinalIgnoreCase) ? "_" + safe : safe;
        return Shortened(safe).TrimEnd('.', ' ');
    }

    // Half of a pair cannot be normalized, nor written.
    private static string Whole(string name)
    {
        var text = new StringBuilder(name.Length);
        for (int i = 0; i < name.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]);
            text.Append(char.IsSurrogate(name[i]) && !isPair ? '_' : name[i]);
            if (isPair)
            {
                text.Append(name[++i]);
            }
        }

        return text.ToString();
    }

    // Format characters turn the writing round or do not show: a name would look like another one.
    private static bool IsRefused(char c) =>
        Refused.IndexOf(c) >= 0 || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static string Shortened(string text)
    {
        var kept = new StringBuilder();
        int bytes = 0;
        TextElementEnumerator letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext() && (bytes += Encoding.UTF8.GetByteCount(letters.GetTextElement())) <= MostBytes)
        {
            kept.Append(letters.GetTextElement());
        }

        return kept.ToString();
    }
}
