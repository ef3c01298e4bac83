using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text;

namespace ProspectingTools.Contracts.Search;

/// <summary>
/// A tree as text, for storage and for people: <c>title:"VP Sales" AND NOT (country:US,CA OR headcount:C)</c>. What is printed
/// reads as the same tree.
/// </summary>
public static class QueryNotation
{
    // A tree has two more levels than the text that it came from.
    private const int MaxDepth = BooleanText.MaxDepth * 3;

    /// <summary>Prints a tree.</summary>
    /// <param name="node">The tree.</param>
    /// <returns>The text.</returns>
    public static string Print(QueryNode node)
    {
        StringBuilder text = new();
        Print(text, node, inner: false);
        return text.ToString();
    }

    /// <summary>Reads a tree.</summary>
    /// <param name="text">The text.</param>
    /// <param name="node">The tree; null when it cannot be read.</param>
    /// <param name="problem">Why it cannot be read, and where; null on success.</param>
    /// <returns>Whether it could be read. Nothing throws, whatever the text.</returns>
    public static bool TryRead(string text, [NotNullWhen(true)] out QueryNode? node, [NotNullWhen(false)] out SearchProblem? problem)
    {
        try
        {
            Reader reader = new(text);
            node = reader.Whole();
            problem = null;
            return true;
        }
        catch (SearchTextException e)
        {
            node = null;
            problem = e.Problem;
            return false;
        }
    }

    private static void Print(StringBuilder text, QueryNode node, bool inner)
    {
        switch (node)
        {
            case QueryNode.Phrase phrase:
                text.Append(NameOf(phrase.Field)).Append(':');
                Quote(text, phrase.Text);
                break;
            case QueryNode.Code code:
                text.Append(NameOf(code.Field)).Append(':');
                for (int i = 0; i < code.Values.Count; i++)
                {
                    text.Append(i == 0 ? string.Empty : ",");
                    Quote(text, code.Values[i]);
                }

                break;
            case QueryNode.None none:
                text.Append("NOT ");
                Print(text, none.Operand, inner: true);
                break;
            case QueryNode.All all:
                Join(text, all.Operands, " AND ", inner);
                break;
            case QueryNode.Any any:
                Join(text, any.Operands, " OR ", inner);
                break;
        }
    }

    private static void Join(StringBuilder text, IReadOnlyList<QueryNode> operands, string separator, bool inner)
    {
        text.Append(inner ? "(" : string.Empty);
        for (int i = 0; i < operands.Count; i++)
        {
            text.Append(i == 0 ? string.Empty : separator);
            Print(text, operands[i], inner: true);
        }

        text.Append(inner ? ")" : string.Empty);
    }

    private static void Quote(StringBuilder text, string value)
    {
        if (value.Length > 0 && value.All(c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
        {
            text.Append(value);
            return;
        }

        text.Append('"').Append(value.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append('"');
    }

    private static string NameOf<T>(T field)
        where T : struct, Enum
    {
        string name = field.ToString();
        return name.Substring(0, 1).ToLowerInvariant() + name.Substring(1);
    }

    private sealed class Reader(string text)
    {
        private int _at;

        public QueryNode Whole()
        {
            QueryNode node = Operand(0, bare: true);
            return _at == text.Length ? node : throw Problem("the query has ended, and more text follows");
        }

        // Bare: operands may be joined without brackets, which is so for the whole and within brackets.
        private QueryNode Operand(int depth, bool bare)
        {
            if (depth > MaxDepth)
            {
                throw Problem("the query is too deep");
            }

            QueryNode first = One(depth);
            string joint = !bare ? string.Empty : At(" AND ") ? " AND " : At(" OR ") ? " OR " : string.Empty;
            if (joint.Length == 0)
            {
                return first;
            }

            List<QueryNode> nodes = [first];
            while (Take(joint))
            {
                nodes.Add(One(depth));
            }

            return joint == " AND " ? QueryNode.AllOf(nodes) : QueryNode.AnyOf(nodes);
        }

        private QueryNode One(int depth)
        {
            if (Take("NOT "))
            {
                return QueryNode.NoneOf(Operand(depth + 1, bare: false));
            }

            if (Take("("))
            {
                QueryNode inner = Operand(depth + 1, bare: true);
                return Take(")") ? inner : throw Problem("')' is expected");
            }

            int start = _at;
            while (_at < text.Length && char.IsLetter(text[_at]))
            {
                _at++;
            }

            string name = text.Substring(start, _at - start);
            if (!Take(":"))
            {
                throw Problem("a field with ':' is expected, such as title:CTO");
            }

            if (Enum.TryParse(name, ignoreCase: true, out TextField field))
            {
                string words = Value();
                return BooleanText.HasWord(words) ? QueryNode.Words(field, words) : throw Problem("a word is expected");
            }

            if (!Enum.TryParse(name, ignoreCase: true, out CodeField code))
            {
                throw new SearchTextException($"there is no field '{name}'", start + 1);
            }

            List<string> values = [Value()];
            while (Take(","))
            {
                values.Add(Value());
            }

            return QueryNode.OneOf(code, values);
        }

        private string Value()
        {
            StringBuilder value = new();
            if (!Take("\""))
            {
                while (_at < text.Length && char.IsLetterOrDigit(text[_at]))
                {
                    value.Append(text[_at++]);
                }

                return value.Length > 0 ? value.ToString() : throw Problem("a value is expected");
            }

            for (; _at < text.Length && text[_at] != '"'; _at++)
            {
                _at += text[_at] == '\\' && _at + 1 < text.Length ? 1 : 0;
                value.Append(text[_at]);
            }

            return Take("\"") ? value.ToString() : throw Problem("'\"' is expected");
        }

        private bool At(string mark) => string.CompareOrdinal(text, _at, mark, 0, mark.Length) == 0;

        private bool Take(string mark)
        {
            bool here = At(mark);
            _at += here ? mark.Length : 0;
            return here;
        }

        private SearchTextException Problem(string message) => new(message, _at + 1);
    }
}
