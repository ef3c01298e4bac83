using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ProspectingTools.Client.Export;
using Xunit;

namespace ProspectingTools.Client.Tests.Export;

/// <summary>What an export wrote is read back cell by cell, whatever is in the cells, the delimiter and the line ends.</summary>
public sealed class CsvReaderTests
{
    private static readonly string[] s_pieces = ["", "a", "ß", "\"", "\"\"", ",", ";", "\t", "|", "\r\n", "\n", "\r", " ", "😀", "'=", "\0"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_written_is_read(int seed)
    {
        var random = new Random(seed);
        for (int run = 0; run < 200; run++)
        {
            char delimiter = ",;\t|"[random.Next(4)];
            string[][] rows = [.. Enumerable.Range(0, random.Next(5)).Select(_ => Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Cell(random)).ToArray())];
            var text = new StringWriter();
            foreach (string[] row in rows)
            {
                CsvRow.Write(text, row, protectFormula: false, delimiter);
            }

            Assert.Equal(rows, Read(text.ToString(), delimiter));
        }
    }

    [Theory]
    [InlineData("a,b\nc,d\n")]
    [InlineData("a,b\r\nc,d\r\n")]
    [InlineData("a,b\rc,d")]
    [InlineData("\n\r\n\ra,b\n\n\r\nc,d\n\n")]
    [InlineData("\"a\",\"b\"\nc,\"d\"")]
    public void Line_ends_of_any_system_end_a_row_and_empty_lines_are_none(string text) =>
        Assert.Equal([["a", "b"], ["c", "d"]], Read(text, ','));

    [Theory]
    [InlineData("a,", new[] { "a", "" })]
    [InlineData(",a", new[] { "", "a" })]
    [InlineData(",", new[] { "", "" })]
    [InlineData("\"\"", new[] { "" })]
    [InlineData("a\"b,c", new[] { "a\"b", "c" })]
    [InlineData("\"a\"b,c", new[] { "ab", "c" })]
    [InlineData("\"a\"\"\",c", new[] { "a\"", "c" })]
    [InlineData("\"a,\r\nb\",c", new[] { "a,\r\nb", "c" })]
    public void A_row_has_its_cells(string text, string[] cells) => Assert.Equal([cells], Read(text, ','));

    [Theory]
    [InlineData("\"a")]
    [InlineData("a,\"")]
    [InlineData("\"a\"\"")]
    public void A_quotation_mark_that_is_not_closed_is_refused(string text) =>
        Assert.Contains("not closed", Assert.Throws<InvalidDataException>(() => Read(text, ',')).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_has_no_rows() => Assert.Empty(Read(string.Empty, ','));

    private static List<IReadOnlyList<string>> Read(string text, char delimiter)
    {
        var reader = new CsvReader(new StringReader(text), delimiter);
        List<IReadOnlyList<string>> rows = [];
        while (reader.Read() is { } row)
        {
            rows.Add(row);
        }

        return rows;
    }

    private static string Cell(Random random) => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
}
