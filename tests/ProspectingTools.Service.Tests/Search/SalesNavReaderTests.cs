using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Search;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Search;

[Collection(nameof(Alone))]
public sealed class SalesNavReaderTests
{
    private static readonly string[] s_textNames = ["text", "keywords"];

    [Theory]
    [InlineData("(keywords:x)", "x")]
    [InlineData("( keywords : x )", "x")]
    [InlineData("(keywords:(CEO%20OR%20CTO),filters:List())", "(CEO OR CTO)")]
    [InlineData("(filters:List(),keywords:a%2C%20b)", "a, b")]
    [InlineData("(filters:List(),keywords:a, b)", "a, b")]
    [InlineData("(filters%3AList()%2Ckeywords%3Aa%252C%2520b)", "a, b")]
    [InlineData("(filters%3AList()%2Ckeywords%3Aa%2C%20b)", "a, b")]
    [InlineData("%28filters%3AList%28%29%2Ckeywords%3A%2528a%2529%29", "(a)")]
    [InlineData("%2528keywords%253Aa%25252Cb%2529", "a,b")]
    [InlineData("(filters:List()%2Ckeywords:a%2520b)", "a b")]
    [InlineData("(keywords:List(a,filters:List())", "List(a")]
    [InlineData("(keywords:S%E3o Paulo)", "São Paulo")]
    [InlineData("(keywords:S%u00E3o Paulo)", "São Paulo")]
    [InlineData("(keywords:100%25 remote %zz)", "100% remote %zz")]
    [InlineData("(unknown:(a:b,c:List(d,(e:f))),keywords:x)", "x")]
    public void Texts_are_read_at_every_level_of_escaping(string query, string keywords)
    {
        Assert.True(SalesNavReader.TryRead(query, out SalesNavValue? value, out SearchProblem? problem), problem?.ToString());
        Assert.Equal(keywords, value["keywords"]?.Text);
    }

    [Theory]
    [InlineData("", 1, "begins with")]
    [InlineData("keywords:x", 1, "begins with")]
    [InlineData("(keywords:x", 12, "cut off")]
    [InlineData("(filters:List((type:REGION,values:List((text:Berlin", 52, "cut off")]
    [InlineData("(filters:List((type:REGION,", 28, "cut off")]
    [InlineData("(keywords:a)b)", 13, "has ended")]
    [InlineData("(filters:List((type:A,type:B)))", 23, "twice")]
    [InlineData("(filters:List(),,)", 17, "a name with ':'")]
    [InlineData("(%3A)", 2, "a name with ':'")]
    [InlineData("(filters%3AList((type%3AA%2Ctype%3AB)))", 29, "twice")]
    public void What_cannot_be_read_is_said_with_its_place(string query, int position, string message)
    {
        Assert.False(SalesNavReader.TryRead(query, out _, out SearchProblem? problem));
        Assert.Equal(position, problem.Position);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Printed_values_read_as_they_were()
    {
        Random random = new(20261125);
        for (int i = 0; i < 3000; i++)
        {
            SalesNavValue value = Record(random, 3);
            string printed = value.ToString();
            foreach (string text in new[]
            {
                printed,
                Uri.EscapeDataString(printed),
                Uri.EscapeDataString(Uri.EscapeDataString(printed)),
            })
            {
                Assert.True(SalesNavReader.TryRead(text, out SalesNavValue? read, out SearchProblem? problem), $"#{i} {text}: {problem}");
                Assert.Equal(printed, read.ToString());
            }
        }
    }

    [Fact]
    public void Random_text_never_throws()
    {
        Random random = new(7);
        string[] parts = ["(", ")", ",", ":", "List(", "filters", "type", "text:", "id:1", "%28", "%3A", "%2C", "%25", "%", "\ud83d", "é", " ", "keywords:", "%ED%A0%80", "%u12"];
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => parts[random.Next(parts.Length)]));
            bool read = SalesNavReader.TryRead(text, out SalesNavValue? value, out SearchProblem? problem);
            Assert.Equal((read, read), (value is not null, problem is null));
            Assert.True(read || problem!.Position is >= 1 && problem.Position <= text.Length + 1, text);
        }
    }

    [Theory]
    [InlineData("(")]
    [InlineData("List(")]
    [InlineData("(a:")]
    [InlineData("(text:x,")]
    [InlineData("%2Ctype")]
    [InlineData("a,b:(")]
    public Task Reading_takes_linear_time(string part) => LinearTime.CheckAsync(30_000 / part.Length, length =>
    {
        SalesNavReader.TryRead("(keywords:" + string.Concat(Enumerable.Repeat(part, length)), out _, out _);
        return Task.CompletedTask;
    });

    private static SalesNavValue Value(Random random, int depth) => random.Next(depth > 0 ? 3 : 1) switch
    {
        0 => SalesNavValue.OfText(Text(random)),
        1 => SalesNavValue.OfList([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1))]),
        _ => Record(random, depth - 1),
    };

    private static SalesNavValue Record(Random random, int depth)
    {
        string[] names = ["type", "values", "id", "other_1", "parent", "X"];
        IEnumerable<KeyValuePair<string, SalesNavValue>> fields = names.Where(_ => random.Next(2) == 0)
            .Select(name => new KeyValuePair<string, SalesNavValue>(name, Value(random, depth)));

        // Whatever these hold is a text.
        IEnumerable<KeyValuePair<string, SalesNavValue>> texts = s_textNames.Where(_ => random.Next(2) == 0)
            .Select(name => new KeyValuePair<string, SalesNavValue>(name, SalesNavValue.OfText(Text(random))));
        return SalesNavValue.OfRecord([.. fields.Concat(texts).OrderBy(_ => random.Next())]);
    }

    // No blanks around a text, and nothing that reads as an escape: those are taken off.
    private static string Text(Random random)
    {
        string[] parts = ["a", "(", ")", ",", ":", "type:", ",values:", "List(", "\"", "é", "مدير", " ", "𠮷", "+", "&", "#", "100% ", "/"];
        StringBuilder text = new("x");
        for (int i = random.Next(8); i > 0; i--)
        {
            text.Append(parts[random.Next(parts.Length)]);
        }

        return text.Append('z').ToString();
    }
}
