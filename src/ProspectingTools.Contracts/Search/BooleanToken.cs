using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace ProspectingTools.Contracts.Search;

/// <summary>A word, phrase, operator or bracket of <see cref="BooleanText"/>, and where it is, from 1.</summary>
internal readonly struct BooleanToken(BooleanTokenKind kind, string text, int position, bool quoted = false)
{
    // Phones and word processors turn straight marks into these.
    private const string QuotationMarks = "\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02\u300c\u300d\u300e\u300f";

    private const string Opening = "(\uff08";

    private const string Closing = ")\uff09";

    public BooleanTokenKind Kind { get; } = kind;

    public string Text { get; } = text;

    public int Position { get; } = position;

    /// <summary>Whether it stood in quotation marks.</summary>
    public bool Quoted { get; } = quoted;

    public static List<BooleanToken> Of(EscapedText source)
    {
        string text = source.Text;
        List<BooleanToken> tokens = [];
        int i = 0;
        while (i < text.Length)
        {
            char c = text[i];
            if (IsBlank(c))
            {
                i++;
            }
            else if (IsOneOf(Opening, c) || IsOneOf(Closing, c))
            {
                tokens.Add(new BooleanToken(IsOneOf(Opening, c) ? BooleanTokenKind.Open : BooleanTokenKind.Close, c.ToString(), source.PositionOf(i)));
                i++;
            }
            else if (IsOneOf(QuotationMarks, c))
            {
                int end = i + 1;
                while (end < text.Length && !IsOneOf(QuotationMarks, text[end]))
                {
                    end++;
                }

                if (end == text.Length)
                {
                    throw new SearchTextException("this quotation mark is not closed", source.PositionOf(i));
                }

                tokens.Add(new BooleanToken(BooleanTokenKind.Word, Plain(text.Substring(i + 1, end - i - 1)), source.PositionOf(i), quoted: true));
                i = end + 1;
            }
            else
            {
                int start = i;
                while (i < text.Length && !IsBlank(text[i]) && !IsOneOf(Opening, text[i]) && !IsOneOf(Closing, text[i]) && !IsOneOf(QuotationMarks, text[i]))
                {
                    i++;
                }

                tokens.Add(Word(text.Substring(start, i - start), source.PositionOf(start)));
            }
        }

        tokens.Add(new BooleanToken(BooleanTokenKind.End, string.Empty, source.PositionOf(text.Length)));
        return tokens;
    }

    // Control characters and halves of characters mean nothing in a search, and no database takes them.
    private static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair)
            {
                plain.Append(c).Append(text[++i]);
            }
            else
            {
                plain.Append(char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c);
            }
        }

        return plain.ToString().Trim();
    }

    private static BooleanToken Word(string word, int position) => word switch
    {
        "AND" => new BooleanToken(BooleanTokenKind.And, word, position),
        "OR" => new BooleanToken(BooleanTokenKind.Or, word, position),
        "NOT" => new BooleanToken(BooleanTokenKind.Not, word, position),
        _ => new BooleanToken(BooleanTokenKind.Word, Plain(word), position),
    };

    // Unicode's format characters (zero-width space, marks of direction) occur between words, never in them: but a joiner does.
    private static bool IsBlank(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200b' or '\u200e' or '\u200f' or '\ufeff'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsOneOf(string set, char c) => set.IndexOf(c) >= 0;
}
