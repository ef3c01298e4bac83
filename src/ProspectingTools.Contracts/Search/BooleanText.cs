using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ProspectingTools.Contracts.Search;

/// <summary>
/// Reads the Boolean notation of LinkedIn's search boxes: <c>AND</c>, <c>OR</c> and <c>NOT</c> in capitals, quotation marks of any
/// kind around a phrase, brackets. NOT binds before AND, AND before OR; words side by side must all occur. What is out of balance
/// is an error with its place, because guessing would search for other people.
/// </summary>
public static class BooleanText
{
    /// <summary>The deepest brackets.</summary>
    internal const int MaxDepth = 25;

    /// <summary>The most words and phrases; LinkedIn allows fewer characters than these would need.</summary>
    internal const int MaxWords = 1000;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="field">What the words are looked for in.</param>
    /// <param name="query">What it asks for; null when it cannot be read, or when it has no word in it.</param>
    /// <param name="problem">Why it cannot be read, and where; null otherwise.</param>
    /// <returns>Whether it could be read and has a word in it. Nothing throws, whatever the text.</returns>
    public static bool TryRead(string text, TextField field, [NotNullWhen(true)] out QueryNode? query, out SearchProblem? problem)
    {
        try
        {
            query = Read(EscapedText.From(text, 0), field);
            problem = null;
            return query is not null;
        }
        catch (SearchTextException e)
        {
            query = null;
            problem = e.Problem;
            return false;
        }
    }

    /// <summary>Reads the text of a search box, with what is to be said of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="field">What the words are looked for in.</param>
    /// <param name="filter">What the search box is called.</param>
    /// <returns>The query with its notes, or why there is none. Nothing throws, whatever the text.</returns>
    public static SearchReading Read(string text, TextField field, string filter)
    {
        SearchFindings findings = new();
        try
        {
            QueryNode? query = TextReading.Boolean(filter, EscapedText.From(text, 0), field, findings);
            return new SearchReading(query, findings, query is null ? new SearchProblem(TextReading.NoWord, null) : null);
        }
        catch (SearchTextException e)
        {
            return new SearchReading(null, findings, e.Problem);
        }
    }

    /// <summary>Whether a text has a letter or digit, which every word of a search needs.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it has.</returns>
    public static bool HasWord(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsWord(CharUnicodeInfo.GetUnicodeCategory(text, i)))
            {
                return true;
            }

            i += char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 1 : 0;
        }

        return false;
    }

    // LinkedIn's own names of fields in its search box: title:cto, company:"Acme Labs".
    private static readonly Dictionary<string, TextField> s_fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["firstname"] = TextField.FirstName, ["lastname"] = TextField.LastName, ["title"] = TextField.Title, ["company"] = TextField.Company,
    };

    internal static QueryNode? Read(EscapedText text, TextField field) => new Reader(text, field).Whole();

    private static bool IsWord(UnicodeCategory category) => category is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    // A descent over the tokens; an operand without a letter or digit asks for nothing, and is null.
    private sealed class Reader(EscapedText text, TextField field)
    {
        private readonly List<BooleanToken> _tokens = BooleanToken.Of(text);
        private int _next;
        private int _words;

        private BooleanToken Current => _tokens[_next];

        public QueryNode? Whole()
        {
            if (Current.Kind == BooleanTokenKind.End)
            {
                return null;
            }

            QueryNode? query = Either(0);
            return Current.Kind switch
            {
                BooleanTokenKind.End => query,
                BooleanTokenKind.Close => throw Problem("this ')' closes nothing"),
                _ => throw Problem($"'{Current.Text}' has nothing before it"),
            };
        }

        private QueryNode? Either(int depth)
        {
            List<QueryNode> nodes = [];
            Add(nodes, Both(depth));
            while (Current.Kind == BooleanTokenKind.Or)
            {
                _next++;
                Add(nodes, Both(depth));
            }

            return nodes.Count == 0 ? null : QueryNode.AnyOf(nodes);
        }

        private QueryNode? Both(int depth)
        {
            List<QueryNode> nodes = [];
            Add(nodes, One(depth));
            while (Current.Kind is BooleanTokenKind.And or BooleanTokenKind.Not or BooleanTokenKind.Open or BooleanTokenKind.Word)
            {
                _next += Current.Kind == BooleanTokenKind.And ? 1 : 0;
                Add(nodes, One(depth));
            }

            return nodes.Count == 0 ? null : QueryNode.AllOf(nodes);
        }

        private QueryNode? One(int depth)
        {
            if (depth > MaxDepth)
            {
                throw Problem($"more than {MaxDepth} brackets are nested");
            }

            BooleanToken token = Current;
            switch (token.Kind)
            {
                case BooleanTokenKind.Not:
                    _next++;
                    QueryNode? excluded = One(depth + 1);
                    return excluded is null ? null : QueryNode.NoneOf(excluded);
                case BooleanTokenKind.Open:
                    _next++;
                    QueryNode? inner = Current.Kind == BooleanTokenKind.Close ? throw Problem("there is nothing in these brackets") : Either(depth + 1);
                    if (Current.Kind != BooleanTokenKind.Close)
                    {
                        throw new SearchTextException("this '(' is not closed", token.Position);
                    }

                    _next++;
                    return inner;
                case BooleanTokenKind.Word:
                    _next++;
                    if (++_words > MaxWords)
                    {
                        throw new SearchTextException($"more than {MaxWords} words", token.Position);
                    }

                    (TextField where, string words) = Place(token);
                    return HasWord(words) ? QueryNode.Words(where, words) : null;
                case BooleanTokenKind.End:
                    throw Problem(_next > 0 ? $"'{_tokens[_next - 1].Text}' has nothing behind it; put it in quotation marks to look for the word" : "nothing is asked for");
                default:
                    throw Problem($"'{token.Text}' has nothing before it; put it in quotation marks to look for the word");
            }
        }

        // Keywords may name the field that a word or phrase is looked for in.
        private (TextField Field, string Words) Place(BooleanToken token)
        {
            int colon = field == TextField.Profile && !token.Quoted ? token.Text.IndexOf(':') : -1;
            if (colon < 0 || !s_fields.TryGetValue(token.Text.Substring(0, colon), out TextField named))
            {
                return (field, token.Text);
            }

            if (colon + 1 == token.Text.Length && Current is { Kind: BooleanTokenKind.Word, Quoted: true })
            {
                return (named, _tokens[_next++].Text);
            }

            return (named, token.Text.Substring(colon + 1));
        }

        private static void Add(List<QueryNode> nodes, QueryNode? node)
        {
            if (node is not null)
            {
                nodes.Add(node);
            }
        }

        private SearchTextException Problem(string message) => new(message, Current.Position);
    }
}
