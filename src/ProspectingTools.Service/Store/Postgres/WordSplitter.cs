using System.Collections.Generic;
using System.Text;
using ProspectingTools.Service.Store.Sqlite;

namespace ProspectingTools.Service.Store.Postgres;

/// <summary>Splits texts into words as FTS5 does, so that a search finds the same people in both stores.</summary>
internal static class WordSplitter
{
    // PostgreSQL's longest lexeme has 2,046 bytes; at most 4 for a character, and the field's mark. Texts and queries are cut alike.
    private const int LongestWord = 500;

    /// <summary>The words of a text, in order.</summary>
    public static IEnumerable<string> Words(string? text) => Words(text, string.Empty);

    /// <summary>The words of a field's text, in order, each with the field's mark.</summary>
    public static IEnumerable<string> Words(string? text, char field) => Words(text, $"{field}:");

    private static IEnumerable<string> Words(string? text, string mark)
    {
        var word = new StringBuilder(mark);
        bool within = false;
        foreach (Rune rune in (text ?? string.Empty).EnumerateRunes())
        {
            Fts5Character character = Fts5Folding.Of(rune);
            if (within ? character.InWord : character.StartsWord)
            {
                within = true;
                if (word.Length < LongestWord + mark.Length)
                {
                    word.Append(character.Folded);
                }
            }
            else if (within)
            {
                yield return word.ToString();
                word.Length = mark.Length;
                within = false;
            }
        }

        if (within)
        {
            yield return word.ToString();
        }
    }
}
