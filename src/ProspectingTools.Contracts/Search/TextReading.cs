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

        foreach (BooleanToken token in BooleanToken.Of(text).Where(token => token.Kind == BooleanTokenKind.Word))
        {
            if (!token.Quoted && BooleanHabits.Note(token.Text) is { } note)
            {
                findings.Note(name, token.Text, note);
            }
        }

        return node;
    }

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
