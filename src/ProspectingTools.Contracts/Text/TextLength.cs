using System.Globalization;

namespace ProspectingTools.Contracts.Text;

/// <summary>
/// The length of a text as people count it (contact-lists-api.md, "Length limits"): an emoji, or a letter with its accents, is
/// one character, however many UTF-16 units it takes.
/// </summary>
public static class TextLength
{
    // The longest emoji of Unicode takes 14 units. Nobody needs more, and a letter may carry a million accents.
    private const int MostUnits = 16;

    /// <summary>How many characters a text has.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Text elements; Windows PowerShell counts the parts of a composed emoji one by one.</returns>
    public static int Of(string text) => StringInfo.ParseCombiningCharacters(text).Length;

    /// <summary>Whether a text is no longer than a limit.</summary>
    /// <param name="text">The text; null has none.</param>
    /// <param name="most">The most characters.</param>
    /// <returns>True when it fits.</returns>
    public static bool Fits(string? text, int most) =>
        text is null || text.Length <= most || (text.Length <= (long)most * MostUnits && Of(text) <= most);
}
