using System.Linq;

namespace ProspectingTools.Contracts.Search;

/// <summary>Filters that hold words: keywords, names, titles and companies without a number.</summary>
internal static class TextReading
{
    /// <summary>Why a text without a letter or digit asks for nothing.</summary>
    public const string NoWord = "it has no word in it";

    /// <summary>Words in Boolean notation.</summary>
    /// <exception cref="SearchTextException">They are out of balance.</exception>
    public static QueryNode? Boolean(FilterValue value, TextField field, SearchFindings findings)
    {
        if (value.Text is { } text)
        {
            return Boolean(value.Name, text, field, findings);
        }

        findings.Ignore(value.Name, value.Shown, "it has no text");
        return null;
    }

    /// <summary>Words in Boolean notation, of a filter or search box with this name.</summary>
    /// <exception cref="SearchTextException">They are out of balance.</exception>
    public static QueryNode? Boolean(string name, EscapedText text, TextField field, SearchFindings findings)
    {
        QueryNode? node = BooleanText.Read(text, field);
        if (node is null)
        {
            findings.Ignore(name, text.Text, NoWord);
        }

        string[] words = text.Text.Split([' ', '(', ')'], System.StringSplitOptions.RemoveEmptyEntries);
        foreach (string word in words.Where(word => word.Length > 1 && word[0] == '-' && char.IsLetter(word[1])))
        {
            findings.Note(name, word, $"LinkedIn has no minus sign: the word is looked for. Write NOT {word.Substring(1)} to leave it out");
        }

        foreach (string word in words.Where(word => word.Length > 1 && word[word.Length - 1] == '*'))
        {
            findings.Note(name, word, "LinkedIn has no wildcards: the word is looked for as given");
        }

        foreach (BooleanToken token in BooleanToken.Of(text).Where(token => token.Kind == BooleanTokenKind.Word && IsOperator(token.Text)))
        {
            findings.Note(name, token.Text, $"LinkedIn's operators are in capitals: this is looked for as a word. Write {token.Text.ToUpperInvariant()}");
        }

        return node;
    }

    // "and" in small letters asks for what AND does, and for the word beside it, which titles often have.
    private static bool IsOperator(string word) => word.Equals("or", System.StringComparison.OrdinalIgnoreCase) || word.Equals("not", System.StringComparison.OrdinalIgnoreCase);

    /// <summary>Words as given, side by side.</summary>
    public static QueryNode? Phrase(FilterValue value, TextField field, SearchFindings findings)
    {
        if (value.Text is { } text && BooleanText.HasWord(text.Text))
        {
            return QueryNode.Words(field, text.Text);
        }

        findings.Ignore(value.Name, value.Shown, value.Text is null ? "its number is not known here, and it has no text" : NoWord);
        return null;
    }
}
