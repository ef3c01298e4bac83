using System;
using System.Collections.Generic;

namespace ProspectingTools.Files;

/// <summary>Courtesy titles, which some address books keep under "Title": they are not jobs.</summary>
internal static class CourtesyTitles
{
    private static readonly HashSet<string> s_titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Mx", "Mx.", "Dr", "Dr.", "Prof", "Prof.", "Prof. Dr.", "Sir", "Madam", "Herr", "Frau", "Herr Dr.", "Frau Dr.", "Hr.", "Fr.",
        "M.", "Mme", "Mlle", "Monsieur", "Madame", "Sr.", "Sra.", "Srta.", "Sr", "Sra", "Dña.", "Sig.", "Sig.ra", "Signor", "Signora", "Dott.", "Dott.ssa", "Ing.", "Dhr.", "Mevr.",
        "Mw.", "Pan", "Pani", "Herra", "Rouva", "Bay", "Bayan", "先生", "女士", "小姐", "様",
    };

    /// <summary>Whether a text is such a title and nothing else.</summary>
    public static bool Contains(string text) => text.Length <= 9 && s_titles.Contains(text);
}
