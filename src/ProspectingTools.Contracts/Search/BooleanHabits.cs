using System;
using System.Collections.Generic;

namespace ProspectingTools.Contracts.Search;

/// <summary>What people write in a search box for an operator that LinkedIn does not have: it is looked for, and they are told.</summary>
internal static class BooleanHabits
{
    // Operators of other search engines, and the words of LinkedIn's operators in other languages, in capitals as they are written; not those that
    // are a word of another language, as in "VP OF SALES".
    // "and" in small letters asks for what AND does, and for the word beside it, which titles often have.
    private static readonly Dictionary<string, string> s_operators = new(StringComparer.Ordinal)
    {
        ["or"] = "OR", ["Or"] = "OR", ["not"] = "NOT", ["Not"] = "NOT", ["|"] = "OR", ["||"] = "OR", ["&&"] = "AND", ["!"] = "NOT",
        ["ODER"] = "OR", ["UND"] = "AND", ["NICHT"] = "NOT", ["OU"] = "OR", ["SAUF"] = "NOT", ["NIET"] = "NOT", ["OPPURE"] = "OR", ["ELLER"] = "OR", ["OCH"] = "AND",
        ["INTE"] = "NOT", ["IKKE"] = "NOT", ["TAI"] = "OR", ["LUB"] = "OR", ["ORAZ"] = "AND", ["NEBO"] = "OR", ["VEYA"] = "OR", ["ИЛИ"] = "OR", ["НЕ"] = "NOT", ["АБО"] = "OR",
    };

    /// <summary>What to say of a word.</summary>
    /// <param name="word">The word, as written.</param>
    /// <returns>The note; null for a word like others.</returns>
    public static string? Note(string word)
    {
        if (s_operators.TryGetValue(word, out string? meant))
        {
            return char.IsLower(word[word.Length - 1])
                ? $"LinkedIn's operators are in capitals: this is looked for as a word. Write {meant}"
                : $"LinkedIn's operators are AND, OR and NOT: this is looked for as a word, if it is one. Write {meant}";
        }

        if (word.Length < 2)
        {
            return null;
        }

        return word[0] switch
        {
            '-' when char.IsLetter(word[1]) => $"LinkedIn has no minus sign: the word is looked for. Write NOT {word.Substring(1)} to leave it out",
            '+' when char.IsLetter(word[1]) => "LinkedIn has no plus sign: every word must occur in any case",
            '\'' or '\u2018' or '\u201a' => "single quotation marks make no phrase: each word is looked for by itself. Use \"…\"",
            _ when word.StartsWith("school:", StringComparison.OrdinalIgnoreCase) => "the directory knows no schools: this is looked for as words",
            _ when word[word.Length - 1] == '*' => "LinkedIn has no wildcards: the word is looked for as given",
            _ => null,
        };
    }
}
