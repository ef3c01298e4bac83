using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ProspectingTools.Contracts.Search;
using Xunit;

namespace ProspectingTools.Service.Tests.Search;

public sealed class BooleanTextTests
{
    [Theory]
    [InlineData("a", "title:a")]
    [InlineData("a b", "title:a AND title:b")]
    [InlineData("a OR b c", "title:a OR (title:b AND title:c)")]
    [InlineData("a b OR c", "(title:a AND title:b) OR title:c")]
    [InlineData("NOT a b", "NOT title:a AND title:b")]
    [InlineData("a NOT b OR c", "(title:a AND NOT title:b) OR title:c")]
    [InlineData("a NOT (b OR c)", "title:a AND NOT (title:b OR title:c)")]
    [InlineData("NOT NOT a", "title:a")]
    [InlineData("a AND NOT b", "title:a AND NOT title:b")]
    [InlineData("\"VP Sales\" OR CTO", "title:\"VP Sales\" OR title:CTO")]
    [InlineData("“VP Sales” OR „Leiter IT“", "title:\"VP Sales\" OR title:\"Leiter IT\"")]
    [InlineData("«chef des ventes»", "title:\"chef des ventes\"")]
    [InlineData("O’Brien and or not", "title:\"O’Brien\" AND title:and AND title:or AND title:not")]
    [InlineData("\"OR\"", "title:OR")]
    [InlineData("(((a)))", "title:a")]
    [InlineData("a & b", "title:a AND title:b")]
    [InlineData("a OR &", "title:a")]
    [InlineData("ANDROID NOTE ORACLE", "title:ANDROID AND title:NOTE AND title:ORACLE")]
    [InlineData("(CEO）OR（CTO)", "title:CEO OR title:CTO")]
    [InlineData("title:x {name} NEAR", "title:\"title:x\" AND title:\"{name}\" AND title:NEAR")]
    public void Linkedins_rules_hold(string text, string query)
    {
        Assert.True(BooleanText.TryRead(text, TextField.Title, out QueryNode? node, out SearchProblem? problem), problem?.ToString());
        Assert.Equal(query, node.ToString());
    }

    [Theory]
    [InlineData("(a OR b", 1, "not closed")]
    [InlineData("a) b", 2, "closes nothing")]
    [InlineData("a \"b c", 3, "not closed")]
    [InlineData("a OR", 5, "nothing behind it")]
    [InlineData("OR a", 1, "nothing before it")]
    [InlineData("a OR OR b", 6, "nothing before it")]
    [InlineData("a AND OR b", 7, "nothing before it")]
    [InlineData("NOT", 4, "nothing behind it")]
    [InlineData("a ()", 4, "there is nothing")]
    [InlineData("(a OR )", 7, "nothing before it")]
    public void What_is_out_of_balance_is_said_with_its_place(string text, int position, string message)
    {
        Assert.False(BooleanText.TryRead(text, TextField.Title, out _, out SearchProblem? problem));
        Assert.NotNull(problem);
        Assert.Equal(position, problem.Position);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("& / \"!\"")]
    public void No_word_is_no_query(string text)
    {
        Assert.False(BooleanText.TryRead(text, TextField.Title, out _, out SearchProblem? problem));
        Assert.Null(problem);
    }

    [Fact]
    public void Printed_trees_read_as_they_were()
    {
        Random random = new(20261125);
        for (int i = 0; i < 3000; i++)
        {
            QueryNode tree = QuerySamples.Tree(random, 4);
            string printed = tree.ToString();
            Assert.True(QueryNotation.TryRead(printed, out QueryNode? read, out SearchProblem? problem), $"#{i} {printed}: {problem}");
            Assert.Equal(printed, read.ToString());
            Assert.Equal(Shape(tree), Shape(read));
        }
    }

    [Fact]
    public void Trees_of_one_field_read_from_linkedins_notation_as_they_were()
    {
        Random random = new(4);
        for (int i = 0; i < 3000; i++)
        {
            QueryNode tree = QuerySamples.Words(random, 4, TextField.Title);
            string text = LinkedIn(tree, random);
            Assert.True(BooleanText.TryRead(text, TextField.Title, out QueryNode? read, out SearchProblem? problem), $"#{i} {text}: {problem}");
            Assert.Equal(tree.ToString(), read.ToString());
        }
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Random_text_never_throws()
    {
        Random random = new(7);
        string[] parts = ["a", "(", ")", "\"", "“", " OR ", " AND ", "NOT ", " ", "\0", "\ud800", "𠮷", "-", "*", ":", "é", "\u200f"];
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => parts[random.Next(parts.Length)]));
            bool read = BooleanText.TryRead(text, TextField.Profile, out QueryNode? node, out SearchProblem? problem);
            Assert.Equal(read, node is not null);
            Assert.True(!read || problem is null);
            Assert.True(node is null || (QueryNotation.TryRead(node.ToString(), out QueryNode? again, out _) && again.Equals(node)), text);
            QueryNotation.TryRead(text, out _, out _);
        }
    }

    [Fact]
    public void Depth_has_an_end()
    {
        Assert.False(BooleanText.TryRead(new string('(', 200_000), TextField.Title, out _, out SearchProblem? open));
        Assert.Contains("brackets", open!.Message, StringComparison.Ordinal);
        Assert.False(BooleanText.TryRead(string.Concat(Enumerable.Repeat("NOT ", 100_000)), TextField.Title, out _, out _));
        Assert.False(QueryNotation.TryRead(new string('(', 200_000), out _, out _));
    }

    // Brackets where precedence needs them, and sometimes where not.
    private static string LinkedIn(QueryNode node, Random random)
    {
        string text = node switch
        {
            QueryNode.Phrase phrase => phrase.Text.All(char.IsLetter) && random.Next(2) == 0 ? phrase.Text : $"\"{phrase.Text}\"",
            QueryNode.None none => "NOT " + (none.Operand is QueryNode.Phrase ? LinkedIn(none.Operand, random) : $"({LinkedIn(none.Operand, random)})"),
            QueryNode.All all => string.Join(random.Next(2) == 0 ? " AND " : " ", all.Operands.Select(one => one is QueryNode.Any ? $"({LinkedIn(one, random)})" : LinkedIn(one, random))),
            QueryNode.Any any => string.Join(" OR ", any.Operands.Select(one => LinkedIn(one, random))),
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };
        return random.Next(4) == 0 && node is not QueryNode.None ? $"({text})" : text;
    }

    private static string Shape(QueryNode node)
    {
        StringBuilder text = new();
        Write(node);
        return text.ToString();

        void Write(QueryNode one)
        {
            text.Append(one.GetType().Name).Append('[');
            IEnumerable<QueryNode> inner = one switch
            {
                QueryNode.All all => all.Operands,
                QueryNode.Any any => any.Operands,
                QueryNode.None none => [none.Operand],
                _ => [],
            };
            foreach (QueryNode operand in inner)
            {
                Write(operand);
            }

            text.Append(one is QueryNode.Phrase phrase ? $"{phrase.Field}={phrase.Text}" : one is QueryNode.Code code ? $"{code.Field}={string.Join('|', code.Values)}" : string.Empty).Append(']');
        }
    }
}
