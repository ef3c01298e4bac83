using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ProspectingTools.Client.Export;
using Xunit;

namespace ProspectingTools.Client.Tests.Export;

public sealed class CsvRowTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData(" spaces ", " spaces ")]
    [InlineData("Zoë Åberg 🙂", "Zoë Åberg 🙂")]
    public void A_cell_is_quoted_where_the_RFC_asks_for_it(string cell, string expected) => Assert.Equal(expected + "\r\n", Row(cell));

    [Fact]
    public void A_cell_that_is_not_there_is_empty() => Assert.Equal("a,,b,\r\n", Row("a", null, "b", null));

    [Fact]
    public void Whatever_is_written_is_read_back() =>
        Prop.ForAll<NonEmptyArray<string?>>(cells =>
        {
            string?[] row = cells.Get;
            return Parse(Row(row)).SequenceEqual(row.Select(cell => cell ?? string.Empty));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("＝1")]
    [InlineData("'=1")]
    [InlineData("''+1")]
    public void A_formula_becomes_text(string cell) => Assert.Equal("'" + cell, CsvRow.Protect(cell));

    [Theory]
    [InlineData("a=b")]
    [InlineData("'a")]
    [InlineData("''")]
    [InlineData("1-2")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_formula_stays_as_it_is(string? cell) => Assert.Equal(cell, CsvRow.Protect(cell));

    private static string Row(params string?[] cells)
    {
        using var writer = new StringWriter();
        CsvRow.Write(writer, cells, protectFormula: false);
        return writer.ToString();
    }

    // One record by the grammar of RFC 4180.
    private static List<string> Parse(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (c == ',' || (c == '\r' && i == text.Length - 2)))
            {
                cells.Add(cell.ToString());
                cell.Clear();
                i += c == '\r' ? 1 : 0;
            }
            else
            {
                cell.Append(c);
            }
        }

        return cells;
    }
}
